using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>An app that may not be there, and on how many devices it is. A number that is null is not shown.</summary>
/// <param name="App">The app.</param>
/// <param name="Effect">The effect it has on most devices; of as many the strongest.</param>
/// <param name="Devices">On how many devices of the organisation it certainly is.</param>
/// <param name="Mobile">Of those the phones and tablets.</param>
/// <param name="Laptops">Of those the laptops.</param>
/// <param name="Probable">On how many devices of the organisation it only probably is.</param>
/// <param name="Rules">The rules that have a say about it, as in <c>rijk-appbeleid/landen</c>.</param>
public sealed record AppCount(AppFacts App, Effect Effect, int? Devices, int? Mobile, int? Laptops, int? Probable, IReadOnlyList<string> Rules)
{
    /// <summary>Counts every app.</summary>
    /// <param name="state">The fleet.</param>
    /// <param name="seesAll">Whether the caller may see devices one by one; for others an app on few devices is not there, so that it cannot be told from one on none.</param>
    public static IReadOnlyList<AppCount> Of(FleetState state, bool seesAll)
    {
        var kinds = DeviceGroups.ByKind(state);
        var own = state.Judged.Found.Where(found => kinds.IsCounted(found.Device)).GroupBy(found => state.Verdicts.Facts(found).Key);
        return
        [
            .. from app in own
               let count = Count([.. app], state, kinds, seesAll)
               where count.Devices is > 0 || count.Probable is > 0
               orderby count.Effect descending, count.Devices descending, count.Probable descending, count.App.Key
               select count,
        ];
    }

    private static AppCount Count(FoundApp[] found, FleetState state, DeviceGroups kinds, bool seesAll)
    {
        var with = kinds.Count(found.Where(one => one.Match is not Register.Match.Probable).Select(one => one.Device));
        var probable = found.Count(one => one.Match is Register.Match.Probable);
        (string Name, int[] Counts)[] groups = [.. kinds.Names.Select((name, group) => (name, new[] { with[group], kinds.Sizes[group] - with[group] }))];
        var table = seesAll ? CountTable.Exact(groups, 2) : CountTable.Protected(groups, 2);
        var effect = found.CountBy(one => one.Effect).OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key).First().Key;
        return new(
            state.Verdicts.Facts(found[0]), effect, table.Rows[0], In(DeviceGroups.Mobile), In(DeviceGroups.Laptop), seesAll || IsShown(probable, kinds.Sizes.Sum()) ? probable : null,
            [.. found.DistinctBy(one => (one.App, one.Effect, state.View.ProfileOf(one.Device))).SelectMany(one => state.Verdicts.Of(one).Matches).OrderByDescending(match => match.Effect)
                .ThenByDescending(match => match.Rule.Depth).Select(match => match.Rule.Reference).Distinct()]);

        int? In(string kind) => table.Rows[0] is null ? null : table.Groups.FirstOrDefault(group => group.Name == kind)?.Counts[0];
    }

    private static bool IsShown(int count, int all) => !SmallGroups.IsSmall(count) && !SmallGroups.IsSmall(all - count);
}
