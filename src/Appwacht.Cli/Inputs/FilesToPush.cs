using System.Security.Cryptography;
using System.Text;
using Appwacht.Client;
using Appwacht.Connectors.Files;

namespace Appwacht.Cli.Inputs;

/// <summary>The exports of a management system. They are sent whole, and the server passes over what it has.</summary>
internal sealed class FilesToPush : IPushed
{
    private readonly string[] paths;
    private readonly IProgress<ReadProgress>? progress;

    private FilesToPush(FleetFolder folder, string[] paths, IProgress<ReadProgress>? progress)
    {
        (this.paths, this.progress) = (paths, progress);
        System = folder.Source is FleetSource.Intune ? "intune" : "export";
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            using var stream = File.OpenRead(path);
            digest.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(path)));
            digest.AppendData(SHA256.HashData(stream));
        }

        Key = $"push-{Convert.ToHexStringLower(digest.GetHashAndReset())}";
    }

    /// <inheritdoc/>
    public string Key { get; }

    /// <inheritdoc/>
    public string System { get; }

    /// <summary>The files of a folder; exemptions are none that a server takes from a file.</summary>
    public static FilesToPush Of(FleetFolder folder, string path, IProgress<ReadProgress>? progress) =>
        new(folder, [.. folder.Files.Select(name => Path.Combine(path, name)).Where(file => Path.GetFullPath(file) != Path.GetFullPath(folder.ExemptionsPath ?? path))], progress);

    /// <summary>How many lines they are, only the server knows.</summary>
    public bool IsDone(ImportStand stand) => false;

    /// <inheritdoc/>
    public Task<ImportStand> Send(ImportenClient imports, ImportStand stand, CancellationToken cancel) =>
        imports.Bestanden(stand.Nummer, paths.Select(path => (Path.GetFileName(path), (Stream)new WatchedFile(path, progress))), cancel);

    /// <inheritdoc/>
    public (string File, long Line) PlaceOf(AfgewezenRegel rejected) => (rejected.Bestand ?? "", rejected.Regel);

    /// <summary>A file that tells how far it is read.</summary>
    private sealed class WatchedFile(string path, IProgress<ReadProgress>? progress) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            progress?.Report(new ReadProgress(Path.GetFileName(Name), Position, Length));
            return read;
        }
    }
}
