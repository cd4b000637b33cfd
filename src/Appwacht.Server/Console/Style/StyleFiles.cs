using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Appwacht.Server.Console.Style;

/// <summary>
/// The style sheets, type and script of the pages. Each has a mark of its content in its address, so that a browser keeps it for good and
/// asks for it again only when it has become another.
/// </summary>
internal sealed partial class StyleFiles
{
    private const string Root = "/stijl/";

    /// <summary>What becomes one sheet, later ones winning: the components, what a theme may lack, and our own layout.</summary>
    private static readonly string[] Basis = ["componenten.css", "badge.css", "defaults.css", "shell.css", "register.css"];

    private readonly FrozenDictionary<string, StyleFile> files;

    /// <summary>Reads all of them.</summary>
    public StyleFiles()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "stijl");
        var made = Directory.EnumerateFiles(folder, "*.woff2").Concat(Directory.EnumerateFiles(folder, "*.js"))
            .ToDictionary(path => Path.GetFileName(path), path => new StyleFile(Path.GetFileName(path), File.ReadAllBytes(path)), StringComparer.Ordinal);
        string Read(string name) => Reference().Replace(
            SourceMap().Replace(File.ReadAllText(Path.Combine(folder, name)), ""), found => made.TryGetValue(found.Groups[1].Value, out var file) ? $"url(\"{Root}{file.Address}\")" : found.Value);
        void Make(string name, params string[] parts) => made[name] = new StyleFile(name, Encoding.UTF8.GetBytes(string.Join('\n', Array.ConvertAll(parts, Read))));
        Make("basis.css", Basis);
        Make(Theme.Voorbeeld.Name + ".css", Theme.Voorbeeld.Name + ".css", "brand.css");
        Make(Theme.Ground + ".css", Theme.Voorbeeld.Name + ".css");
        Make(Theme.MooiEnAnders.Name + ".css", Theme.MooiEnAnders.Name + ".css");
        files = made.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The address of a file.</summary>
    public string this[string name] => Root + files[name].Address;

    /// <summary>The addresses of the style sheets of a theme, later ones winning.</summary>
    public IEnumerable<string> Of(Theme theme) => theme.OwnSheet is { } own ? [this[theme.Name + ".css"], own] : [this[theme.Name + ".css"]];

    /// <summary>Serves them.</summary>
    public void Map(WebApplication app)
    {
        var byAddress = files.Values.ToFrozenDictionary(file => file.Address, StringComparer.Ordinal);
        app.MapGet(Root + "{naam}", (string naam) => byAddress.TryGetValue(naam, out var file) ? (IResult)file : TypedResults.NotFound())
            .ExcludeFromDescription().DisableRateLimiting();
    }

    [GeneratedRegex("""url\("?([\w.-]+)"?\)""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/\*# sourceMappingURL=[^*]*\*/")]
    private static partial Regex SourceMap();
}
