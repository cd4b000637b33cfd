namespace Appwacht.Server.Commands;

/// <summary>A file that is there whole or not at all: it gets its name when everything of it is on the disk.</summary>
internal sealed class WholeFile : IAsyncDisposable
{
    private readonly string path;
    private readonly string unfinished;
    private readonly FileStream stream;

    private WholeFile(string path)
    {
        this.path = path;
        unfinished = $"{path}.{Guid.NewGuid():N}.part";
        stream = PrivateFiles.Create(unfinished);
    }

    /// <summary>What to write to.</summary>
    public Stream Stream => stream;

    /// <summary>Begins one.</summary>
    /// <exception cref="IOException">There is a file of that name.</exception>
    public static WholeFile Create(string path) => File.Exists(path) ? throw new IOException($"{path} is there already.") : new WholeFile(path);

    /// <summary>Gives it its name.</summary>
    public async Task Keep(CancellationToken cancel)
    {
        await stream.FlushAsync(cancel);
        stream.Flush(flushToDisk: true);
        await stream.DisposeAsync();
        File.Move(unfinished, path);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        File.Delete(unfinished);
    }
}
