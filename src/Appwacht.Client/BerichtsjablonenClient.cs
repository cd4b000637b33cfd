namespace Appwacht.Client;

/// <summary><c>…/berichtsjablonen</c>.</summary>
public sealed class BerichtsjablonenClient
{
    private readonly ApiCaller caller;

    internal BerichtsjablonenClient(ApiCaller caller) => this.caller = caller;

    /// <summary>Those that hold, of every kind in both languages.</summary>
    public IAsyncEnumerable<Berichtsjabloon> Alle(CancellationToken cancel = default) => caller.GetAll("berichtsjablonen", WireJson.Default.PaginaBerichtsjabloon, cancel);

    /// <summary>The one that holds.</summary>
    /// <param name="soort">The kind of message.</param>
    /// <param name="taal"><c>nl</c> or <c>en</c>.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Versioned<Berichtsjabloon>> Een(string soort, string taal, CancellationToken cancel = default) =>
        caller.GetVersioned($"berichtsjablonen/{Uri.EscapeDataString(soort)}/{Uri.EscapeDataString(taal)}", WireJson.Default.Berichtsjabloon, cancel);

    /// <summary>What a text would make of examples; nothing is kept.</summary>
    public async Task<Berichtvoorbeeld> Voorbeeld(string soort, string taal, Sjabloontekst tekst, CancellationToken cancel = default) =>
        (await caller.Post($"berichtsjablonen/{Uri.EscapeDataString(soort)}/{Uri.EscapeDataString(taal)}/_voorbeeld", tekst, WireJson.Default.Sjabloontekst, WireJson.Default.Berichtvoorbeeld, null, cancel)).Value;

    /// <summary>Makes a text the organisation's own, in the place of what was seen.</summary>
    public Task<Versioned<Berichtsjabloon>> Wijzig(Versioned<Berichtsjabloon> gezien, Sjabloontekst tekst, CancellationToken cancel = default) =>
        caller.Put(AddressOf(gezien), tekst, WireJson.Default.Sjabloontekst, WireJson.Default.Berichtsjabloon, gezien.Version, cancel);

    /// <summary>Goes back to the text that comes with the program, from what was seen.</summary>
    public Task<Versioned<Berichtsjabloon>> Herstel(Versioned<Berichtsjabloon> gezien, CancellationToken cancel = default) =>
        caller.Post($"{AddressOf(gezien)}/_herstel", WireJson.Default.Berichtsjabloon, gezien.Version, cancel);

    private static string AddressOf(Versioned<Berichtsjabloon> seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return $"berichtsjablonen/{seen.Value.Soort}/{seen.Value.Taal}";
    }
}
