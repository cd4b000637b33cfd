namespace Appwacht.Client;

/// <summary><c>…/beleid</c>.</summary>
public sealed class BeleidClient
{
    private readonly ApiCaller caller;

    internal BeleidClient(ApiCaller caller) => this.caller = caller;

    /// <summary>All versions, without their texts.</summary>
    public IAsyncEnumerable<Beleidsversie> Versies(CancellationToken cancel = default) => caller.GetAll("beleid", WireJson.Default.PaginaBeleidsversie, cancel);

    /// <summary>One version with its text.</summary>
    public Task<Versioned<Beleidsversie>> Versie(int nummer, CancellationToken cancel = default) => caller.GetVersioned($"beleid/{nummer}", WireJson.Default.Beleidsversie, cancel);

    /// <summary>What is in force today.</summary>
    public Task<BeleidVanKracht> VanKracht(CancellationToken cancel = default) => caller.Get("beleid/van-kracht", WireJson.Default.BeleidVanKracht, cancel);

    /// <summary>Proposes a text.</summary>
    public Task<Versioned<Beleidsversie>> StelVoor(string tekst, CancellationToken cancel = default) =>
        caller.Post("beleid", new(tekst), WireJson.Default.Beleidsvoorstel, WireJson.Default.Beleidsversie, null, cancel);

    /// <summary>Decides on a proposal as it was seen.</summary>
    /// <param name="gezien">The proposal.</param>
    /// <param name="besluit"><c>aannemen</c> or <c>afwijzen</c>.</param>
    /// <param name="reden">Why so.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Versioned<Beleidsversie>> Besluit(Versioned<Beleidsversie> gezien, string besluit, string reden, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Post($"beleid/{gezien.Value.Nummer}/_besluit", new(besluit, reden), WireJson.Default.Besluit, WireJson.Default.Beleidsversie, gezien.Version, cancel);
    }

    /// <summary>What a decision would do.</summary>
    public async Task<WatAls> WatAls(WatAlsVraag vraag, CancellationToken cancel = default) =>
        (await caller.Post("beleid/_watals", vraag, WireJson.Default.WatAlsVraag, WireJson.Default.WatAls, null, cancel)).Value;
}
