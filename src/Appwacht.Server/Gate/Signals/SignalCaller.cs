using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Core.Organisations;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Gate.Signals;

/// <summary>A receiver that came with a key for signals.</summary>
/// <param name="Organisation">Of which organisation the key is.</param>
/// <param name="Key">The key, by number.</param>
/// <param name="Db">The organisation's database.</param>
/// <param name="Clock">The clock.</param>
internal sealed record SignalCaller(OrganisationId Organisation, int Key, OrganisationDb Db, TimeProvider Clock)
{
    private const string Scheme = "Bearer ";

    /// <summary>The longest key that is looked at.</summary>
    private const int Longest = 256;

    /// <summary>The largest body, in bytes.</summary>
    private const int MostBytes = 64 << 10;

    /// <summary>What it does with its streams.</summary>
    public ChangeStreams Streams => new(Db, new AuditTrail(Db, new Actor($"gate-key:{Key}", Origin.Api), Clock), Clock);

    /// <summary>Whether a request comes with such a key, which is none of a sign-in provider.</summary>
    public static bool HasKey(HttpRequest request) => KeyIn(request) is not null;

    /// <summary>Answers who has a key of the organisation in the address, and nobody else.</summary>
    public static RequestDelegate Only(Func<HttpContext, SignalCaller, Task<IResult>> answer) => async context =>
    {
        var (services, cancel) = (context.RequestServices, context.RequestAborted);
        if (KeyIn(context.Request) is { } said && OrganisationId.TryParse(context.Request.RouteValues["organisatie"] as string, out var id)
            && await services.GetRequiredService<RoleDirectory>().Find(id, cancel) is not null)
        {
            var hash = GateKey.HashOf(said);
            await using var db = services.GetRequiredService<IDatabases>().Open(id);
            if (await db.Set<GateKey>().Where(key => key.Hash == hash && key.Use == GateKeyUse.Signals).Select(key => (int?)key.Number).SingleOrDefaultAsync(cancel) is { } number)
            {
                await (await answer(context, new(id, number, db, services.GetRequiredService<TimeProvider>()))).ExecuteAsync(context);
                return;
            }
        }

        context.Response.Headers.WWWAuthenticate = ProgramTokens.Challenge;
        await Problems.NotSignedIn().ExecuteAsync(context);
    };

    /// <summary>The stream of this receiver with an identifier, or null.</summary>
    public Task<SignalStream?> Find(string? id, CancellationToken cancel) => Db.Set<SignalStream>().AsNoTracking().SingleOrDefaultAsync(stream => stream.Key == Key && stream.Id == id, cancel);

    /// <summary>Reads the body, whatever it says that it is: the specifications do not have it say that.</summary>
    /// <returns>Null when it is not what it should be.</returns>
    public static async Task<T?> Read<T>(HttpContext context, JsonTypeInfo<T> form) where T : class
    {
        if (context.Request.ContentLength > MostBytes)
            return null;
        using var bytes = new MemoryStream();
        var part = new byte[8 << 10];
        for (int count; (count = await context.Request.Body.ReadAsync(part, context.RequestAborted)) > 0;)
        {
            bytes.Write(part, 0, count);
            if (bytes.Length > MostBytes)
                return null;
        }

        try
        {
            return JsonSerializer.Deserialize(bytes.ToArray(), form);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Why it was refused, with the status that the specifications have for it.</summary>
    public static IResult Refused(IReadOnlyList<Refusal> why) => Problems.Refused(why, why[0].Code switch
    {
        "signal-stream.not-found" => StatusCodes.Status404NotFound,
        "signal-stream.most" => StatusCodes.Status409Conflict,
        "signal.too-soon" => StatusCodes.Status429TooManyRequests,
        "signal.subject" => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    });

    /// <summary>The body is not what it should be.</summary>
    public static IResult Unreadable() => Refused([new("signal.body", "De inhoud is niet wat hier gevraagd wordt.", "The body is not what is asked here.")]);

    private static string? KeyIn(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var said && said.StartsWith(Scheme + GateKey.SignalPrefix, StringComparison.OrdinalIgnoreCase) && said.Length < Longest ? said[Scheme.Length..] : null;
}
