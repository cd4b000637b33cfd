using System.IO.Compression;

namespace Appwacht.Cli.Inputs;

/// <summary>A file with lines for a server: each line something by itself, or the whole file one inventory.</summary>
/// <param name="Path">Where it is.</param>
internal sealed record LineFile(string Path)
{
    private static readonly string[] Endings = [".ndjson", ".ndjson.gz", ".json", ".json.gz"];

    /// <summary>Its name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The inventory of one device: whatever lines it has are one.</summary>
    private bool IsOne => Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || Name.EndsWith(".json.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Those in a folder, by name.</summary>
    public static IReadOnlyList<LineFile> In(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder).Where(path => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal).Select(path => new LineFile(path)),
    ];

    /// <summary>Goes through its bytes as lines: each piece ends in the file or with the end of a line, and the last line has an end too.</summary>
    /// <param name="take">Takes a piece; whether it ends a line.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Read(Func<ReadOnlyMemory<byte>, bool, ValueTask> take, CancellationToken cancel)
    {
        await using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        await using var stream = Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? (Stream)new GZipStream(file, CompressionMode.Decompress) : file;
        var buffer = new byte[1 << 16];
        var isOpen = false;
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;)
        {
            // Between the values of JSON an end of a line is as good as a space, and within one it cannot stand.
            if (IsOne)
                buffer.AsSpan(0, read).ReplaceAny(LineEnds, (byte)' ');
            for (var from = 0; from < read;)
            {
                var end = buffer.AsSpan(from, read - from).IndexOf((byte)'\n');
                var length = end < 0 ? read - from : end + 1;
                await take(buffer.AsMemory(from, length), end >= 0);
                (from, isOpen) = (from + length, end < 0);
            }
        }

        if (isOpen)
            await take("\n"u8.ToArray(), true);
    }

    private static readonly System.Buffers.SearchValues<byte> LineEnds = System.Buffers.SearchValues.Create("\r\n"u8);
}
