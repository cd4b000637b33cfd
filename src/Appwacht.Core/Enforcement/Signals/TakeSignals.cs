using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Signals;

/// <summary>What a receiver comes for, and what it says that it took (RFC 8936).</summary>
public sealed class TakeSignals(OrganisationDb db, TimeProvider clock)
{
    /// <summary>The most at a time.</summary>
    public const int Most = 100;

    /// <summary>Deletes what it took, and what it could not use; a name that is not known is passed over.</summary>
    /// <param name="stream">The stream (<see cref="SignalStream.Number"/>).</param>
    /// <param name="taken">What it took, by <see cref="Signal.Jti"/>.</param>
    /// <param name="refused">What it could not use.</param>
    /// <param name="cancel">Gives up; then it is offered again.</param>
    public Task<int> Acknowledge(int stream, IReadOnlyCollection<string> taken, IReadOnlyCollection<string> refused, CancellationToken cancel) => db.InTurn(async () =>
    {
        var (some, others) = (taken.Take(10 * Most).ToHashSet(), refused.Take(10 * Most).ToHashSet());
        var took = await db.Set<Signal>().Where(signal => signal.Stream == stream && some.Contains(signal.Jti)).ExecuteDeleteAsync(cancel);
        var failed = await db.Set<Signal>().Where(signal => signal.Stream == stream && others.Contains(signal.Jti)).ExecuteDeleteAsync(cancel);
        if (took + failed == 0 || await db.Set<SignalStream>().SingleOrDefaultAsync(one => one.Number == stream, cancel) is not { } known)
            return 0;
        (known.Taken, known.Refused, known.TakenAt) = (known.Taken + took, known.Refused + failed, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return took + failed;
    }, cancel);

    /// <summary>
    /// The next, with the oldest first, and whether there are more. Of one device there is never more than one among them: those who get them
    /// need not keep their order.
    /// </summary>
    public static async Task<(IReadOnlyList<OutgoingSignal> Signals, bool AreMore)> Next(OrganisationDb db, SignalStream stream, int most, CancellationToken cancel)
    {
        var waiting = await OutgoingSignal.Of(db, stream).Take(most + 1).ToListAsync(cancel);
        var (seen, next) = (new HashSet<int>(), new List<OutgoingSignal>());
        foreach (var one in waiting.Take(most))
        {
            if (one.Signal.Device is { } device && !seen.Add(device))
                break;
            next.Add(one);
        }

        return (next, next.Count < waiting.Count);
    }
}

/// <summary>A signal that goes out, with the device as the receiver knows it.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Device">The identifier of the device, of a change.</param>
public sealed record OutgoingSignal(Signal Signal, string? Device)
{
    /// <summary>Those of a stream, with the oldest first. Of one that stopped only what says so.</summary>
    public static IQueryable<OutgoingSignal> Of(OrganisationDb db, SignalStream stream) =>
        db.Set<Signal>().AsNoTracking().Where(signal => signal.Stream == stream.Number && (stream.Status == StreamStatus.Enabled || signal.Kind == SignalKind.StreamUpdated)).OrderBy(signal => signal.Number)
            .Select(signal => new OutgoingSignal(signal, db.Set<Fleet.DeviceRow>().Where(device => device.Number == signal.Device).Select(device => device.Key).FirstOrDefault()));
}
