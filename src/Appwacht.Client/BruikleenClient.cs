namespace Appwacht.Client;

/// <summary><c>…/bruikleenovereenkomsten</c>, <c>…/bruikleners</c> and <c>…/mijn-bruikleenovereenkomst</c>.</summary>
public sealed class BruikleenClient
{
    private readonly ApiCaller caller;

    internal BruikleenClient(ApiCaller caller) => this.caller = caller;

    /// <summary>All versions, without their texts.</summary>
    public IAsyncEnumerable<Bruikleenovereenkomst> Versies(CancellationToken cancel = default) => caller.GetAll("bruikleenovereenkomsten", WireJson.Default.PaginaBruikleenovereenkomst, cancel);

    /// <summary>One of them.</summary>
    public Task<Versioned<Bruikleenovereenkomst>> Versie(int versie, CancellationToken cancel = default) => caller.GetVersioned($"bruikleenovereenkomsten/{versie}", WireJson.Default.Bruikleenovereenkomst, cancel);

    /// <summary>Begins the next version.</summary>
    public Task<Versioned<Bruikleenovereenkomst>> Begin(CancellationToken cancel = default) => caller.Post("bruikleenovereenkomsten", WireJson.Default.Bruikleenovereenkomst, null, cancel);

    /// <summary>Changes a draft as it was seen.</summary>
    public Task<Versioned<Bruikleenovereenkomst>> Wijzig(Versioned<Bruikleenovereenkomst> gezien, Bruikleentekst tekst, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Put($"bruikleenovereenkomsten/{gezien.Value.Versie}", tekst, WireJson.Default.Bruikleentekst, WireJson.Default.Bruikleenovereenkomst, gezien.Version, cancel);
    }

    /// <summary>Puts a draft in force as it was seen.</summary>
    public Task<Versioned<Bruikleenovereenkomst>> StelVast(Versioned<Bruikleenovereenkomst> gezien, DateOnly vanaf, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Post($"bruikleenovereenkomsten/{gezien.Value.Versie}/_vaststellen", new(vanaf), WireJson.Default.Bruikleeningang, WireJson.Default.Bruikleenovereenkomst, gezien.Version, cancel);
    }

    /// <summary>How many signed.</summary>
    public Task<Bruikleentelling> Tel(CancellationToken cancel = default) => caller.Get("bruikleenovereenkomsten/_tel", WireJson.Default.Bruikleentelling, cancel);

    /// <summary>How the agreement is signed.</summary>
    public Task<Versioned<Bruikleeninstelling>> Instelling(CancellationToken cancel = default) => caller.GetVersioned("instellingen/bruikleen", WireJson.Default.Bruikleeninstelling, cancel);

    /// <summary>Sets it, in the place of what was seen.</summary>
    public Task<Versioned<Bruikleeninstelling>> Wijzig(Versioned<Bruikleeninstelling> gezien, Bruikleeninstelling wens, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Put("instellingen/bruikleen", wens, WireJson.Default.Bruikleeninstelling, WireJson.Default.Bruikleeninstelling, gezien.Version, cancel);
    }

    /// <summary>Who has or had devices on loan.</summary>
    /// <param name="stand">Only those who stand so.</param>
    /// <param name="cancel">Gives up.</param>
    public IAsyncEnumerable<Bruiklener> Bruikleners(string? stand = null, CancellationToken cancel = default) => caller.GetAll(ApiCaller.With("bruikleners", ("stand", stand)), WireJson.Default.PaginaBruiklener, cancel);

    /// <summary>One of them.</summary>
    public Task<Bruiklener> Bruiklener(int nummer, CancellationToken cancel = default) => caller.Get($"bruikleners/{nummer}", WireJson.Default.Bruiklener, cancel);

    /// <summary>Registers that somebody signed on paper.</summary>
    public Task<Versioned<Bruiklener>> OpPapier(int nummer, Papierondertekening papier, CancellationToken cancel = default) =>
        caller.Post($"bruikleners/{nummer}/_papier", papier, WireJson.Default.Papierondertekening, WireJson.Default.Bruiklener, null, cancel);

    /// <summary>Registers that a device was given back.</summary>
    public Task<Versioned<Teruggave>> Ingeleverd(int toestel, DateOnly dag, CancellationToken cancel = default) =>
        caller.Post($"toestellen/{toestel}/_ingeleverd", new(dag), WireJson.Default.Inlevering, WireJson.Default.Teruggave, null, cancel);

    /// <summary>Takes back a return that was registered by mistake.</summary>
    public Task<Versioned<Teruggave>> TrekTeruggaveIn(int teruggave, CancellationToken cancel = default) => caller.Post($"teruggaven/{teruggave}/_intrekken", WireJson.Default.Teruggave, null, cancel);

    /// <summary>The agreement of the caller.</summary>
    public Task<MijnBruikleenovereenkomst> Mijn(string? taal = null, CancellationToken cancel = default) => caller.Get(ApiCaller.With("mijn-bruikleenovereenkomst", ("taal", taal)), WireJson.Default.MijnBruikleenovereenkomst, cancel);

    /// <summary>Signs it.</summary>
    public Task<Versioned<MijnAkkoord>> Onderteken(Bruikleenakkoord akkoord, CancellationToken cancel = default) =>
        caller.Post("mijn-bruikleenovereenkomst/_onderteken", akkoord, WireJson.Default.Bruikleenakkoord, WireJson.Default.MijnAkkoord, null, cancel);
}
