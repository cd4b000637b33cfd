namespace Appwacht.Client;

/// <summary><c>…/toestellen</c>, <c>…/bevindingen</c> and <c>…/mijn-toestellen</c>.</summary>
public sealed class ToestellenClient
{
    private readonly ApiCaller caller;

    internal ToestellenClient(ApiCaller caller) => this.caller = caller;

    /// <summary>Devices; what is null is not asked.</summary>
    public IAsyncEnumerable<Toestel> Alle(ToestelFilter? filter = null, CancellationToken cancel = default)
    {
        var asked = filter ?? new();
        return caller.GetAll(
            ApiCaller.With(
                "toestellen", ("oordeel", asked.Oordeel), ("platform", asked.Platform), ("soort", asked.Soort), ("eigendom", asked.Eigendom), ("eenheid", asked.Eenheid),
                ("verouderd", asked.Verouderd is { } stale ? stale ? "true" : "false" : null), ("aantal", "200")),
            WireJson.Default.PaginaToestel, cancel);
    }

    /// <summary>One device with its findings.</summary>
    public Task<ToestelInzage> Een(int nummer, CancellationToken cancel = default) => caller.Get($"toestellen/{nummer}", WireJson.Default.ToestelInzage, cancel);

    /// <summary>All that was found on one and what was done, and whether it is let in.</summary>
    public Task<Toestelverloop> Verloop(int nummer, CancellationToken cancel = default) => caller.Get($"toestellen/{nummer}/verloop", WireJson.Default.Toestelverloop, cancel);

    /// <summary>The same of a device of the caller.</summary>
    public Task<Toestelverloop> MijnVerloop(int nummer, CancellationToken cancel = default) => caller.Get($"mijn-toestellen/{nummer}/verloop", WireJson.Default.Toestelverloop, cancel);

    /// <summary>The caller's own devices.</summary>
    public IAsyncEnumerable<ToestelInzage> Mijn(CancellationToken cancel = default) => caller.GetAll("mijn-toestellen", WireJson.Default.PaginaToestelInzage, cancel);

    /// <summary>Findings, device by device; what is null is not asked.</summary>
    public IAsyncEnumerable<Bevinding> Bevindingen(string? app = null, string? oordeel = null, string? eenheid = null, CancellationToken cancel = default) =>
        caller.GetAll(ApiCaller.With("bevindingen", ("app", app), ("oordeel", oordeel), ("eenheid", eenheid), ("aantal", "200")), WireJson.Default.PaginaBevinding, cancel);

    /// <summary>The counts.</summary>
    public Task<Tellingen> Tel(CancellationToken cancel = default) => caller.Get("bevindingen/_tel", WireJson.Default.Tellingen, cancel);
}

/// <summary>Which devices are asked for; what is null is not asked.</summary>
/// <param name="Oordeel">The strongest effect on them.</param>
/// <param name="Platform">Their operating system.</param>
/// <param name="Soort">What kind of thing.</param>
/// <param name="Eigendom">Whose they are.</param>
/// <param name="Eenheid">The unit of their user.</param>
/// <param name="Verouderd">Whether their inventory is too old to rely on.</param>
public sealed record ToestelFilter(string? Oordeel = null, string? Platform = null, string? Soort = null, string? Eigendom = null, string? Eenheid = null, bool? Verouderd = null);
