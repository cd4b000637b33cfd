using System.Security.Cryptography;
using Appwacht.Client;
using Appwacht.Connectors.Files;

namespace Appwacht.Cli.Inputs;

/// <summary>The lines of all files in a folder, one after the other. They are sent on from the line where a server is.</summary>
internal sealed class LinesToPush : IPushed
{
    private readonly List<(LineFile File, long First)> files = [];
    private readonly IProgress<ReadProgress>? progress;
    private long lines;

    private LinesToPush(IProgress<ReadProgress>? progress) => this.progress = progress;

    /// <inheritdoc/>
    public string Key { get; private set; } = "";

    /// <inheritdoc/>
    public string System => "export";

    /// <summary>Goes through the files once, to know which lines are where and to find the same import again.</summary>
    public static async Task<LinesToPush> Of(IReadOnlyList<LineFile> files, IProgress<ReadProgress>? progress, CancellationToken cancel)
    {
        var made = new LinesToPush(progress);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            made.files.Add((file, made.lines + 1));
            await file.Read(
                (bytes, isEnd) =>
                {
                    digest.AppendData(bytes.Span);
                    made.lines += isEnd ? 1 : 0;
                    return ValueTask.CompletedTask;
                },
                cancel);
        }

        made.Key = $"push-{Convert.ToHexStringLower(digest.GetHashAndReset())}";
        return made;
    }

    /// <inheritdoc/>
    public bool IsDone(ImportStand stand) => stand.Regels >= lines;

    /// <inheritdoc/>
    public Task<ImportStand> Send(ImportenClient imports, ImportStand stand, CancellationToken cancel) =>
        imports.Regels(stand.Nummer, stand.Regels + 1, (into, writing) => Write(into, stand.Regels, writing), cancel);

    /// <inheritdoc/>
    public (string File, long Line) PlaceOf(AfgewezenRegel rejected)
    {
        var (file, first) = files.Last(file => file.First <= rejected.Regel);
        return (file.Name, rejected.Regel - first + 1);
    }

    private async Task Write(Stream into, long stored, CancellationToken cancel)
    {
        var line = 1L;
        foreach (var (file, first) in files)
            await file.Read(
                async (bytes, isEnd) =>
                {
                    if (line > stored)
                        await into.WriteAsync(bytes, cancel);
                    if (!isEnd)
                        return;
                    line++;
                    progress?.Report(new ReadProgress(file.Name, line - 1, lines));
                },
                cancel);
    }
}
