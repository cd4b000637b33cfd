using System.ComponentModel.DataAnnotations;

namespace Appwacht.Server.Outgoing;

/// <summary>How mail is sent, under <c>Appwacht:Mail</c>. Without a server it is put in a folder for somebody else to send.</summary>
internal sealed class MailSettings
{
    /// <summary>From whom mail is when nobody said.</summary>
    public const string UsualFrom = "appwacht@localhost";

    /// <summary>The name of the mail server; without one mail goes to the pickup folder.</summary>
    public string? Server { get; set; }

    /// <summary>Its port.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c> (from the first byte on), or <c>none</c>, which goes with a server on this machine only.</summary>
    public string Encryption { get; set; } = "starttls";

    /// <summary>Who we are there, if it asks.</summary>
    public string? User { get; set; }

    /// <summary>The password that goes with it.</summary>
    public string? Password { get; set; }

    /// <summary>The address that mail is from; answers and what comes back go there.</summary>
    public string From { get; set; } = UsualFrom;

    /// <summary>Who puts texts for everybody on the intranet; the address that announcements and closing figures go to.</summary>
    public string? Notices { get; set; }

    /// <summary>How long the mail server may take for an answer.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Whether the server is on this machine.</summary>
    public bool IsLoopback => Server is "localhost" || (System.Net.IPAddress.TryParse(Server, out var address) && System.Net.IPAddress.IsLoopback(address));
}

/// <summary>Where the addresses of the people of an organisation come from, under <c>Appwacht:Addresses:(organisation)</c>. None is stored.</summary>
internal sealed class AddressSettings
{
    /// <summary>An address with <c>{id}</c> where the identifier of somebody comes.</summary>
    public string? Pattern { get; set; }

    /// <summary>A CSV file with the columns <c>person</c> and <c>mail</c>, that the organisation refreshes.</summary>
    public string? File { get; set; }

    /// <summary>The address at which those with a role are reached, by the written form of the role: who must act on an urgent report.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];
}
