namespace Appwacht.Client;

/// <summary><c>…/waarschuwingen</c>.</summary>
public sealed class WaarschuwingenClient
{
    private readonly ApiCaller caller;

    internal WaarschuwingenClient(ApiCaller caller) => this.caller = caller;

    /// <summary>Those that were sent, oldest first.</summary>
    public IAsyncEnumerable<Waarschuwing> Alle(CancellationToken cancel = default) => caller.GetAll("waarschuwingen", WireJson.Default.PaginaWaarschuwing, cancel);

    /// <summary>One of them.</summary>
    public Task<Waarschuwing> Een(int nummer, CancellationToken cancel = default) => caller.Get($"waarschuwingen/{nummer}", WireJson.Default.Waarschuwing, cancel);

    /// <summary>Whom one would reach, and what they would read; nothing is sent.</summary>
    public async Task<Waarschuwingsvoorbeeld> Voorbeeld(NieuweWaarschuwing waarschuwing, CancellationToken cancel = default) =>
        (await caller.Post("waarschuwingen/_voorbeeld", waarschuwing, WireJson.Default.NieuweWaarschuwing, WireJson.Default.Waarschuwingsvoorbeeld, null, cancel)).Value;

    /// <summary>Sends one to exactly those on whose device the app is now.</summary>
    public async Task<Waarschuwing> Verstuur(NieuweWaarschuwing waarschuwing, CancellationToken cancel = default) =>
        (await caller.Post("waarschuwingen", waarschuwing, WireJson.Default.NieuweWaarschuwing, WireJson.Default.Waarschuwing, null, cancel)).Value;
}
