using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Evidence;

/// <summary>
/// The lines of the trail that evidence of a period holds: those of the period, and before and after them as many as lie up to a checkpoint. Once there is a checkpoint that
/// covers the period this stays the same, because lines and checkpoints only come after it.
/// </summary>
/// <param name="Opening">The last checkpoint before the period; null when there is none: then the lines are those from the beginning of the trail.</param>
/// <param name="Closing">The first checkpoint that covers the period.</param>
internal sealed record TrailSpan(StoredCheckpoint? Opening, StoredCheckpoint Closing)
{
    /// <summary>Finds it; null when there is no checkpoint yet that covers the period.</summary>
    public static async Task<TrailSpan?> Of(OrganisationDb db, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancel)
    {
        var (lines, checkpoints) = (db.Set<AuditEntry>().AsNoTracking(), db.Set<StoredCheckpoint>().AsNoTracking());
        var last = await lines.Where(line => line.At < end).MaxAsync(line => (long?)line.Sequence, cancel) ?? 0;
        var before = await lines.Where(line => line.At >= begin).MinAsync(line => (long?)line.Sequence, cancel) - 1 ?? last;
        if (await checkpoints.Where(point => point.Sequence >= last).OrderBy(point => point.Number).FirstOrDefaultAsync(cancel) is not { } closing)
            return null;
        return new(await checkpoints.Where(point => point.Sequence <= before && point.Number < closing.Number).OrderByDescending(point => point.Number).FirstOrDefaultAsync(cancel), closing);
    }
}
