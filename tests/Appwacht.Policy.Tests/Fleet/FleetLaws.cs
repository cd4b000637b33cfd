using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet;

/// <summary>The fleet engine against its slow twin, <see cref="PolicyStack.Judge(DeviceFacts, AppFacts, DateOnly)"/>, one app at a time.</summary>
public class FleetLaws
{
    private static readonly Func<FleetGrid, bool[][], SearchPlan>[] Plans = [SearchPlan.Scan, SearchPlan.Lists, SearchPlan.Quickest, Halves];

    [Fact]
    public void A_fleet_judged_at_once_is_a_fleet_judged_app_by_app() =>
        Gen.Select(GensOfFleets.Contents, Gens.Layers).Sample((contents, layers) =>
        {
            var fleet = FleetView.Of(GensOfFleets.Snapshot(contents));
            var stack = Given.Stack(layers);
            var facts = GensOfFleets.Facts(fleet);
            var policy = CompiledPolicy.Of(stack, facts, fleet.Profiles);
            var exempt = GensOfFleets.Exempt(fleet);
            var slow = GensOfFleets.OneByOne(fleet, stack, exempt);
            foreach (var plan in Plans)
            {
                AssertSame(slow, FleetEvaluator.Evaluate(fleet, policy, exempt, plan));
                // What is put away meanwhile is made again, and says the same.
                fleet.Base.WithApp.PutAway(evenIfAsked: true);
                facts.PutAway(evenIfAsked: true);
            }

            Assert.Equal(slow.StateOf, FleetEvaluator.States(fleet, policy, exempt));
            Assert.Equal(slow.Findings, FleetFindings.Of(fleet, policy, exempt, slow.StateOf));
        }, iter: 300);

    [Fact]
    public void What_other_rules_and_exemptions_change_is_what_differs_app_by_app() =>
        Gen.Select(GensOfFleets.Contents, Gens.Layers, Gens.Layers, Gen.Int[0, 3]).Sample((contents, layers, others, exemptThen) =>
        {
            var fleet = FleetView.Of(GensOfFleets.Snapshot(contents));
            var (now, then) = (Given.Stack(layers), Given.Stack(others));
            var (before, after) = (GensOfFleets.Exempt(fleet), GensOfFleets.Exempt(fleet, exemptThen));
            var fast = FleetWhatIf.Of(fleet, GensOfFleets.Compile(now, fleet), GensOfFleets.Compile(then, fleet), before, after);
            var facts = GensOfFleets.Facts(fleet);
            var slow = (from device in Enumerable.Range(0, fleet.Devices)
                        from app in fleet.On(device)
                        let effectNow = before.Contains(device, app) ? Effect.Allow : GensOfFleets.Verdict(fleet, facts, now, device, app).Effect
                        let effectThen = after.Contains(device, app) ? Effect.Allow : GensOfFleets.Verdict(fleet, facts, then, device, app).Effect
                        select (Pair: (Device: device, App: app), Sign: Math.Sign((int)effectThen - (int)effectNow))).ToArray();
            foreach (var (side, sign) in new[] { (fast.Gained, 1), (fast.Lost, -1) })
            {
                var pairs = slow.Where(install => install.Sign == sign).Select(install => install.Pair).Order().ToArray();
                Assert.Equal(pairs, side.Pairs!.All().Order());
                Assert.Equal(pairs.Length, side.Pairs.Count);
                Assert.Equal(pairs.Length, side.Installs);
                Assert.Equal(pairs.Select(pair => pair.Device).Distinct(), side.Devices.All());
                Assert.Equal(pairs.Select(pair => pair.Device / 2).Distinct(), side.People.All());
                Assert.Equal(
                    pairs.Select(pair => pair.Device).Distinct().CountBy(device => fleet.Profiles.All[fleet.ProfileOf(device)].Unit ?? "").OrderBy(unit => unit.Key),
                    side.Units.OrderBy(unit => unit.Key));
                Assert.Equal(pairs.CountBy(pair => pair.App).OrderBy(app => app.Key), side.Apps.OrderBy(app => app.Key));
            }
        }, iter: 300);

    [Fact]
    public void What_changes_is_the_same_by_the_devices_of_apps_and_by_the_apps_of_devices() =>
        Gen.Select(GensOfFleets.Contents.Where(contents => contents.Length > 0), Gens.Layers, Gens.Layers, Gen.Int[0, GensOfFleets.Known.Count - 1].HashSet[0, 10]).Sample((contents, layers, others, apps) =>
        {
            var index = GensOfFleets.Index(contents);
            index.Update(contents.Length / 2, [.. apps]);
            var fleet = index.Now;
            var exempt = GensOfFleets.Exempt(fleet);
            var change = new PolicyChange(fleet, GensOfFleets.Compile(Given.Stack(layers), fleet), GensOfFleets.Compile(Given.Stack(others), fleet));
            var apart = ChangedApart.Of(change, exempt, exempt);
            foreach (var direction in (int[])[1, -1])
            {
                var cells = change.Cells(direction);
                var (lists, scan) = (ChangedByLists.Gather(change.Grid, cells, apart, direction), ChangedByScan.Gather(change.Grid, cells, apart, direction));
                Assert.Equal(lists.Devices.All(), scan.Devices.All());
                Assert.Equal(lists.OfApp.OrderBy(app => app.Key), scan.OfApp.OrderBy(app => app.Key));
            }
        }, iter: 500);

