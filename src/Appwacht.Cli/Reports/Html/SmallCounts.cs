namespace Appwacht.Cli.Reports.Html;

/// <summary>
/// Keeps small groups from being shown, also by subtraction. Where a total is shown beside its parts, the parts that are too small are
/// put together, with as many of the next smallest as it takes that none of them can be calculated.
/// </summary>
internal static class SmallCounts
{
    /// <summary>The smallest count that is shown; smaller groups point at people.</summary>
    public const int Least = 5;

    /// <summary>Divides parts of a total into those that may be shown, largest first, and the rest put together.</summary>
    public static CountedParts Parts(IEnumerable<CountedPart> parts)
    {
        var ascending = parts.Where(part => part.Count > 0).OrderBy(part => part.Count).ThenBy(part => part.Name, StringComparer.Ordinal).ToArray();
        var hidden = ascending.TakeWhile(part => part.Count < Least).Count();
        while (hidden > 0 && hidden < ascending.Length && !CanHide(ascending, hidden))
            hidden++;
        return new([.. ascending.Skip(hidden).Reverse()], hidden == 0 ? null : ShownCount.Of(ascending.Take(hidden).Sum(part => part.Count)), hidden == ascending.Length);
    }

    /// <summary>
    /// Whether the first parts, put together, leave at least two possible values for each of them, even to somebody who knows how many
    /// there are, which are small, and that none is larger than the smallest part shown.
    /// </summary>
    private static bool CanHide(CountedPart[] ascending, int hidden)
    {
        var together = ascending.Take(hidden).Sum(part => part.Count);
        if (together < Least)
            return false;
        var (lowest, highest) = (ascending.Take(hidden).Sum(part => Lowest(part)), ascending.Take(hidden).Sum(part => Highest(part)));
        return ascending.Take(hidden).All(part =>
            Math.Max(Lowest(part), together - (highest - Highest(part))) < Math.Min(Highest(part), together - (lowest - Lowest(part))));

        int Lowest(CountedPart part) => part.Count < Least ? 1 : Least;
        int Highest(CountedPart part) => part.Count < Least ? Least - 1 : ascending[hidden].Count;
    }
}

/// <summary>One part of a total: devices of a unit, of an ownership.</summary>
internal sealed record CountedPart(string Name, int Count);

/// <summary>The parts of a total as they may be shown.</summary>
/// <param name="Shown">The parts with their exact counts, largest first.</param>
/// <param name="Together">The other parts put together; null when there are none.</param>
/// <param name="OnlyTogether">Whether no part can be shown on its own.</param>
internal sealed record CountedParts(IReadOnlyList<CountedPart> Shown, ShownCount? Together, bool OnlyTogether);
