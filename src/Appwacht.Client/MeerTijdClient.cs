namespace Appwacht.Client;

/// <summary><c>…/meer-tijd</c> and <c>…/mijn-toestellen/{nummer}/meer-tijd</c>.</summary>
public sealed class MeerTijdClient
{
    private readonly ApiCaller caller;

    internal MeerTijdClient(ApiCaller caller) => this.caller = caller;

    /// <summary>All requests.</summary>
    public IAsyncEnumerable<MeerTijd> Alle(CancellationToken cancel = default) => caller.GetAll("meer-tijd", WireJson.Default.PaginaMeerTijd, cancel);

    /// <summary>That of a finding.</summary>
    public Task<Versioned<MeerTijd>> Een(int bevinding, CancellationToken cancel = default) => caller.GetVersioned($"meer-tijd/{bevinding}", WireJson.Default.MeerTijd, cancel);

    /// <summary>Asks for more time for a finding on a device of the caller.</summary>
    public Task<Versioned<MeerTijd>> Vraag(int toestel, VraagMeerTijd vraag, CancellationToken cancel = default) =>
        caller.Post($"mijn-toestellen/{toestel}/meer-tijd", vraag, WireJson.Default.VraagMeerTijd, WireJson.Default.MeerTijd, null, cancel);

    /// <summary>Decides on one as it was seen.</summary>
    public Task<Versioned<MeerTijd>> Besluit(Versioned<MeerTijd> gezien, BesluitMeerTijd besluit, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Post($"meer-tijd/{gezien.Value.Bevinding}/_besluit", besluit, WireJson.Default.BesluitMeerTijd, WireJson.Default.MeerTijd, gezien.Version, cancel);
    }
}
