using Appwacht.Server.Outgoing;

namespace Appwacht.Server.Hosting;

/// <summary>What an administrator may set, from the command line, <c>appsettings.json</c> or the environment, under <c>Appwacht</c>.</summary>
internal sealed class ServerSettings
{
    /// <summary>The folder with the databases and keys.</summary>
    public string Data { get; set; } = "data";

    /// <summary>A PostgreSQL connection string; without one SQLite files in <see cref="Data"/> are used.</summary>
    public string? Database { get; set; }

    /// <summary>Whether the fictional municipality is there, and its people can sign in without a password. Never in production.</summary>
    public bool Demo { get; set; }

    /// <summary>The address that people use, when it is not where the server listens: that of a proxy before it.</summary>
    public Uri? Address { get; set; }

    /// <summary>Those who say who somebody is, by the name that role grants refer to.</summary>
    public Dictionary<string, ProviderSettings> Providers { get; set; } = [];

    /// <summary>Where weaknesses are reported: addresses that begin with <c>https:</c>, <c>mailto:</c> or <c>tel:</c>.</summary>
    public List<string> SecurityContacts { get; set; } = [];

    /// <summary>The address for mail about the API, in its description.</summary>
    public string ApiContact { get; set; } = "appwacht@example.org";

    /// <summary>Whose pages may use the API from a browser, besides our own.</summary>
    public List<string> AllowedOrigins { get; set; } = [];

    /// <summary>The addresses of the proxies before the server, whose word on where a request came from is taken.</summary>
    public List<string> Proxies { get; set; } = [];

    /// <summary>Hosts inside the network of the server, or the server itself, that signals of the gate may be brought to.</summary>
    public List<string> SignalHosts { get; set; } = [];

    /// <summary>The program of LibreOffice, that makes a PDF of papers; where it is not, none is made.</summary>
    public string Office { get; set; } = "/usr/bin/soffice";

    /// <summary>The OpenTelemetry collector (OTLP over HTTP); without one nothing is sent.</summary>
    public string? Otlp { get; set; }

    /// <summary>Whether the log is JSON, a line for each event.</summary>
    public bool JsonLog { get; set; }

    /// <summary>How mail is sent.</summary>
    public MailSettings Mail { get; set; } = new();

    /// <summary>Where the addresses of people come from, by organisation.</summary>
    public Dictionary<string, AddressSettings> Addresses { get; set; } = [];

    /// <summary>How much may be asked.</summary>
    public LimitSettings Limits { get; set; } = new();
}

/// <summary>A sign-in provider: OpenID Connect.</summary>
internal sealed class ProviderSettings
{
    /// <summary>What people know it as, on the page where they sign in; its name in the settings when nothing is said.</summary>
    public string? Title { get; set; }

    /// <summary>Its address, under which <c>/.well-known/openid-configuration</c> is.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What its access tokens say that they are from, when that is not <see cref="Authority"/>.</summary>
    public string? Issuer { get; set; }

    /// <summary>Under which name we are registered there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The secret that goes with it.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What access tokens for the API must be meant for.</summary>
    public string Audience { get; set; } = "appwacht";

    /// <summary>What is asked for beside <c>openid</c> and <c>profile</c>, so that the groups come with it; with spaces between.</summary>
    public string Scopes { get; set; } = "";

    /// <summary>The claim with the groups somebody is in; with dots where it is inside another: <c>realm_access.roles</c>.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>The claim with the identifier of somebody as user of devices.</summary>
    public string PersonClaim { get; set; } = "employee_id";
}
