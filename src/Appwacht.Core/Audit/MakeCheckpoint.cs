using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Audit;

/// <summary>
/// Makes a checkpoint of the trail. Before it is signed the lines since the last checkpoint are gone through: a trail that was changed in
/// the database is not vouched for.
/// </summary>
public sealed class MakeCheckpoint(OrganisationDb db, TrailKeys keys, TimeProvider clock)
{
    /// <summary>After how many lines there is one in any case, also within a day.</summary>
    public const int MostBetween = 1_000;

    /// <summary>Makes one now; the newest there is when nothing came after it.</summary>
    public Task<Outcome<StoredCheckpoint>> Handle(CancellationToken cancel) => Make(mustBeDue: false, cancel);

    /// <summary>Makes one when it is time, as a round does.</summary>
    /// <returns>Null when it was not time.</returns>
    public async Task<Outcome<StoredCheckpoint>?> HandleWhenDue(CancellationToken cancel)
    {
        var (last, newest) = (await LastLine(cancel), await Newest(cancel));
        return IsDue(last?.Sequence ?? 0, newest, clock.GetUtcNow()) ? await Make(mustBeDue: true, cancel) : null;
    }

    /// <summary>Whether it is time: once a day, when anything happened, and sooner when much happened.</summary>
    internal static bool IsDue(long last, StoredCheckpoint? newest, DateTimeOffset now) =>
        last > (newest?.Sequence ?? 0) && (newest is null || Time.DayOf(now) > Time.DayOf(newest.At) || last - newest.Sequence >= MostBetween);

    private async Task<Outcome<StoredCheckpoint>> Make(bool mustBeDue, CancellationToken cancel)
    {
        // In one turn, so that two servers do not both make one.
        await using var turn = await db.BeginTurn(cancel);
        var (last, newest) = (await LastLine(cancel), await Newest(cancel));
        if (newest is not null && (newest.Sequence == last?.Sequence || (mustBeDue && !IsDue(last?.Sequence ?? 0, newest, clock.GetUtcNow()))))
            return newest;
        if (await FirstWrong(newest, cancel) is { } wrong)
            return new Refusal(
                "audit.changed",
                $"De audittrail klopt niet vanaf regel {wrong}: er wordt geen controlepunt gezet. Vergelijk met een reservekopie en met eerder bewaarde controlepunten.",
                $"The audit trail is not right from line {wrong} on: no checkpoint is made. Compare with a backup and with checkpoints that were kept.");
        var checkpoint = StoredCheckpoint.Of(Checkpoint.Sign(db.Organisation.Value, last?.Sequence ?? 0, last?.Hash ?? TrailEntry.Beginning, clock.GetUtcNow(), keys.Current));
        await StoredTrailKey.AddMissing(db, keys, cancel);
        db.Add(checkpoint);
        await db.SaveChangesAsync(cancel);
        await turn.Commit(cancel);
        return checkpoint;
    }

    private Task<AuditEntry?> LastLine(CancellationToken cancel) => db.Set<AuditEntry>().AsNoTracking().OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancel);

    private Task<StoredCheckpoint?> Newest(CancellationToken cancel) => db.Set<StoredCheckpoint>().AsNoTracking().OrderByDescending(checkpoint => checkpoint.Number).FirstOrDefaultAsync(cancel);

    /// <summary>The first line since a checkpoint that does not follow from the one before it, or null.</summary>
    private async Task<long?> FirstWrong(StoredCheckpoint? since, CancellationToken cancel)
    {
        var (sequence, hash) = (since?.Sequence ?? 0, since?.Hash ?? TrailEntry.Beginning.ToArray());
        if (since is { Sequence: > 0 } && (await db.Set<AuditEntry>().AsNoTracking().SingleOrDefaultAsync(entry => entry.Sequence == since.Sequence, cancel))?.Hash.AsSpan().SequenceEqual(hash) is not true)
            return since.Sequence;
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Sequence > sequence).OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            hash = entry.ToTrail().Hash(hash);
            if (entry.Sequence != ++sequence || !hash.AsSpan().SequenceEqual(entry.Hash))
                return sequence;
        }

        return null;
    }
}
