using Appwacht.Policy.Fleet;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>
/// Keeps the small parts of a total from being shown, also by subtraction: they are put together, with as many of the next smallest as it
/// takes that none of them can be calculated.
/// </summary>
public static class SmallGroups
{
    /// <summary>The smallest count that is shown; smaller groups point at people.</summary>
    public const int Least = 5;

    /// <summary>Whether a count points at people.</summary>
    public static bool IsSmall(int count) => count is > 0 and < Least;

    /// <summary>A count rounded down to a multiple of <see cref="Least"/>, so that taking one from another never leaves a small one; null for a small one.</summary>
    public static int? Rounded(int count) => IsSmall(count) ? null : count - count % Least;

    /// <summary>Bounds made wider, to multiples of <see cref="Least"/>.</summary>
    public static CountBounds Rounded(CountBounds bounds) => new(bounds.AtLeast - bounds.AtLeast % Least, bounds.AtMost + (Least - bounds.AtMost % Least) % Least);

    /// <summary>Which parts have to be put together; none when every part may be shown.</summary>
    /// <param name="parts">The parts; their total is known to everybody.</param>
    public static bool[] Together(IReadOnlyList<int> parts)
    {
        var together = new bool[parts.Count];
        var ascending = Enumerable.Range(0, parts.Count).Where(part => parts[part] > 0).OrderBy(part => parts[part]).ThenBy(part => part).ToArray();
        var hidden = ascending.TakeWhile(part => IsSmall(parts[part])).Count();
        while (hidden > 0 && hidden < ascending.Length && !IsSafe([.. ascending.Take(hidden).Select(part => parts[part])], parts[ascending[hidden]]))
            hidden++;
        foreach (var part in ascending.Take(hidden))
            together[part] = true;
        return together;
    }

    /// <summary>
    /// Whether each small part can be another by one while the others make up for it, as far as anybody can tell: even somebody who knows
    /// which parts are small, and that no other part is larger than the smallest that is shown.
    /// </summary>
    private static bool IsSafe(int[] hidden, int smallestShown) => hidden.Sum() >= Least && hidden.Index().Where(part => IsSmall(part.Item)).All(small =>
        hidden.Index().Any(other => other.Index != small.Index
            && ((CanGrow(small.Item, smallestShown) && CanShrink(other.Item)) || (CanShrink(small.Item) && CanGrow(other.Item, smallestShown)))));

    private static bool CanGrow(int part, int atMost) => IsSmall(part) ? IsSmall(part + 1) : part < atMost;

    private static bool CanShrink(int part) => IsSmall(part) ? IsSmall(part - 1) : part > Least;
}
