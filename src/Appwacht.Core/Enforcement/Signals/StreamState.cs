using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Signals;

/// <summary>How a stream comes to another status: by itself, or because its receiver or an administrator wants so. All in the turn of the caller.</summary>
internal static class StreamState
{
    /// <summary>We stop it ourselves. What says so is the last that goes out.</summary>
    public static async Task Stop(OrganisationDb db, SignalStream stream, StreamStatus status, string why, DateTimeOffset now, CancellationToken cancel)
    {
        await Set(db, stream, status, why, now, cancel);
        db.Add(Tell(stream, now));
        new AuditTrail(db, Actor.System, new Moment(now)).Record("signal-stream.stopped", $"signal-stream:{stream.Number}", new { status = status.ToString(), why });
    }

    /// <summary>That we changed the status.</summary>
    public static Signal Tell(SignalStream stream, DateTimeOffset now) =>
        new() { Stream = stream.Number, Jti = DeriveSignals.Draw(), Kind = SignalKind.StreamUpdated, Status = stream.Status, Said = stream.Reason, At = now };

    /// <summary>Sets it. With a stream that is disabled go its signals, as if they were never made: when it is enabled again what is so then is told.</summary>
    public static async Task Set(OrganisationDb db, SignalStream stream, StreamStatus status, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (status is StreamStatus.Disabled)
            await Forget(db, stream.Number, cancel);
        if (status is StreamStatus.Enabled)
            (stream.Failures, stream.Fault, stream.TryAt) = (0, PushFault.None, now);
        (stream.Status, stream.Reason) = (status, reason);
    }

    private static async Task Forget(OrganisationDb db, int stream, CancellationToken cancel)
    {
        var waiting = await db.Set<Signal>().AsNoTracking().Where(signal => signal.Stream == stream && signal.Kind == SignalKind.Change).OrderBy(signal => signal.Number).Select(signal => new { signal.Device, signal.IsShutOut }).ToListAsync(cancel);
        var told = await db.Set<ToldDevice>().Where(one => one.Stream == stream).ToDictionaryAsync(one => one.Device, cancel);
        // What the receiver knows is what was so before the first that it did not take.
        foreach (var (device, wasShutOut) in waiting.GroupBy(signal => signal.Device).Select(one => (one.Key!.Value, !one.First().IsShutOut))) // a change has a device
        {
            if (wasShutOut && !told.ContainsKey(device))
                db.Add(new ToldDevice { Stream = stream, Device = device });
            else if (!wasShutOut && told.TryGetValue(device, out var known))
                db.Remove(known);
        }

        await db.Set<Signal>().Where(signal => signal.Stream == stream).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The clock of a turn: what is stored in it has one time.</summary>
    private sealed class Moment(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
