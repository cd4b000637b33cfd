namespace Appwacht.Client;

/// <summary><c>…/bewijsdossiers</c>.</summary>
public sealed class BewijsdossiersClient
{
    private readonly ApiCaller caller;

    internal BewijsdossiersClient(ApiCaller caller) => this.caller = caller;

    /// <summary>All that were made.</summary>
    public IAsyncEnumerable<Bewijsdossier> Alle(CancellationToken cancel = default) => caller.GetAll("bewijsdossiers", WireJson.Default.PaginaBewijsdossier, cancel);

    /// <summary>One of them.</summary>
    public Task<Bewijsdossier> Een(int nummer, CancellationToken cancel = default) => caller.Get($"bewijsdossiers/{nummer}", WireJson.Default.Bewijsdossier, cancel);

    /// <summary>Makes one, or gives the one that is the same.</summary>
    public async Task<Bewijsdossier> Maak(NieuwBewijsdossier wens, CancellationToken cancel = default) =>
        (await caller.Post("bewijsdossiers", wens, WireJson.Default.NieuwBewijsdossier, WireJson.Default.Bewijsdossier, null, cancel)).Value;

    /// <summary>Gets the file.</summary>
    public Task Haal(int nummer, Stream naar, CancellationToken cancel = default) => caller.GetFile($"bewijsdossiers/{nummer}/zip", naar, cancel);
}
