namespace Appwacht.Client;

/// <summary>One organisation on a server of Appwacht, resource by resource.</summary>
/// <param name="http">
/// Carries the address of the server, the token in <c>Authorization</c> and the language in <c>Accept-Language</c>. Whoever made it disposes of it.
/// </param>
/// <param name="organisation">The permanent name of the organisation.</param>
/// <remarks>Every method throws <see cref="ApiException"/> when the server refuses, and <see cref="HttpRequestException"/> when it cannot be reached.</remarks>
public sealed class AppwachtClient(HttpClient http, string organisation)
{
    private readonly ApiCaller caller = new(http, organisation);

    /// <summary>Policies: proposals, decisions, what is in force, and what another would do.</summary>
    public BeleidClient Beleid => new(caller);

    /// <summary>Exemptions.</summary>
    public UitzonderingenClient Uitzonderingen => new(caller);

    /// <summary>The exemptions of the compartment, for its members.</summary>
    public UitzonderingenClient AfgeschermdeUitzonderingen => new(caller, "afgeschermde-uitzonderingen");

    /// <summary>The register of apps, parties and country lists.</summary>
    public RegisterClient Register => new(caller);

    /// <summary>What the organisation says otherwise than the shipped register.</summary>
    public RegisterwijzigingenClient Registerwijzigingen => new(caller);

    /// <summary>Devices and what was found on them.</summary>
    public ToestellenClient Toestellen => new(caller);

    /// <summary>Decisions that are carried out for everybody together.</summary>
    public CampagnesClient Campagnes => new(caller);

    /// <summary>What goes out: messages, and commands to management systems.</summary>
    public UitgaandClient Uitgaand => new(caller);

    /// <summary>The texts of messages.</summary>
    public BerichtsjablonenClient Berichtsjablonen => new(caller);

    /// <summary>Warnings to those on whose device an app is.</summary>
    public WaarschuwingenClient Waarschuwingen => new(caller);

    /// <summary>How the organisation enforces.</summary>
    public InstellingenClient Instellingen => new(caller);

    /// <summary>Who needs more time before an app is gone.</summary>
    public MeerTijdClient MeerTijd => new(caller);

    /// <summary>What employees say is not right.</summary>
    public MeldingenClient Meldingen => new(caller);

    /// <summary>Papers for the board, the council and the CISO.</summary>
    public StukkenClient Stukken => new(caller);

    /// <summary>Evidence for an auditor.</summary>
    public BewijsdossiersClient Bewijsdossiers => new(caller);

    /// <summary>The loan agreement: its versions, who signed and who must.</summary>
    public BruikleenClient Bruikleen => new(caller);

    /// <summary>Bringing devices, people and inventories.</summary>
    public ImportenClient Importen => new(caller);

    /// <summary>The organisation itself, and what the caller is for it.</summary>
    public Task<Organisatie> Organisatie(CancellationToken cancel = default) => caller.Get("", WireJson.Default.Organisatie, cancel);
}
