namespace Appwacht.Core.Evidence;

/// <summary>The period of evidence, as days and as moments.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day after it.</param>
internal sealed record EvidenceDays(DateOnly From, DateOnly Until)
{
    /// <summary>The moment at which it begins.</summary>
    public DateTimeOffset Begin => Time.StartOf(From);

    /// <summary>The moment at which it is over.</summary>
    public DateTimeOffset End => Time.StartOf(Until);
}
