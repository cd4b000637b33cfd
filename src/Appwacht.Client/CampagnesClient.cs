namespace Appwacht.Client;

/// <summary><c>…/campagnes</c>.</summary>
public sealed class CampagnesClient
{
    private readonly ApiCaller caller;

    internal CampagnesClient(ApiCaller caller) => this.caller = caller;

    /// <summary>All of them.</summary>
    public IAsyncEnumerable<Campagne> Alle(CancellationToken cancel = default) => caller.GetAll("campagnes", WireJson.Default.PaginaCampagne, cancel);

    /// <summary>One of them.</summary>
    public Task<Versioned<Campagne>> Een(int nummer, CancellationToken cancel = default) => caller.GetVersioned($"campagnes/{nummer}", WireJson.Default.Campagne, cancel);

    /// <summary>How far one is.</summary>
    public Task<Campagneverloop> Verloop(int nummer, CancellationToken cancel = default) => caller.Get($"campagnes/{nummer}/verloop", WireJson.Default.Campagneverloop, cancel);

    /// <summary>What would be done on a day; tomorrow when none is given.</summary>
    public Task<Vooruitblik> Morgen(int nummer, DateOnly? dag = null, CancellationToken cancel = default) =>
        caller.Get(ApiCaller.With($"campagnes/{nummer}/_morgen", ("dag", dag?.ToString("O", System.Globalization.CultureInfo.InvariantCulture))), WireJson.Default.Vooruitblik, cancel);

    /// <summary>On which devices that would be done.</summary>
    public IAsyncEnumerable<VooruitblikStap> MorgenStappen(int nummer, DateOnly? dag = null, CancellationToken cancel = default) => caller.GetAll(
        ApiCaller.With($"campagnes/{nummer}/voorziene-stappen", ("dag", dag?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)), ("aantal", "200")), WireJson.Default.PaginaVooruitblikStap, cancel);

    /// <summary>Begins one as it was seen, or goes on with it.</summary>
    public Task<Versioned<Campagne>> Start(Versioned<Campagne> gezien, CancellationToken cancel = default) => Doe(gezien, "_start", cancel);

    /// <summary>Pauses one as it was seen.</summary>
    public Task<Versioned<Campagne>> Pauzeer(Versioned<Campagne> gezien, CancellationToken cancel = default) => Doe(gezien, "_pauzeer", cancel);

    /// <summary>Ends one as it was seen.</summary>
    public Task<Versioned<Campagne>> Stop(Versioned<Campagne> gezien, CancellationToken cancel = default) => Doe(gezien, "_stop", cancel);

    /// <summary>Moves a step of one as it was seen to another day.</summary>
    public Task<Versioned<Campagne>> Verzet(Versioned<Campagne> gezien, string stap, DateOnly dag, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Put($"campagnes/{gezien.Value.Nummer}/stappen/{Uri.EscapeDataString(stap)}", new(dag), WireJson.Default.StapWijziging, WireJson.Default.Campagne, gezien.Version, cancel);
    }

    /// <summary>Moves everything of one that was proposed, so that its first step comes on a day.</summary>
    public Task<Versioned<Campagne>> Schuif(Versioned<Campagne> gezien, DateOnly eersteDag, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Put($"campagnes/{gezien.Value.Nummer}/begin", new(eersteDag), WireJson.Default.StapWijziging, WireJson.Default.Campagne, gezien.Version, cancel);
    }

    private Task<Versioned<Campagne>> Doe(Versioned<Campagne> gezien, string wat, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Post($"campagnes/{gezien.Value.Nummer}/{wat}", WireJson.Default.Campagne, gezien.Version, cancel);
    }
}
