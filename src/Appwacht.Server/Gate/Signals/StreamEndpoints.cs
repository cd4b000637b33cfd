using System.Text;
using System.Text.Json;
using Appwacht.Core;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Server.Api;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Gate.Signals;

/// <summary>The configuration endpoint: a receiver makes its streams, reads and changes them, and takes them away (SSF 1.0).</summary>
internal static class StreamEndpoints
{
    private static readonly string[] Supported = [SignalEvents.ComplianceChange];

    public static void Map(RouteGroupBuilder transmitter)
    {
        transmitter.MapPost("/stream", SignalCaller.Only(Make));
        transmitter.MapGet("/stream", SignalCaller.Only(Get));
        transmitter.MapPatch("/stream", SignalCaller.Only((context, caller) => Change(context, caller, isWhole: false)));
        transmitter.MapPut("/stream", SignalCaller.Only((context, caller) => Change(context, caller, isWhole: true)));
        transmitter.MapDelete("/stream", SignalCaller.Only(Delete));
    }

    /// <summary>A status, as the specification has it.</summary>
    public static string Word(StreamStatus status) => status switch { StreamStatus.Enabled => "enabled", StreamStatus.Paused => "paused", _ => "disabled" };

    /// <summary>Keeps what a receiver says that we must say: nobody reads it from the database or a backup of it.</summary>
    public static IDataProtector Protector(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("signals");

    private static async Task<IResult> Make(HttpContext context, SignalCaller caller)
    {
        if (await SignalCaller.Read(context, SignalWire.Default.StreamRequest) is not { } request)
            return SignalCaller.Unreadable();
        return Wish(context, request, null) switch
        {
            Outcome<StreamWish>.Refused { Why: var why } => SignalCaller.Refused(why),
            Outcome<StreamWish>.Done { Value: var wish } => Answer(context, await caller.Streams.Make(caller.Key, TransmitterEndpoints.IssuerOf(context.Request, caller.Organisation), wish, context.RequestAborted), StatusCodes.Status201Created),
            _ => SignalCaller.Unreadable(),
        };
    }

    private static async Task<IResult> Get(HttpContext context, SignalCaller caller)
    {
        if (!context.Request.Query.TryGetValue("stream_id", out var id))
        {
            var all = await caller.Db.Set<SignalStream>().AsNoTracking().Where(stream => stream.Key == caller.Key).OrderBy(stream => stream.Number).ToListAsync(context.RequestAborted);
            return Answers.Of([.. all.Select(ToWire)], SignalWire.Default.StreamConfigurationArray);
        }

        return await caller.Find(id, context.RequestAborted) is { } found ? Answers.Of(ToWire(found), SignalWire.Default.StreamConfiguration) : Problems.NotFound();
    }

    private static async Task<IResult> Change(HttpContext context, SignalCaller caller, bool isWhole)
    {
        if (await SignalCaller.Read(context, SignalWire.Default.StreamRequest) is not { StreamId: { } id } request)
            return SignalCaller.Unreadable();
        return Answer(context, await caller.Streams.Change(
            caller.Key, id, stream => Mismatch(request, stream) is { } wrong ? wrong : Wish(context, isWhole ? request : Completed(request, stream), stream), context.RequestAborted), StatusCodes.Status200OK);
    }

    private static async Task<IResult> Delete(HttpContext context, SignalCaller caller) =>
        await caller.Streams.Delete(caller.Key, context.Request.Query["stream_id"].ToString(), context.RequestAborted) is Outcome<SignalStream>.Refused { Why: var why } ? SignalCaller.Refused(why) : Results.NoContent();

    /// <summary>What is not in a change stays as it is.</summary>
    private static StreamRequest Completed(StreamRequest request, SignalStream stream) => request with
    {
        Delivery = request.Delivery ?? new(stream.Endpoint is null ? TransmitterEndpoints.Poll : TransmitterEndpoints.Push, stream.Endpoint),
        EventsRequested = request.EventsRequested ?? stream.Requested?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Description = request.Description ?? stream.Description,
    };

    private static Outcome<StreamWish> Wish(HttpContext context, StreamRequest request, SignalStream? before)
    {
        IReadOnlyList<string>? requested = request.EventsRequested is { } asked ? [.. asked.OfType<string>()] : null;
        var delivery = request.Delivery;
        if (delivery is null || delivery.Method is TransmitterEndpoints.Poll)
            return new StreamWish(null, null, requested, request.Description);
        if (delivery.Method is not TransmitterEndpoints.Push)
            return new Refusal("signal.delivery", "Kies `urn:ietf:rfc:8935` of `urn:ietf:rfc:8936`.", "Choose `urn:ietf:rfc:8935` or `urn:ietf:rfc:8936`.", "delivery.method");
        if (context.RequestServices.GetRequiredService<PushAddresses>().WhyNot(delivery.EndpointUrl) is { } refusal)
            return refusal;
        if (delivery.AuthorizationHeader is not { Length: > 0 } said)
            // A receiver that reads its stream does not see it, and may send what it read back; elsewhere it is nobody's business.
            return new StreamWish(delivery.EndpointUrl, before?.Endpoint == delivery.EndpointUrl ? before?.Authorization : null, requested, request.Description);
        if (said.Length > SignalStream.LongestAuthorization || !said.All(letter => letter is >= ' ' and <= '~'))
            return new Refusal("signal.authorization", $"`authorization_header` heeft ten hoogste {SignalStream.LongestAuthorization} gewone tekens.", $"`authorization_header` has at most {SignalStream.LongestAuthorization} plain characters.", "delivery.authorization_header");
        return new StreamWish(delivery.EndpointUrl, Protector(context.RequestServices).Protect(Encoding.ASCII.GetBytes(said)), requested, request.Description);
    }

    /// <summary>What only we say, and is said otherwise.</summary>
    private static Refusal? Mismatch(StreamRequest request, SignalStream stream)
    {
        var wrong = request.Iss is { } issuer && issuer != stream.Issuer ? "iss"
            : request.Aud is { } audience && !IsSaid(audience, stream.Audience) ? "aud"
            : request.EventsSupported is { } supported && !supported.ToHashSet().SetEquals(Supported) ? "events_supported"
            : request.EventsDelivered is { } delivered && !delivered.ToHashSet().SetEquals(Delivered(stream)) ? "events_delivered"
            : request.MinVerificationInterval is { } interval && interval != (int)ChangeStreams.BetweenVerifications.TotalSeconds ? "min_verification_interval"
            : null;
        return wrong is null ? null : new("signal.ours", $"`{wrong}` zeggen wij, en het is anders.", $"`{wrong}` is ours to say, and it is otherwise.", wrong);
    }

    private static bool IsSaid(JsonElement audience, string expected) => audience.ValueKind switch
    {
        JsonValueKind.String => audience.ValueEquals(expected),
        JsonValueKind.Array => audience.GetArrayLength() == 1 && audience[0].ValueKind is JsonValueKind.String && audience[0].ValueEquals(expected),
        JsonValueKind.Null => true,
        _ => false,
    };

    private static string[] Delivered(SignalStream stream) => stream.WantsChanges ? Supported : [];

    private static IResult Answer(HttpContext context, Outcome<SignalStream> outcome, int status)
    {
        if (outcome is Outcome<SignalStream>.Refused { Why: var why })
            return SignalCaller.Refused(why);
        context.Response.Headers.CacheControl = "no-store";
        return Answers.Of(ToWire(((Outcome<SignalStream>.Done)outcome).Value), SignalWire.Default.StreamConfiguration, status);
    }

    private static StreamConfiguration ToWire(SignalStream stream) => new(
        stream.Id, stream.Issuer, stream.Audience,
        stream.Endpoint is null ? new(TransmitterEndpoints.Poll, $"{stream.Issuer}/poll/{stream.Id}") : new(TransmitterEndpoints.Push, stream.Endpoint),
        Supported, stream.Requested?.Split(' ', StringSplitOptions.RemoveEmptyEntries), Delivered(stream), (int)ChangeStreams.BetweenVerifications.TotalSeconds, stream.Description is "" ? null : stream.Description);
}
