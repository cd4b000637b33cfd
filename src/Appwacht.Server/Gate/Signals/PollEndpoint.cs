using Appwacht.Core.Enforcement.Signals;
using Appwacht.Server.Api;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Gate.Signals;

/// <summary>Where a receiver comes for its signals, and says which it took (RFC 8936).</summary>
internal static class PollEndpoint
{
    /// <summary>The longest that a receiver waits for the next signal.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>What another server stored is seen within this.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>While much is stored it is not looked more often than this.</summary>
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(100);

    public static void Map(RouteGroupBuilder transmitter) => transmitter.MapPost("/poll/{stroom}", SignalCaller.Only(Poll));

    private static async Task<IResult> Poll(HttpContext context, SignalCaller caller)
    {
        var (services, cancel) = (context.RequestServices, context.RequestAborted);
        if (await SignalCaller.Read(context, SignalWire.Default.PollRequest) is not { MaxEvents: null or >= 0 } request)
            return SignalCaller.Unreadable();
        var id = context.Request.RouteValues["stroom"] as string;
        if (await caller.Find(id, cancel) is not { Endpoint: null } stream)
            return Problems.NotFound();
        string[] taken = [.. request.Ack?.OfType<string>().Where(IsName) ?? []], refused = [.. request.SetErrs?.Keys.Where(IsName) ?? []];
        if (taken.Length + refused.Length > 0)
            await new TakeSignals(caller.Db, caller.Clock).Acknowledge(stream.Number, taken, refused, cancel);
        var most = Math.Min(request.MaxEvents ?? TakeSignals.Most, TakeSignals.Most);
        var isWaiting = request.ReturnImmediately is not true && most > 0;
        var (signals, areMore) = await Next(services, caller, stream.Id, most, isWaiting, cancel);
        var tokens = services.GetRequiredService<SignalTokens>();
        return Answers.Of(
            new PollAnswer { Sets = new OrderedDictionary<string, string>(signals.Select(one => KeyValuePair.Create(one.Signal.Jti, tokens.Sign(caller.Organisation, stream, one)))), MoreAvailable = areMore },
            SignalWire.Default.PollAnswer);
    }

    /// <summary>The next signals, as soon as there are any.</summary>
    private static async Task<(IReadOnlyList<OutgoingSignal> Signals, bool AreMore)> Next(IServiceProvider services, SignalCaller caller, string id, int most, bool isWaiting, CancellationToken cancel)
    {
        var (bell, running, clockwork) = (services.GetRequiredService<SignalBell>(), services.GetRequiredService<RunningRequests>(), TimeProvider.System);
        var patience = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, services.GetRequiredService<ServerSettings>().Limits.RequestSeconds / 2.0));
        var began = clockwork.GetTimestamp();
        while (true)
        {
            var rung = bell.Next(caller.Organisation);
            // Read anew, because it may be stopped or gone by now.
            if (await caller.Find(id, cancel) is not { } stream)
                return ([], false);
            var (signals, areMore) = await TakeSignals.Next(caller.Db, stream, most, cancel);
            if (signals.Count > 0 || !isWaiting || !running.TakesMore || clockwork.GetElapsedTime(began) >= patience)
                return (signals, areMore);
            await Task.Delay(LeastPause, cancel);
            await Task.WhenAny(rung, Task.Delay(Look, cancel));
        }
    }

    private static bool IsName(string name) => name.Length is > 0 and <= 64 && !name.Contains('\0', StringComparison.Ordinal);
}
