using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Audit;

/// <summary>Which lines of the trail somebody asks for; what is null does not matter.</summary>
/// <param name="Action">Lines of this action.</param>
/// <param name="Actor">Lines of this actor.</param>
/// <param name="From">Lines from this moment on.</param>
/// <param name="Until">Lines before this moment.</param>
public sealed record TrailFilter(string? Action = null, string? Actor = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>Reads the trail of an organisation.</summary>
public sealed class ReadTrail(OrganisationDb db)
{
    /// <summary>The lines after a place, in order.</summary>
    public Task<List<AuditEntry>> Page(TrailFilter filter, long after, int count, CancellationToken cancel) =>
        Filtered(filter).Where(entry => entry.Sequence > after).OrderBy(entry => entry.Sequence).Take(count).ToListAsync(cancel);

    /// <summary>The newest lines before a place, newest first; from the end when no place is given.</summary>
    public Task<List<AuditEntry>> Newest(TrailFilter filter, long? before, int count, CancellationToken cancel) =>
        Filtered(filter).Where(entry => before == null || entry.Sequence < before).OrderByDescending(entry => entry.Sequence).Take(count).ToListAsync(cancel);

    /// <summary>How many lines fit.</summary>
    public Task<int> Count(TrailFilter filter, CancellationToken cancel) => Filtered(filter).CountAsync(cancel);

    /// <summary>The last line, or null when there is none.</summary>
    public Task<AuditEntry?> Last(CancellationToken cancel) => db.Set<AuditEntry>().AsNoTracking().OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancel);

    /// <summary>Every line up to a place, one by one.</summary>
    public IAsyncEnumerable<AuditEntry> UpTo(long last) => db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Sequence <= last).OrderBy(entry => entry.Sequence).AsAsyncEnumerable();

    /// <summary>The checkpoints after a number, in order.</summary>
    public Task<List<StoredCheckpoint>> Checkpoints(long after, int count, CancellationToken cancel) =>
        db.Set<StoredCheckpoint>().AsNoTracking().Where(checkpoint => checkpoint.Number > after).OrderBy(checkpoint => checkpoint.Number).Take(count).ToListAsync(cancel);

    /// <summary>Every key that checkpoints were signed with, and those that come after them.</summary>
    /// <param name="keys">The keys of the server.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Trail.TrailKey>> Keys(TrailKeys keys, CancellationToken cancel)
    {
        var stored = await db.Set<StoredTrailKey>().AsNoTracking().OrderBy(key => key.Number).ToListAsync(cancel);
        return [.. stored.Select(key => key.ToTrail()).Concat(keys.All).DistinctBy(key => key.Id)];
    }

    private IQueryable<AuditEntry> Filtered(TrailFilter filter)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (filter.Action is { } action)
            entries = entries.Where(entry => entry.Action == action);
        if (filter.Actor is { } actor)
            entries = entries.Where(entry => entry.Actor == actor);
        if (filter.From is { } from)
            entries = entries.Where(entry => entry.At >= from);
        return filter.Until is { } until ? entries.Where(entry => entry.At < until) : entries;
    }
}
