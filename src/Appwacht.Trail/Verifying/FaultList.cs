namespace Appwacht.Trail.Verifying;

/// <summary>What was found wrong: the first of it, and how much there is in all, so that a ruined file of any size takes little memory.</summary>
internal sealed class FaultList
{
    private readonly List<TrailFault> first = [];

    /// <summary>The first.</summary>
    public IReadOnlyList<TrailFault> First => first;

    /// <summary>How many in all.</summary>
    public long Count { get; private set; }

    public void Add(TrailFault fault)
    {
        Count++;
        if (first.Count < TrailVerification.MostFaults)
            first.Add(fault);
    }
}
