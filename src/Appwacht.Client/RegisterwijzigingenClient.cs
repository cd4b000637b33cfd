namespace Appwacht.Client;

/// <summary><c>…/registerwijzigingen</c>.</summary>
public sealed class RegisterwijzigingenClient
{
    private readonly ApiCaller caller;

    internal RegisterwijzigingenClient(ApiCaller caller) => this.caller = caller;

    /// <summary>All of them, without what they would do.</summary>
    public IAsyncEnumerable<Registerwijziging> Alle(CancellationToken cancel = default) => caller.GetAll("registerwijzigingen", WireJson.Default.PaginaRegisterwijziging, cancel);

    /// <summary>One of them, with what it would do while somebody has to decide.</summary>
    public Task<Versioned<Registerwijziging>> Een(int nummer, CancellationToken cancel = default) =>
        caller.GetVersioned($"registerwijzigingen/{nummer}", WireJson.Default.Registerwijziging, cancel);

    /// <summary>Proposes one.</summary>
    public Task<Versioned<Registerwijziging>> StelVoor(Registervoorstel voorstel, CancellationToken cancel = default) =>
        caller.Post("registerwijzigingen", voorstel, WireJson.Default.Registervoorstel, WireJson.Default.Registerwijziging, null, cancel);

    /// <summary>Decides on one, or on taking it back, as it was seen.</summary>
    /// <param name="gezien">The change.</param>
    /// <param name="besluit"><c>aannemen</c> or <c>afwijzen</c>.</param>
    /// <param name="reden">Why so.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Versioned<Registerwijziging>> Besluit(Versioned<Registerwijziging> gezien, string besluit, string reden, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Post($"registerwijzigingen/{gezien.Value.Nummer}/_besluit", new(besluit, reden), WireJson.Default.Besluit, WireJson.Default.Registerwijziging, gezien.Version, cancel);
    }

    /// <summary>Takes one's own proposal back; of one that holds this is proposed, for somebody else to decide.</summary>
    public Task<Versioned<Registerwijziging>> TrekIn(Versioned<Registerwijziging> gezien, string reden, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Post($"registerwijzigingen/{gezien.Value.Nummer}/_intrekken", new(reden), WireJson.Default.Intrekking, WireJson.Default.Registerwijziging, gezien.Version, cancel);
    }
}
