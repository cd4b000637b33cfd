using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Signals;

/// <summary>
/// Deletes what a receiver let lie for too long. Signals from the middle would be a lie, so all of its stream go and the stream is disabled: when the receiver
/// enables it again, it hears what is so then.
/// </summary>
internal static class ForgetSignals
{
    /// <summary>Deletes it, in the turn of the caller.</summary>
    /// <returns>How many signals are gone.</returns>
    public static async Task<int> Handle(OrganisationDb db, DateTimeOffset before, DateTimeOffset now, CancellationToken cancel)
    {
        var deleted = 0;
        foreach (var stream in await db.Set<SignalStream>().Where(stream => db.Set<Signal>().Any(signal => signal.Stream == stream.Number && signal.At < before)).ToListAsync(cancel))
        {
            deleted += await db.Set<Signal>().CountAsync(signal => signal.Stream == stream.Number, cancel);
            if (stream.Status is StreamStatus.Disabled)
                await db.Set<Signal>().Where(signal => signal.Stream == stream.Number).ExecuteDeleteAsync(cancel);
            else
                await StreamState.Stop(db, stream, StreamStatus.Disabled, "too-old", now, cancel);
        }

        return deleted;
    }
}
