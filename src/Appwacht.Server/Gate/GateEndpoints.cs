using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Gate;

/// <summary>
/// What programs ask that guard the environment. <c>/poort/{organisatie}</c> is for proxies: they send a device in a header and look at the
/// status alone, which is 200, 401 or 403. The API gives the same with words, of a device by its number.
/// </summary>
internal static class GateEndpoints
{
    /// <summary>Where proxies ask.</summary>
    public const string Root = "/poort";

    /// <summary>The header with the device: its identifier in the system it comes from, or the subject of its certificate.</summary>
    public const string Device = "Appwacht-Toestel";

    /// <summary>The header of the answer with what is so.</summary>
    public const string Access = "Appwacht-Toegang";

    private const string Scheme = "Bearer ";
    private const string CommonName = "CN=";

    /// <summary>The longest device that is looked for, as it is stored at most.</summary>
    private const int Longest = 512;

    /// <summary>What is answered, by <see cref="GateAnswer"/>.</summary>
    private static readonly string[] Words = ["open", "warned", "blocked", "passed", "unknown"];

    public static void Map(WebApplication app, RouteGroupBuilder organisation)
    {
        // Behind it comes the address that was asked for, when the proxy adds that.
        app.Map(Root + "/{organisatie}/{**adres}", (RequestDelegate)Ask).DisableRateLimiting().ExcludeFromDescription();
        organisation.MapGet("/toegang/{nummer:int}", Get).WithName("getToegang").WithSummary("Of een toestel naar binnen mag").WithTags("Poort").DisableRateLimiting().WithMetadata(new GateKeyMark()).Produces<Toegang>();
    }

    /// <summary>Whether a request comes with a key of a gate, which is none of a sign-in provider.</summary>
    public static bool HasKey(HttpRequest request) => KeyIn(request) is not null;

    /// <summary>The device that a header names, also as the subject of a certificate: <c>CN=d1,O=Gemeente</c>. Empty when it names none.</summary>
    public static string DeviceIn(string header)
    {
        if (header.Length > Longest)
            return "";
        if (!header.Contains(CommonName, StringComparison.OrdinalIgnoreCase))
            return header.Trim();
        var part = header.Split(',', '/').Select(one => one.Trim()).FirstOrDefault(one => one.StartsWith(CommonName, StringComparison.OrdinalIgnoreCase));
        return part?[CommonName.Length..].Trim() ?? "";
    }

    private static async Task Ask(HttpContext context)
    {
        var (services, response) = (context.RequestServices, context.Response);
        var watch = services.GetRequiredService<GateWatch>();
        if (Opened(context, watch) is not { } snapshot)
        {
            response.StatusCode = watch.IsReady ? StatusCodes.Status401Unauthorized : StatusCodes.Status503ServiceUnavailable;
            if (watch.IsReady)
                response.Headers.WWWAuthenticate = ProgramTokens.Challenge;
            await End(response);
            return;
        }

        var device = DeviceIn(context.Request.Headers[Device].ToString());
        var answer = device is "" ? GateAnswer.Unknown : snapshot.Of(device, services.GetRequiredService<TimeProvider>().GetUtcNow());
        response.Headers[Access] = Words[(int)answer];
        // Whoever shows no device at all is not one that was handed out this morning.
        if (device is not "" && snapshot.LetsIn(answer))
        {
            await End(response);
            return;
        }

        response.StatusCode = StatusCodes.Status403Forbidden;
        response.Headers.Location = services.GetRequiredService<ServerSettings>().Address?.GetLeftPart(UriPartial.Authority) + ExplanationPage.AddressOf(IdIn(context));
        if (context.Request.RouteValues["adres"] is string { Length: > 0 })
            await ExplanationPage.Write(context, snapshot);
        else
            await End(response);
    }

    private static IResult Get(HttpContext context, GateWatch watch, TimeProvider clock, int nummer)
    {
        if (Opened(context, watch) is not { } snapshot)
            return Problems.NotSignedIn();
        return snapshot.Of(nummer, clock.GetUtcNow()) is { } answer ? Answers.Of(new Toegang(nummer, Words[(int)answer], snapshot.LetsIn(answer)), WireJson.Default.Toegang) : Problems.NotFound();
    }

    /// <summary>What is known of the organisation in the address, for who has a key of it.</summary>
    private static GateSnapshot? Opened(HttpContext context, GateWatch watch) =>
        KeyIn(context.Request) is { } key && watch.Of(IdIn(context)) is { } snapshot && snapshot.Opens(key) ? snapshot : null;

    private static OrganisationId IdIn(HttpContext context) => OrganisationId.TryParse(context.Request.RouteValues["organisatie"] as string, out var id) ? id : default;

    private static string? KeyIn(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var said && said.StartsWith(Scheme + GateKey.Prefix, StringComparison.OrdinalIgnoreCase) && said.Length < Longest ? said[Scheme.Length..] : null;

    /// <summary>An answer that is its status alone; nothing else may put a text in it.</summary>
    private static Task End(HttpResponse response)
    {
        response.ContentLength = 0;
        return response.StartAsync();
    }
}
