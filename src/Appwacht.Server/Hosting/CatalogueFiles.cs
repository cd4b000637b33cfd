using Appwacht.Core.Catalogue;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Syntax;
using Appwacht.Register;

namespace Appwacht.Server.Hosting;

/// <summary>Reads the register and the policies that come with the program.</summary>
internal static class CatalogueFiles
{
    /// <summary>Reads both.</summary>
    /// <exception cref="InvalidDataException">Something in them is wrong: this program was not put together well.</exception>
    public static AppCatalogue Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "catalogue");
        var (register, faults) = RegisterReader.Read(name => File.Exists(Path.Combine(folder, name)) ? File.OpenRead(Path.Combine(folder, name)) : null);
        if (register is null)
            throw new InvalidDataException(string.Join(Environment.NewLine, faults));
        return new AppCatalogue(register, [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "policies"), "*.yaml").Order(StringComparer.Ordinal).Select(ReadPolicy)]);
    }

    private static Layer ReadPolicy(string file) => PolicyParser.Parse(File.ReadAllText(file)).Document is { } document
        ? new Layer(document, Path.GetFileName(file)) : throw new InvalidDataException($"{file} cannot be read.");
}
