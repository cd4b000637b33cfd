using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>What a decision would do to the fleet, before it is taken.</summary>
/// <param name="Gained">What would be judged more strictly.</param>
/// <param name="Lost">What would be judged less strictly.</param>
public sealed record DecisionPreview(PreviewSide Gained, PreviewSide Lost)
{
    /// <summary>The fleet under the policy in force and under another.</summary>
    /// <param name="state">The fleet.</param>
    /// <param name="then">The other policy.</param>
    /// <param name="seesAll">Whether the caller may see devices one by one.</param>
    public static DecisionPreview Of(FleetState state, PolicyStack then, bool seesAll) => Of(state, then, state.Facts, seesAll);

    /// <summary>The fleet under the policy in force and under another, of which the register says something else.</summary>
    internal static DecisionPreview Of(FleetState state, PolicyStack then, FleetFacts facts, bool seesAll)
    {
        var compared = FleetWhatIf.Of(state.View, state.Policy, CompiledPolicy.Of(then, facts, state.View.Profiles), state.Exempt);
        return new(PreviewSide.Of(state, compared.Gained, seesAll), PreviewSide.Of(state, compared.Lost, seesAll));
    }
}

/// <summary>One direction of a decision. A number that is null is not shown.</summary>
/// <param name="Devices">How many devices.</param>
/// <param name="People">How many people.</param>
/// <param name="Units">How many of the devices in each unit.</param>
/// <param name="Apps">How many installs of each app.</param>
/// <param name="List">Each managed device with the app, for who may see devices; null for others and when they are too many.</param>
/// <param name="AreRounded">Whether the numbers are rounded down to a multiple of <see cref="SmallGroups.Least"/>.</param>
/// <param name="OnlyCounted">On how many devices with private use apps are of which nothing is kept but their number, for everybody in multiples of <see cref="SmallGroups.Least"/>.</param>
public sealed record PreviewSide(
    int? Devices, int? People, IReadOnlyList<(string Unit, int? Devices)> Units, IReadOnlyList<(AppFacts App, int? Devices)> Apps, IReadOnlyList<(int Device, int App)>? List, bool AreRounded,
    CountBounds OnlyCounted)
{
    /// <summary>More than this many devices with an app are not listed one by one.</summary>
    public const int LongestList = 10_000;

    internal static PreviewSide Of(FleetState state, FleetWhatIfSide side, bool seesAll)
    {
        var changed = Changed.Of(state, side);
        var counted = SmallGroups.Rounded(side.OnlyCounted.Devices);
        var units = DeviceGroups.ByUnit(state);
        var counts = units.Count(changed.Devices);
        (string Name, int[] Counts)[] groups = [.. units.Names.Select((unit, at) => (unit, new[] { counts[at], units.Sizes[at] - counts[at] }))];
        if (seesAll)
            return new(
                changed.Devices.Count, changed.People, [.. groups.Where(unit => unit.Counts[0] > 0).Select(unit => (unit.Name, (int?)unit.Counts[0]))],
                [.. changed.Apps.Select(app => (app.App, (int?)app.Devices))], changed.Managed, false, counted);
        // Whoever may ask for any change could subtract one answer from another; of multiples of five that leaves a multiple of five.
        return new(
            SmallGroups.Rounded(changed.Devices.Count), SmallGroups.Rounded(changed.People),
            [.. CountTable.Protected(groups, 2).Groups.Where(unit => unit.Counts[0] is >= SmallGroups.Least).Select(unit => (unit.Name, SmallGroups.Rounded(unit.Counts[0] ?? 0)))],
            [.. changed.Apps.Where(app => app.Devices >= SmallGroups.Least).Select(app => (app.App, SmallGroups.Rounded(app.Devices)))], null, true, counted);
    }

    /// <summary>What changes for certain: of what only probably is an app nothing is counted.</summary>
    private sealed record Changed(IReadOnlyCollection<int> Devices, int People, IReadOnlyList<(AppFacts App, int Devices)> Apps, IReadOnlyList<(int Device, int App)>? Managed)
    {
        public static Changed Of(FleetState state, FleetWhatIfSide side)
        {
            // Too many to go through one by one: then the few that are only probable make no difference that anybody sees.
            if (side.Pairs is null)
                return new([.. side.Devices.All()], side.People.Count, Counted(side.Apps.Select(app => (state.Facts.Of(app.Key), app.Value))), null);
            var pairs = side.Pairs.All().Where(pair => state.View.Apps.MatchOf(pair.App) is not Match.Probable).ToArray();
            var devices = pairs.Select(pair => pair.Device).ToHashSet();
            var managed = pairs.Where(pair => state.View.Profiles.All[state.View.ProfileOf(pair.Device)].Ownership is Ownership.Managed).OrderBy(pair => pair.Device).ThenBy(pair => pair.App).ToArray();
            return new(
                devices, devices.Select(state.View.PersonOf).Where(person => person >= 0).Distinct().Count(),
                Counted(pairs.GroupBy(pair => state.View.Apps.SlugOf(pair.App) ?? $"{pair.App}").Select(app => (state.Facts.Of(app.First().App), app.Select(pair => pair.Device).Distinct().Count()))),
                managed.Length > LongestList ? null : managed);
        }

        private static (AppFacts App, int Devices)[] Counted(IEnumerable<(AppFacts App, int Devices)> apps) =>
            [.. apps.OrderByDescending(app => app.Devices).ThenBy(app => app.App.Key, StringComparer.Ordinal)];
    }
}
