using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Appwacht.Client;

/// <summary><c>…/importen</c>: many lines or files at once, which go on after a cut where they were cut.</summary>
/// <remarks>What is brought is sent as it is written, however much it is; the timeout of the <see cref="HttpClient"/> has to allow for that.</remarks>
public sealed class ImportenClient
{
    private readonly ApiCaller caller;

    internal ImportenClient(ApiCaller caller) => this.caller = caller;

    /// <summary>Begins an import, or finds the one that was begun under the same key.</summary>
    /// <param name="sleutel">What the import is called, so that it can be found again; up to 128 characters.</param>
    /// <param name="bron">The system it comes from.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ImportStand> Begin(string sleutel, string bron, CancellationToken cancel = default)
    {
        using var content = JsonContent.Create(new NieuweImport(bron), WireJson.Default.NieuweImport);
        return await caller.Send("importen", content, sleutel, WireJson.Default.ImportStand, cancel);
    }

    /// <summary>How far an import is.</summary>
    public Task<ImportStand> Een(int nummer, CancellationToken cancel = default) => caller.Get($"importen/{nummer}", WireJson.Default.ImportStand, cancel);

    /// <summary>Brings lines, packed on the way.</summary>
    /// <param name="nummer">The import.</param>
    /// <param name="vanaf">The number of the first line.</param>
    /// <param name="write">Writes the lines.</param>
    /// <param name="cancel">Gives up; what was stored stays.</param>
    /// <returns>How far the import is then.</returns>
    public async Task<ImportStand> Regels(int nummer, long vanaf, Func<Stream, CancellationToken, Task> write, CancellationToken cancel = default)
    {
        using var content = new WrittenContent(write);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        content.Headers.ContentEncoding.Add("gzip");
        return await caller.Send($"importen/{nummer}/regels?vanaf={vanaf}", content, null, WireJson.Default.ImportStand, cancel);
    }

    /// <summary>Brings the files that a management system exports. They are sent whole again after a cut; the server passes over what it has.</summary>
    /// <param name="nummer">The import.</param>
    /// <param name="bestanden">Their names and contents; the streams are closed.</param>
    /// <param name="cancel">Gives up; what was stored stays.</param>
    /// <returns>How far the import is then.</returns>
    public async Task<ImportStand> Bestanden(int nummer, IEnumerable<(string Naam, Stream Inhoud)> bestanden, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(bestanden);
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in bestanden)
            form.Add(new StreamContent(content), "bestand", name);
        return await caller.Send($"importen/{nummer}/bestanden", form, null, WireJson.Default.ImportStand, cancel);
    }

    /// <summary>The lines that were set aside.</summary>
    public IAsyncEnumerable<AfgewezenRegel> Afgewezen(int nummer, CancellationToken cancel = default) => caller.GetAll($"importen/{nummer}/afgewezen", WireJson.Default.PaginaAfgewezenRegel, cancel);

    /// <summary>A body that is packed and sent while it is written: nobody knows how long it becomes.</summary>
    private sealed class WrittenContent(Func<Stream, CancellationToken, Task> write) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await using var packed = new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true);
            await write(packed, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
