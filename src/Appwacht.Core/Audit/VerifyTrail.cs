using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Audit;

/// <summary>What came of verifying a trail where it is kept.</summary>
/// <param name="Entries">How many lines were gone through.</param>
/// <param name="Checkpoints">How many checkpoints lie on it.</param>
/// <param name="FirstWrong">The first line that does not follow from the one before it, or is not there; null when all do.</param>
/// <param name="WrongCheckpoint">The line of the first checkpoint that is not signed by us or says another hash; null when all are right.</param>
public sealed record TrailCheck(long Entries, int Checkpoints, long? FirstWrong, long? WrongCheckpoint)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsWhole => FirstWrong is null && WrongCheckpoint is null;
}

/// <summary>
/// Goes through the whole trail from its beginning and lays the checkpoints beside it. It says whether the trail is right by itself;
/// whether it was replaced as a whole, only somebody can tell who kept a checkpoint elsewhere.
/// </summary>
public sealed class VerifyTrail(OrganisationDb db, TrailKeys keys)
{
    /// <summary>Verifies it, as it was at one moment.</summary>
    public async Task<TrailCheck> Handle(CancellationToken cancel)
    {
        await using var snapshot = await db.BeginSnapshot(cancel);
        var trail = new ReadTrail(db);
        var known = (await trail.Keys(keys, cancel)).ToDictionary(key => key.Id, StringComparer.Ordinal);
        var checkpoints = (await db.Set<StoredCheckpoint>().AsNoTracking().OrderBy(checkpoint => checkpoint.Sequence).ToListAsync(cancel)).ToLookup(checkpoint => checkpoint.Sequence);
        var (sequence, hash, wrong) = (0L, TrailEntry.Beginning.ToArray(), (long?)null);
        var wrongCheckpoint = WrongAt(0, hash);
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var expected = entry.ToTrail().Hash(hash);
            if (entry.Sequence != ++sequence || !expected.AsSpan().SequenceEqual(entry.Hash))
            {
                wrong = sequence;
                break;
            }

            hash = expected;
            wrongCheckpoint ??= WrongAt(sequence, hash);
        }

        // A checkpoint beyond the last line is of lines that were taken away.
        if (wrong is null && checkpoints.Select(checkpoint => checkpoint.Key).DefaultIfEmpty(0).Max() > sequence)
            wrong = sequence + 1;
        return new(sequence, checkpoints.Sum(checkpoint => checkpoint.Count()), wrong, wrongCheckpoint);

        long? WrongAt(long place, byte[] there) => checkpoints[place].All(checkpoint => checkpoint.Hash.AsSpan().SequenceEqual(there)
            && known.TryGetValue(checkpoint.KeyId, out var key) && checkpoint.ToTrail(db.Organisation).IsSignedBy(key)) ? null : place;
    }
}
