using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Signals;

/// <summary>What came of bringing a signal to its receiver.</summary>
public enum PushAnswer
{
    /// <summary>It took it.</summary>
    Taken,
    /// <summary>It may take it later.</summary>
    Later,
    /// <summary>It will not take it as it is.</summary>
    Never,
}

/// <summary>What came of it, with why.</summary>
/// <param name="Answer">What.</param>
/// <param name="Fault">Why.</param>
/// <param name="After">After how long it asks to come back.</param>
public readonly record struct PushResult(PushAnswer Answer, PushFault Fault = PushFault.None, TimeSpan? After = null);

/// <summary>Brings what waits in a stream to its receiver, one after another (RFC 8935). What is not taken is brought again, later each time; nothing goes before it.</summary>
public sealed class BringSignals(OrganisationDb db, Func<SignalStream, OutgoingSignal, CancellationToken, Task<PushResult>> push, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>The longest between two tries, so that a receiver that is there again hears within the hour.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>However long a receiver asks us to stay away, not longer.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(6);

    /// <summary>Brings what is due.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> Handle(int number, CancellationToken cancel)
    {
        for (var taken = 0; ; taken++)
        {
            if (await db.Set<SignalStream>().AsNoTracking().SingleOrDefaultAsync(stream => stream.Number == number, cancel) is not { Endpoint: not null } stream || stream.TryAt > clock.GetUtcNow())
                return taken;
            if (await OutgoingSignal.Of(db, stream).FirstOrDefaultAsync(cancel) is not { } next)
                return taken;
            var result = await push(stream, next, cancel);
            if (!await Note(number, next.Signal, result, cancel))
                return taken;
        }
    }

    /// <summary>How long to wait after so many failures.</summary>
    /// <param name="failures">How often it failed in a row, from 1.</param>
    /// <param name="asked">How long the receiver asks for, or null.</param>
    public static TimeSpan Pause(int failures, TimeSpan? asked) =>
        asked is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, FirstPause.Ticks, LongestAsked.Ticks)) : TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << Math.Min(failures - 1, 20), LongestPause.Ticks));

    /// <summary>Notes what came of it.</summary>
    /// <returns>Whether the next may be brought.</returns>
    private Task<bool> Note(int number, Signal signal, PushResult result, CancellationToken cancel) => db.InTurn(async () =>
    {
        var now = clock.GetUtcNow();
        if (await db.Set<SignalStream>().SingleOrDefaultAsync(one => one.Number == number, cancel) is not { } stream)
            return false;
        // What says that a stream stopped is brought once: it may have stopped because nothing is taken there. So is a sign of life that is not understood.
        var isOver = result.Answer is PushAnswer.Taken || (signal.Kind is SignalKind.StreamUpdated && stream.Status is not StreamStatus.Enabled) || (signal.Kind is SignalKind.Verification && result is { Answer: PushAnswer.Never, Fault: PushFault.Refuses });
        if (isOver)
            await db.Set<Signal>().Where(one => one.Number == signal.Number).ExecuteDeleteAsync(cancel);
        if (result.Answer is PushAnswer.Taken)
            (stream.Taken, stream.TakenAt, stream.Failures, stream.Fault) = (stream.Taken + 1, now, 0, PushFault.None);
        else if (isOver)
            stream.Refused++;
        else if (result.Answer is PushAnswer.Never && stream.Status is StreamStatus.Enabled)
            await StopFor(stream, result.Fault, now, cancel);
        else
            (stream.Failures, stream.Fault, stream.TryAt) = (stream.Failures + 1, result.Fault, now + Pause(stream.Failures + 1, result.After));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return isOver || stream.Status is not StreamStatus.Enabled;
    }, cancel);

    /// <summary>What waits is kept: it is the receiver that must be put right.</summary>
    private async Task StopFor(SignalStream stream, PushFault fault, DateTimeOffset now, CancellationToken cancel)
    {
        await StreamState.Stop(db, stream, StreamStatus.Paused, fault switch { PushFault.Inside => "inside", PushFault.NotAuthorized => "not-authorized", _ => "refuses" }, now, cancel);
        stream.Fault = fault;
    }
}
