namespace Appwacht.Architecture.Tests;

/// <summary>Where the files of the repository are that tests read.</summary>
internal static class Repository
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true };

    /// <summary>The folder with the solution in it.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every source file below a folder, with its path from the root, written with forward slashes.</summary>
    public static IReadOnlyDictionary<string, string> Sources(string folder) => Files(folder, "*.cs");

    /// <summary>Every file below a folder that fits the pattern, by its path from the root; what a build makes is left out.</summary>
    public static IReadOnlyDictionary<string, string> Files(string folder, string pattern) => Directory.EnumerateFiles(PathOf(folder), pattern, Everything)
        .Select(path => (Path: path, Name: Path.GetRelativePath(Root, path).Replace('\\', '/')))
        .Where(file => !file.Name.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or ".git"))
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .ToDictionary(file => file.Name, file => File.ReadAllText(file.Path));

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Appwacht.slnx"))
        ? folder
        : Above(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
