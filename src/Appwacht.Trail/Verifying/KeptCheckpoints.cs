namespace Appwacht.Trail.Verifying;

/// <summary>A line of a trail that somebody saw earlier, by its hash.</summary>
/// <param name="Sequence">Which.</param>
/// <param name="Hash">Its hash then.</param>
/// <param name="File">Where that was kept.</param>
/// <param name="Line">At which line there.</param>
internal sealed record Kept(long Sequence, ReadOnlyMemory<byte> Hash, string File, long Line);

/// <summary>Lays what was kept beside the trail while it goes by.</summary>
internal sealed class KeptCheckpoints(IEnumerable<Kept> kept, FaultList faults)
{
    private readonly Kept[] inOrder = [.. kept.OrderBy(one => one.Sequence)];
    private int next;

    /// <summary>How many agree.</summary>
    public int Confirmed { get; private set; }

    /// <summary>A line of the trail went by, with one of these hashes: two, when the line and what it says of itself differ, which was noted then.</summary>
    public void Pass(long sequence, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> or)
    {
        while (next < inOrder.Length && inOrder[next].Sequence <= sequence)
        {
            var one = inOrder[next++];
            if (one.Sequence < sequence)
                continue; // a line that is missing, which was noted then
            if (one.Hash.Span.SequenceEqual(hash) || one.Hash.Span.SequenceEqual(or))
                Confirmed++;
            else
                faults.Add(new(TrailFaultKind.Differs, one.File, one.Line, sequence));
        }
    }

    /// <summary>The trail has ended; what is left covers lines that it does not have.</summary>
    public void End()
    {
        for (; next < inOrder.Length; next++)
            faults.Add(new(TrailFaultKind.BeyondEnd, inOrder[next].File, inOrder[next].Line, inOrder[next].Sequence));
    }
}
