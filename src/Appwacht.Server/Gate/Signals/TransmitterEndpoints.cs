using Appwacht.Core;
using Appwacht.Server.Access;
using Appwacht.Server.Api;

namespace Appwacht.Server.Gate.Signals;

/// <summary>What anybody may know of the transmitter of an organisation: where it is, what it does and how its signals are checked.</summary>
internal static class TransmitterEndpoints
{
    /// <summary>Where the transmitters are.</summary>
    public const string Root = "/signalen/{organisatie}";

    /// <summary>Signals are brought (RFC 8935).</summary>
    public const string Push = "urn:ietf:rfc:8935";

    /// <summary>The receiver comes for them (RFC 8936).</summary>
    public const string Poll = "urn:ietf:rfc:8936";

    public static void Map(WebApplication app)
    {
        app.MapGet("/.well-known/ssf-configuration" + Root, Show).ExcludeFromDescription();
        var transmitter = app.MapGroup(Root).ExcludeFromDescription();
        transmitter.MapGet("/jwks.json", (SignalTokens tokens) => Answers.Of(tokens.Public(), SignalWire.Default.KeySet));
        StreamEndpoints.Map(transmitter);
        StandingEndpoints.Map(transmitter);
        SubjectEndpoints.Map(transmitter);
        PollEndpoint.Map(transmitter);
    }

    /// <summary>Who signs the signals of an organisation, by the address at which a receiver came.</summary>
    public static string IssuerOf(HttpRequest request, OrganisationId organisation) => $"{request.Scheme}://{request.Host}/signalen/{organisation}";

    private static async Task<IResult> Show(HttpContext context, RoleDirectory directory, string organisatie)
    {
        if (!OrganisationId.TryParse(organisatie, out var id) || await directory.Find(id, context.RequestAborted) is null)
            return Problems.NotFound();
        var issuer = IssuerOf(context.Request, id);
        return Answers.Of(
            new("1_0", issuer, issuer + "/jwks.json", [Push, Poll], issuer + "/stream", issuer + "/status", issuer + "/subjects/add", issuer + "/subjects/remove", issuer + "/verification", ["device"], [new("urn:ietf:rfc:6750")], "ALL"),
            SignalWire.Default.TransmitterMetadata);
    }
}
