using Appwacht.Trail.Files;

namespace Appwacht.Trail.Verifying;

/// <summary>
/// Verifies a trail that was exported, without the server it comes from. What somebody kept of earlier is laid beside it: a server that
/// wrote its whole trail anew, and signed it again, cannot agree with that.
/// </summary>
public sealed class TrailVerification
{
    /// <summary>How much that is wrong is told; what comes after is counted.</summary>
    public const int MostFaults = 100;

    private readonly FaultList faults = new();
    private readonly List<Kept> kept = [];
    private readonly List<(string File, string Organisation)> owners = [];
    private bool wereKeysGiven;

    /// <summary>The keys that are trusted, after verifying also those that follow from them.</summary>
    internal KeyRing Keys { get; } = new();

    /// <summary>Sees each line of the trail as it goes by, right or not.</summary>
    internal Action<TrailEntry>? Sees { get; init; }

    /// <summary>Trusts a key that was got from elsewhere. Keys are trusted before anything is read.</summary>
    public void Trust(TrailKey key)
    {
        Keys.Trust(key);
        wereKeysGiven = true;
    }

    /// <summary>Remembers the hash of a line, as somebody wrote it down.</summary>
    public void Remember(long sequence, ReadOnlyMemory<byte> hash) => kept.Add(new(sequence, hash, "", 0));

    /// <summary>Reads checkpoints that somebody kept. When no keys were given, those in it are trusted: they were kept too.</summary>
    /// <param name="name">What to call the file.</param>
    /// <param name="stream">The file.</param>
    public void ReadCheckpoints(string name, Stream stream)
    {
        using var source = new LineSource(stream, name, faults);
        var start = new FileStart(source, TrailFile.Checkpoints);
        while (source.Next(out var line))
        {
            if (start.Takes(line))
                continue;
            EndStart(start, !wereKeysGiven);
            if (line is TrailLine.Point point)
                Take(point.Checkpoint, start.Organisation, name, source);
            else if (line is not null)
                source.Note(TrailFaultKind.Malformed);
        }

        EndStart(start, !wereKeysGiven);
        if (source.IsCutOff)
            source.Note(TrailFaultKind.CutOff);
        owners.Add((name, start.Organisation));
    }

    /// <summary>Verifies a trail. Once: what came before it counts for this trail.</summary>
    public TrailReport Verify(Stream stream)
    {
        using var source = new LineSource(stream, "", faults);
        var start = new FileStart(source, TrailFile.Trail, TrailFile.Part);
        var beside = new KeptCheckpoints(kept, faults);
        var chain = new Chain(source, beside);
        var areKeysTrusted = Keys.HasAny;
        var isClosed = false;
        var (isBegun, before, hashBefore) = (false, 0L, TrailEntry.Beginning);
        while (source.Next(out var line))
        {
            if (isClosed)
                source.Note(TrailFaultKind.AfterEnd);
            if (start.Takes(line))
                continue;
            EndStart(start, !areKeysTrusted);
            if (!isBegun)
            {
                isBegun = true;
                var opening = start.Kind is TrailFile.Part ? (line as TrailLine.Point)?.Checkpoint : null;
                if (opening is not null)
                    IsRight(opening, start.Organisation, source);
                else if (start.Kind is TrailFile.Part)
                    source.Note(TrailFaultKind.Header);
                (before, hashBefore) = (opening?.Sequence ?? 0, opening?.Hash ?? TrailEntry.Beginning);
                chain.Begin(before, hashBefore);
                if (opening is not null)
                    continue;
            }

            if (line is TrailLine.Entry entry)
            {
                Sees?.Invoke(entry.Says);
                chain.Take(entry);
            }
            else if (line is TrailLine.Point point)
                Close(point.Checkpoint, start.Organisation, chain, source);
            else
                chain.Skip();
            isClosed |= line is TrailLine.Point;
        }

        EndStart(start, !areKeysTrusted);
        if (!isBegun)
            chain.Begin(0, TrailEntry.Beginning);
        if (!isClosed || source.IsCutOff)
            source.Note(TrailFaultKind.CutOff, chain.Last);
        beside.End();
        foreach (var (file, organisation) in owners)
            if (organisation != start.Organisation)
                faults.Add(new(TrailFaultKind.OtherOrganisation, file, 1));
        return new(start.Organisation, chain.Entries, chain.Last, chain.Hash, faults.First, faults.Count, beside.Confirmed, areKeysTrusted) { Before = before, HashBefore = hashBefore };
    }

    private void EndStart(FileStart start, bool isTrusted)
    {
        if (!start.End())
            return;
        foreach (var key in start.Keys)
        {
            if (isTrusted)
                Keys.Trust(key);
            else
                Keys.Follow(key);
        }
    }

    private void Take(Checkpoint checkpoint, string organisation, string file, LineSource source)
    {
        if (IsRight(checkpoint, organisation, source))
            kept.Add(new(checkpoint.Sequence, checkpoint.Hash, file, source.Number));
    }

    /// <summary>Whether a checkpoint is of the organisation and signed with a key that is trusted; what is wrong is noted.</summary>
    private bool IsRight(Checkpoint checkpoint, string organisation, LineSource source)
    {
        if ((checkpoint.Organisation == organisation ? Keys.WhyNot(checkpoint) : TrailFaultKind.OtherOrganisation) is not { } fault)
            return true;
        source.Note(fault, checkpoint.Sequence);
        return false;
    }

    private void Close(Checkpoint checkpoint, string organisation, Chain chain, LineSource source)
    {
        IsRight(checkpoint, organisation, source);
        if (checkpoint.Sequence > chain.Last)
            source.Note(TrailFaultKind.BeyondEnd, chain.Last + 1, checkpoint.Sequence);
        else if (checkpoint.Sequence < chain.Last)
            source.Note(TrailFaultKind.AfterEnd, checkpoint.Sequence + 1, chain.Last);
        else if (!chain.EndsWith(checkpoint.Hash.Span))
            source.Note(TrailFaultKind.Differs, checkpoint.Sequence);
    }
}
