using System.Security.Cryptography;
using Appwacht.Cli.Reports;

namespace Appwacht.Cli.Inputs;

/// <summary>Names, sizes and digests of files, so that an answer can be held against exactly what it rests on.</summary>
internal static class InputFiles
{
    /// <summary>Reads each file once more to take its digest.</summary>
    public static IReadOnlyList<InputFile> Describe(IEnumerable<string> paths) => [.. paths.Where(File.Exists).Select(Describe)];

    private static InputFile Describe(string path)
    {
        using var stream = File.OpenRead(path);
        return new InputFile(Path.GetFileName(path), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
