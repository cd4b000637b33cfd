using Appwacht.Policy.Devices;
using Appwacht.Policy.Findings;

namespace Appwacht.Cli.Reports.Html;

/// <summary>
/// How many devices there are and how many were read. Where a part is too small to be shown, the whole is replaced by what anybody can
/// add up from the parts that are, so that nothing can be found by subtracting.
/// </summary>
internal sealed record FleetSize(ShownCount Total, ShownCount Private, ShownCount Read, ShownCount NeverReported)
{
    public static FleetSize Of(Coverage coverage)
    {
        var privately = coverage.ByOwnership.GetValueOrDefault(Ownership.Byod) + coverage.ByOwnership.GetValueOrDefault(Ownership.Private);
        ShownCount[] kinds = [ShownCount.Of(coverage.Mobile), ShownCount.Of(coverage.Laptops), ShownCount.Of(coverage.OtherKinds), ShownCount.Of(privately)];
        var total = kinds.All(IsShown) ? ShownCount.Of(coverage.Total) : ShownCount.AtLeast(kinds.Sum(kind => kind.Exact ?? 1));
        var (read, never) = (ShownCount.Of(coverage.Read), ShownCount.Of(coverage.NeverReported));
        return new(
            total, ShownCount.Of(privately),
            coverage.Read < SmallCounts.Least || (IsShown(never) && IsShown(total)) ? read : Without(never, total),
            coverage.NeverReported < SmallCounts.Least || coverage.Read >= SmallCounts.Least ? never : Without(read, total));
    }

    /// <summary>What is at least left of the whole.</summary>
    private static ShownCount Without(ShownCount part, ShownCount total) =>
        part.IsZero ? total : ShownCount.AtLeast(total.Lowest - (part.Exact ?? (SmallCounts.Least - 1)));

    private static bool IsShown(ShownCount count) => count.Exact is not null;
}
