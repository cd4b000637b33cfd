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
        return new(total, ShownCount.Of(privately), Beside(read, never, total), Beside(never, read, total));
    }

    /// <summary>One of the two parts of the whole, as it may be shown beside the other.</summary>
    private static ShownCount Beside(ShownCount part, ShownCount other, ShownCount total) =>
        IsShown(part) && !part.IsZero && !(IsShown(other) && IsShown(total)) ? ShownCount.AtLeast(total.Lowest - (other.Exact ?? (SmallCounts.Least - 1))) : part;

    private static bool IsShown(ShownCount count) => count.Exact is not null;
}
