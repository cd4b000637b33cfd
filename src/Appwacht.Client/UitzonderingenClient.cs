namespace Appwacht.Client;

/// <summary><c>…/uitzonderingen</c>, and for who is in the compartment <c>…/afgeschermde-uitzonderingen</c>.</summary>
public sealed class UitzonderingenClient
{
    private readonly ApiCaller caller;
    private readonly string register;

    internal UitzonderingenClient(ApiCaller caller, string register = "uitzonderingen") => (this.caller, this.register) = (caller, register);

    /// <summary>The register.</summary>
    /// <param name="status">Only those that stand there.</param>
    /// <param name="app">Only those for this app.</param>
    /// <param name="cancel">Gives up.</param>
    public IAsyncEnumerable<Uitzondering> Alle(string? status = null, string? app = null, CancellationToken cancel = default) =>
        caller.GetAll(ApiCaller.With(register, ("status", status), ("app", app)), WireJson.Default.PaginaUitzondering, cancel);

    /// <summary>What the caller asked for, or what is for them.</summary>
    public IAsyncEnumerable<Uitzondering> Mijn(CancellationToken cancel = default) => caller.GetAll("mijn-uitzonderingen", WireJson.Default.PaginaUitzondering, cancel);

    /// <summary>One of them.</summary>
    public Task<Versioned<Uitzondering>> Een(int nummer, CancellationToken cancel = default) => caller.GetVersioned($"{register}/{nummer}", WireJson.Default.Uitzondering, cancel);

    /// <summary>Asks for one.</summary>
    public Task<Versioned<Uitzondering>> VraagAan(Uitzonderingsaanvraag aanvraag, CancellationToken cancel = default) =>
        caller.Post(register, aanvraag, WireJson.Default.Uitzonderingsaanvraag, WireJson.Default.Uitzondering, null, cancel);

    /// <summary>Advises on one as it was seen.</summary>
    public Task<Versioned<Uitzondering>> Adviseer(Versioned<Uitzondering> gezien, string advies, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Post($"{register}/{gezien.Value.Nummer}/_advies", new(advies), WireJson.Default.Advies, WireJson.Default.Uitzondering, gezien.Version, cancel);
    }

    /// <summary>Decides on one as it was seen.</summary>
    /// <param name="gezien">The exemption.</param>
    /// <param name="besluit"><c>goedkeuren</c> or <c>weigeren</c>.</param>
    /// <param name="reden">Why so.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Versioned<Uitzondering>> Besluit(Versioned<Uitzondering> gezien, string besluit, string reden, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Post($"{register}/{gezien.Value.Nummer}/_besluit", new(besluit, reden), WireJson.Default.Besluit, WireJson.Default.Uitzondering, gezien.Version, cancel);
    }

    /// <summary>Takes one back that was approved.</summary>
    public Task<Versioned<Uitzondering>> TrekIn(Versioned<Uitzondering> gezien, string reden, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Post($"{register}/{gezien.Value.Nummer}/_intrekken", new(reden), WireJson.Default.Intrekking, WireJson.Default.Uitzondering, gezien.Version, cancel);
    }
}