    [Fact]
    public void Apps_beyond_the_reach_of_16_bits_are_judged_like_the_others()
    {
        var builder = new FleetBuilder();
        for (var i = 0; i < 70_000; i++)
            builder.AddApp(new FleetApp(Given.Id($"android:nl.zeldzaam.app{i}"), $"Zeldzaam {i}", null, Match.None));
        for (var device = 0; device < 100; device++)
        {
            builder.AddDevice($"d{device}", Given.Device, device);
            for (var i = device * 700; i < (device + 1) * 700; i++)
                builder.AddInstall(device, i);
        }

        var fleet = FleetView.Of(builder.Build());
        var allowed = GensOfFleets.Compile(Given.Stack(Given.Allow(Given.Apps("signal"))), fleet);
        var policy = GensOfFleets.Compile(Given.Stack(Given.Rule("onbekend", Effect.NeedsVetting, new() { Known = false })), fleet);

        Assert.True(fleet.Base.Installed.RareApps.Length > 4000);
        foreach (var plan in Plans)
        {
            var evaluation = FleetEvaluator.Evaluate(fleet, policy, ExemptInstalls.None, plan);
            Assert.Equal([0, 0, 70_000, 0], evaluation.Installs);
            Assert.Equal((70_000, 100), (evaluation.Rules[0].Installs, evaluation.Rules[0].Devices));
        }

        var change = new PolicyChange(fleet, allowed, policy);
        var apart = ChangedApart.Of(change, ExemptInstalls.None, ExemptInstalls.None);
        Assert.Equal(70_000, ChangedByLists.Gather(change.Grid, change.Cells(1), apart, 1).OfApp.Count);
        Assert.Equal(70_000, ChangedByScan.Gather(change.Grid, change.Cells(1), apart, 1).OfApp.Count);
    }

    [Fact]
    public void A_device_with_thousands_of_apps_is_counted_in_full()
    {
        var builder = new FleetBuilder();
        builder.AddDevice("d", Given.Device, 0);
        builder.AddDevice("e", Given.Unknown, 1);
        for (var i = 0; i < 5000; i++)
        {
            var app = builder.AddApp(new FleetApp(Given.Id($"android:nl.veel.app{i}"), "", null, Match.None));
            builder.AddInstall(0, app);
            builder.AddInstall(1, app);
        }

        var fleet = FleetView.Of(builder.Build());
        var policy = GensOfFleets.Compile(Given.Stack(Given.Deny(new() { Known = false })), fleet);
        foreach (var plan in Plans)
            Assert.Equal([0, 0, 0, 10_000], FleetEvaluator.Evaluate(fleet, policy, ExemptInstalls.None, plan).Installs);
    }

    [Fact]
    public void A_policy_that_was_compiled_before_an_app_came_is_not_used()
    {
        var index = GensOfFleets.Index([(Given.Device, [0])]);
        var policy = GensOfFleets.Compile(Given.Stack(Given.Deny(Given.Apps("tiktok"))), index.Now);
        index.AddApps([new FleetApp(Given.Id("android:nl.nieuw"), "Nieuw", null, Match.None)]);

        Assert.Throws<ArgumentException>(() => FleetEvaluator.States(index.Now, policy, ExemptInstalls.None));
        Assert.Throws<ArgumentException>(() => FleetWhatIf.Of(index.Now, policy, policy, ExemptInstalls.None));
    }

    [Fact]
    public void A_policy_that_was_compiled_for_another_snapshot_is_not_used()
    {
        // Apps have other numbers in the new snapshot, so it would give wrong answers and not even fail.
        var index = GensOfFleets.Index([(Given.Device, [0, 1]), (Given.Device, [1])]);
        var (policy, facts) = (GensOfFleets.Compile(Given.Stack(Given.Deny(Given.Apps("tiktok"))), index.Now), GensOfFleets.Facts(index.Now));
        index.Update(1, [0]);
        index.Update(0, [0]);
        index.Compact();

        Assert.False(policy.Covers(index.Now));
        Assert.Throws<ArgumentException>(() => FleetEvaluator.States(index.Now, policy, ExemptInstalls.None));
        Assert.Throws<ArgumentException>(() => facts.With(index.Now));
    }

    private static void AssertSame(SlowAnswer slow, FleetEvaluation fast)
    {
        Assert.Equal(slow.Installs, fast.Installs);
        Assert.Equal(slow.StateOf, fast.StateOf);
        foreach (var rule in fast.Rules)
        {
            var says = slow.Says.Where(say => say.Rule == rule.Rule.Reference).ToLookup(say => say.IsUndetermined);
            var matched = says[false].Select(say => say.Device).ToHashSet();
            Assert.Equal((says[false].Count(), matched.Count), (rule.Installs, rule.Devices));
            Assert.Equal((says[true].Count(), says[true].Select(say => say.Device).Except(matched).Count()), (rule.UndeterminedInstalls, rule.UndeterminedDevices));
        }

        Assert.Subset(fast.Rules.Select(rule => rule.Rule.Reference).ToHashSet(), slow.Says.Select(say => say.Rule).ToHashSet());
    }

    /// <summary>Every other group device by device, whether that is wise or not.</summary>
    private static SearchPlan Halves(FleetGrid grid, bool[][] cells) => SearchPlan.Of(grid, cells, [.. Enumerable.Range(0, grid.Groups).Where(group => group % 2 == 0)]);
}
