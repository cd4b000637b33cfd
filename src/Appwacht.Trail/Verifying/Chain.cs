using Appwacht.Trail.Files;

namespace Appwacht.Trail.Verifying;

/// <summary>
/// Follows the lines of a trail from hash to hash. After something wrong it goes on from what the file says of itself, so that everything
/// else that is wrong is found too, each at its own place.
/// </summary>
internal sealed class Chain(LineSource source, KeptCheckpoints kept)
{
    private ReadOnlyMemory<byte>? previous = TrailEntry.Beginning;
    private ReadOnlyMemory<byte> otherwise = TrailEntry.Beginning;
    private long unread;

    /// <summary>The last place there was.</summary>
    public long Last { get; private set; }

    /// <summary>How many lines were read.</summary>
    public long Entries { get; private set; }

    /// <summary>The hash of the last line.</summary>
    public ReadOnlyMemory<byte> Hash { get; private set; } = TrailEntry.Beginning;

    /// <summary>Whether a hash is that of the last line, as it says itself or as it would be.</summary>
    public bool EndsWith(ReadOnlySpan<byte> hash) => hash.SequenceEqual(Hash.Span) || hash.SequenceEqual(otherwise.Span);

    /// <summary>Goes on from a line that is not in the file.</summary>
    public void Begin(long sequence, ReadOnlyMemory<byte> hash)
    {
        (Last, Hash, previous, otherwise) = (sequence, hash, hash, hash);
        kept.Pass(sequence, hash.Span, hash.Span);
    }

    /// <summary>A line could not be read; it may have been one of the trail.</summary>
    public void Skip() => unread++;

    /// <summary>Takes the next line.</summary>
    public void Take(TrailLine.Entry line)
    {
        Entries++;
        if (!FindPlace(line, out var entry))
            return;
        var (before, follows) = (previous, previous is not { } hash || Follows(entry, hash, line.Hash));
        if (!follows || entry.Sequence != line.Says.Sequence)
            source.Note(TrailFaultKind.Changed, entry.Sequence);
        otherwise = follows || before is not { } known ? line.Hash : entry.Hash(known.Span);

        (Last, Hash, previous, unread) = (entry.Sequence, line.Hash, line.Hash, 0);
        kept.Pass(Last, Hash.Span, otherwise.Span);
    }

    private bool FindPlace(TrailLine.Entry line, out TrailEntry entry)
    {
        entry = line.Says;
        if (entry.Sequence == Last + 1)
            return true;
        var inPlace = entry with { Sequence = Last + 1 };
        if (previous is { } before && Follows(inPlace, before, line.Hash))
        {
            entry = inPlace; // only its number was changed
            return true;
        }

        if (entry.Sequence <= Last)
        {
            source.Note(TrailFaultKind.Misplaced, entry.Sequence);
            return false;
        }

        if (entry.Sequence != Last + 1 + unread)
            source.Note(TrailFaultKind.Missing, Last + 1, entry.Sequence - 1);
        previous = null; // what it follows is not there
        return true;
    }

    private bool Follows(TrailEntry entry, ReadOnlyMemory<byte> before, ReadOnlySpan<byte> hash) =>
        hash.SequenceEqual(entry.Hash(before.Span)) || (!otherwise.Span.SequenceEqual(before.Span) && hash.SequenceEqual(entry.Hash(otherwise.Span)));
}
