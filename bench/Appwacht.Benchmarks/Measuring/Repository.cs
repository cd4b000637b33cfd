namespace Appwacht.Benchmarks.Measuring;

/// <summary>Where the repository is that the benchmark was built in.</summary>
internal static class Repository
{
    private static readonly string Root = Above(AppContext.BaseDirectory);

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Appwacht.slnx"))
        ? folder
        : Above(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("The benchmark runs outside the repository."));
}
