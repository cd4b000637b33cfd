using Appwacht.Core;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Server.Api;

namespace Appwacht.Server.Gate.Signals;

/// <summary>The status endpoint and the verification endpoint (SSF 1.0).</summary>
internal static class StandingEndpoints
{
    public static void Map(RouteGroupBuilder transmitter)
    {
        transmitter.MapGet("/status", SignalCaller.Only(Get));
        transmitter.MapPost("/status", SignalCaller.Only(Set));
        transmitter.MapPost("/verification", SignalCaller.Only(Verify));
    }

    private static async Task<IResult> Get(HttpContext context, SignalCaller caller) =>
        await caller.Find(context.Request.Query["stream_id"].ToString(), context.RequestAborted) is { } stream ? Answer(stream) : Problems.NotFound();

    private static async Task<IResult> Set(HttpContext context, SignalCaller caller)
    {
        if (await SignalCaller.Read(context, SignalWire.Default.StreamStanding) is not { StreamId: { } id, Status: { } word } wanted)
            return SignalCaller.Unreadable();
        StreamStatus? status = word switch { "enabled" => StreamStatus.Enabled, "paused" => StreamStatus.Paused, "disabled" => StreamStatus.Disabled, _ => null };
        if (status is null)
            return SignalCaller.Unreadable();
        return await caller.Streams.SetStatus(caller.Key, id, status.Value, wanted.Reason ?? "", context.RequestAborted) switch
        {
            Outcome<SignalStream>.Done { Value: var stream } => Answer(stream),
            Outcome<SignalStream>.Refused { Why: var why } => SignalCaller.Refused(why),
            _ => SignalCaller.Unreadable(),
        };
    }

    private static async Task<IResult> Verify(HttpContext context, SignalCaller caller)
    {
        if (await SignalCaller.Read(context, SignalWire.Default.VerificationRequest) is not { StreamId: { } id } request)
            return SignalCaller.Unreadable();
        if (await caller.Streams.Verify(caller.Key, id, request.State, context.RequestAborted) is not Outcome<SignalStream>.Refused { Why: var why })
            return Results.NoContent();
        if (why[0].Code is "signal.too-soon")
            context.Response.Headers.RetryAfter = $"{(int)ChangeStreams.BetweenVerifications.TotalSeconds}";
        return SignalCaller.Refused(why);
    }

    private static IResult Answer(SignalStream stream) => Answers.Of(new(stream.Id, StreamEndpoints.Word(stream.Status), stream.Reason is "" ? null : stream.Reason), SignalWire.Default.StreamStanding);
}
