using System.Buffers;
using Appwacht.Core.Audit;
using Appwacht.Trail.Evidence;
using Appwacht.Trail.Files;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Evidence.Files;

/// <summary>The lines of the audit trail, from one checkpoint to another, in the form in which it is exported.</summary>
internal static class TrailPart
{
    /// <summary>How much is written before it is passed on.</summary>
    private const int Piece = 64 * 1024;

    /// <summary>Writes them, and shows each to the tables.</summary>
    /// <returns>How many lines.</returns>
    public static async Task<long> Write(OrganisationDb db, TrailSpan span, TrailKeys keys, Stream to, TrailTables tables, CancellationToken cancel)
    {
        var (organisation, all) = (db.Organisation, await new ReadTrail(db).Keys(keys, cancel));
        Appwacht.Trail.TrailKey[] needed = [.. EvidenceSeal.KeysUpTo(span.Opening?.KeyId ?? span.Closing.KeyId, all).Concat(EvidenceSeal.KeysUpTo(span.Closing.KeyId, all)).DistinctBy(key => key.Id)];
        var piece = new ArrayBufferWriter<byte>(2 * Piece);
        if (span.Opening is { } opening)
            TrailFile.WritePartStart(piece, organisation.Value, needed, opening.ToTrail(organisation));
        else
            TrailFile.WriteTrailStart(piece, organisation.Value, needed);
        var (after, last, count) = (span.Opening?.Sequence ?? 0, span.Closing.Sequence, 0L);
        await foreach (var line in db.Set<AuditEntry>().AsNoTracking().Where(line => line.Sequence > after && line.Sequence <= last).OrderBy(line => line.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var entry = line.ToTrail();
            tables.Take(entry);
            TrailFile.WriteEntry(piece, entry, line.Hash);
            count++;
            if (piece.WrittenCount > Piece)
                Pass();
        }

        TrailFile.WriteCheckpoint(piece, span.Closing.ToTrail(organisation));
        Pass();
        return count;

        void Pass()
        {
            to.Write(piece.WrittenSpan);
            piece.ResetWrittenCount();
        }
    }
}
