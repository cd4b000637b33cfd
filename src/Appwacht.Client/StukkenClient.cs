namespace Appwacht.Client;

/// <summary><c>…/stukken</c>.</summary>
public sealed class StukkenClient
{
    private readonly ApiCaller caller;

    internal StukkenClient(ApiCaller caller) => this.caller = caller;

    /// <summary>All of them, without their texts.</summary>
    public IAsyncEnumerable<Stuk> Alle(CancellationToken cancel = default) => caller.GetAll("stukken", WireJson.Default.PaginaStuk, cancel);

    /// <summary>One of them.</summary>
    public Task<Versioned<Stuk>> Een(int nummer, CancellationToken cancel = default) => caller.GetVersioned($"stukken/{nummer}", WireJson.Default.Stuk, cancel);

    /// <summary>Makes one.</summary>
    public Task<Versioned<Stuk>> Maak(NieuwStuk wens, CancellationToken cancel = default) => caller.Post("stukken", wens, WireJson.Default.NieuwStuk, WireJson.Default.Stuk, null, cancel);

    /// <summary>Changes one as it was seen.</summary>
    public Task<Versioned<Stuk>> Wijzig(Versioned<Stuk> gezien, Stuktekst tekst, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Put($"stukken/{gezien.Value.Nummer}", tekst, WireJson.Default.Stuktekst, WireJson.Default.Stuk, gezien.Version, cancel);
    }

    /// <summary>Makes one final as it was seen.</summary>
    public Task<Versioned<Stuk>> MaakDefinitief(Versioned<Stuk> gezien, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Post($"stukken/{gezien.Value.Nummer}/_definitief", WireJson.Default.Stuk, gezien.Version, cancel);
    }
}
