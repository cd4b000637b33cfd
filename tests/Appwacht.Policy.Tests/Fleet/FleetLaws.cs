using System.Collections.Concurrent;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet;

/// <summary>The fleet engine against its slow twin, <see cref="PolicyStack.Judge(DeviceFacts, AppFacts, DateOnly)"/>, one app at a time.</summary>
public class FleetLaws
{
    [Fact]
    public void A_fleet_judged_at_once_is_a_fleet_judged_app_by_app() =>
        Gen.Select(GensOfFleets.Contents, Gens.Layers).Sample((contents, layers) =>
        {
            var fleet = FleetView.Of(GensOfFleets.Snapshot(contents));
            var stack = Given.Stack(layers);
            var policy = GensOfFleets.Compile(stack, fleet);
            var exempt = GensOfFleets.Exempt(fleet);
            var slow = OneByOne(fleet, stack, exempt);
            foreach (var fast in new[] { FleetEvaluator.EvaluateByScan(fleet, policy, exempt), FleetEvaluator.EvaluateByIndex(fleet, policy, exempt), FleetEvaluator.Evaluate(fleet, policy, exempt) })
            {
                Assert.Equal(slow.Installs, fast.Installs);
                Assert.Equal(slow.StateOf, fast.StateOf);
            }
        }, iter: 300);

    [Fact]
    public void What_another_policy_changes_is_what_differs_app_by_app() =>
        Gen.Select(GensOfFleets.Contents, Gens.Layers, Gens.Layers).Sample((contents, layers, others) =>
        {
            var fleet = FleetView.Of(GensOfFleets.Snapshot(contents));
            var (now, then) = (Given.Stack(layers), Given.Stack(others));
            var exempt = GensOfFleets.Exempt(fleet);
            var fast = FleetWhatIf.Of(fleet, GensOfFleets.Compile(now, fleet), GensOfFleets.Compile(then, fleet), exempt);
            var facts = GensOfFleets.Facts(fleet);
            var slow = from device in Enumerable.Range(0, fleet.Base.Devices.Count)
                       from app in fleet.On(device)
                       where !exempt.Contains(device, app)
                       let profile = fleet.Base.Devices.Profiles[fleet.Base.Devices.ProfileOf[device]]
                       select (Pair: (Device: device, App: app), Sign: Math.Sign(then.Judge(profile, facts.Of(app), Given.Today).Effect - now.Judge(profile, facts.Of(app), Given.Today).Effect));
            foreach (var (side, sign) in new[] { (fast.Gained, 1), (fast.Lost, -1) })
            {
                var pairs = slow.Where(install => install.Sign == sign).Select(install => install.Pair).Order().ToArray();
                Assert.Equal(pairs, side.Pairs!.Order());
                Assert.Equal(pairs.Length, side.Installs);
                Assert.Equal(pairs.Select(pair => pair.Device).Distinct(), side.Devices);
                Assert.Equal(pairs.Select(pair => pair.Device / 2).Distinct().Count(), side.People);
                Assert.Equal(side.Devices.Length, side.Units.Values.Sum());
                Assert.Equal(pairs.CountBy(pair => pair.App).ToDictionary(), side.Apps);
            }
        }, iter: 300);

    [Fact]
    public void What_changes_is_the_same_by_the_devices_of_apps_and_by_every_install() =>
        Gen.Select(GensOfFleets.Contents.Where(contents => contents.Length > 0), Gens.Layers, Gens.Layers, Gen.Int[0, GensOfFleets.Known.Count - 1].Array[0, 10]).Sample((contents, layers, others, apps) =>
        {
            var index = new FleetIndex(GensOfFleets.Snapshot(contents));
            index.Update(contents.Length / 2, [.. apps.Select(App)]);
            var fleet = index.Now;
            var exempt = GensOfFleets.Exempt(fleet);
            var change = new PolicyChange(fleet, GensOfFleets.Compile(Given.Stack(layers), fleet), GensOfFleets.Compile(Given.Stack(others), fleet));
            var (byIndex, byScan) = (WhatIfByIndex.Gather(fleet, change, exempt), WhatIfByScan.Gather(fleet, change, exempt));
            foreach (var (one, other) in new[] { (byIndex.Gained.Side(fleet), byScan.Gained.Side(fleet)), (byIndex.Lost.Side(fleet), byScan.Lost.Side(fleet)) })
            {
                Assert.Equal(one.Installs, other.Installs);
                Assert.Equal(one.Devices, other.Devices);
                Assert.Equal(one.Apps, other.Apps);
                Assert.Equal((one.People, one.Units.Count), (other.People, other.Units.Count));
            }
        }, iter: 500);

    [Fact]
    public void An_index_that_was_changed_is_an_index_made_anew() =>
        Gen.Select(GensOfFleets.Contents.Where(contents => contents.Length > 0), Gens.Layers, Gen.Select(Gen.Int[0, 1000], Gen.Int[0, GensOfFleets.Known.Count + 2].Array[0, 10], Gen.Int[0, 5]).Array[1, 30])
            .Sample((contents, layers, changes) =>
            {
                var index = new FleetIndex(GensOfFleets.Snapshot(contents));
                var known = contents.Select(content => content.Apps.Select(App).ToHashSet()).ToArray();
                foreach (var (which, apps, chance) in changes)
                {
                    var device = which % contents.Length;
                    var before = index.Now.On(device).Select(app => index.Now.Apps.All[app]).ToHashSet();
                    var change = index.Update(device, [.. apps.Select(App)]);
                    known[device] = [.. apps.Select(App)];
                    Assert.Equal(known[device].Except(before), change.Added.Select(app => index.Now.Apps.All[app]).OrderBy(app => known[device].ToList().IndexOf(app)));
                    Assert.Equal(before.Except(known[device]).Count(), change.Gone.Count);
                    if (chance == 0)
                        index.Compact();
                }

                var fleet = index.Now;
                for (var device = 0; device < contents.Length; device++)
                    Assert.Equal(known[device], fleet.On(device).Select(app => fleet.Apps.All[app]).ToHashSet());
                var stack = Given.Stack(layers);
                var exempt = GensOfFleets.Exempt(fleet);
                var slow = OneByOne(fleet, stack, exempt);
                var fast = FleetEvaluator.Evaluate(fleet, GensOfFleets.Compile(stack, fleet), exempt);
                Assert.Equal(slow.Installs, fast.Installs);
                Assert.Equal(slow.StateOf, fast.StateOf);
                Assert.Equal(fleet.Installs, fast.Installs.Sum());
            }, iter: 300);

    [Fact]
    public void What_if_sees_newer_inventories_too() =>
        Gen.Select(GensOfFleets.Contents.Where(contents => contents.Length > 0), Gens.Policies, Gens.Policies, Gen.Int[0, GensOfFleets.Known.Count - 1].Array[0, 10]).Sample((contents, one, other, apps) =>
        {
            var index = new FleetIndex(GensOfFleets.Snapshot(contents));
            index.Update(contents.Length / 2, [.. apps.Select(App)]);
            var fleet = index.Now;
            var before = WhatIf(fleet);
            index.Compact();
            var after = WhatIf(index.Now);
            Assert.Equal(before.Gained.Devices, after.Gained.Devices);
            Assert.Equal(before.Lost.Installs, after.Lost.Installs);

            FleetWhatIf WhatIf(FleetView view) => FleetWhatIf.Of(
                view, GensOfFleets.Compile(Given.Stack(one), view), GensOfFleets.Compile(Given.Stack(other), view), ExemptInstalls.None);
        }, iter: 200);

    [Fact]
    public async Task Readers_never_see_a_mix_while_one_writes()
    {
        // Every update gives a device all apps or none, and both devices of a pair the same; a mix would show as an odd count.
        const int devices = 40;
        var contents = Enumerable.Range(0, devices).Select(_ => (Given.Device, Array.Empty<int>())).ToArray();
        var index = new FleetIndex(GensOfFleets.Snapshot(contents));
        FleetApp[] all = [.. GensOfFleets.Known];
        var mixes = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                var fleet = index.Now;
                for (var device = 0; device < devices; device++)
                    if (fleet.On(device).Length is not 0 and var length && length != all.Length)
                        mixes.Add($"{length} apps on {device}");
                var evaluation = FleetEvaluator.Evaluate(fleet, GensOfFleets.Compile(Given.Stack(Given.Deny(Given.Apps("tiktok"))), fleet), ExemptInstalls.None);
                if (evaluation.Installs.Sum() != fleet.Installs || evaluation.Installs.Sum() % all.Length != 0)
                    mixes.Add($"{evaluation.Installs.Sum()} installs");
            }
        })).ToArray();
        for (var turn = 0; turn < 2000; turn++)
        {
            index.Update(turn * 7 % devices, turn % 3 == 0 ? [] : all);
            if (turn % 100 == 0)
                index.Compact();
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Empty(mixes);
    }

    [Fact]
    public void Of_devices_of_which_only_named_apps_are_kept_the_rest_answers_with_bounds()
    {
        var builder = new FleetBuilder();
        var strava = builder.AddApp(GensOfFleets.Known[2]);
        for (var i = 0; i < 10; i++)
            builder.AddDevice($"d{i}", Given.Device with { Ownership = Policy.Devices.Ownership.PrivateUseAllowed }, i);
        for (var i = 0; i < 6; i++)
            builder.CountOnly(strava);
        var fleet = FleetView.Of(builder.Build());
        var now = GensOfFleets.Compile(Given.Stack(Given.Deny(Given.Apps("tiktok"))), fleet);
        var then = GensOfFleets.Compile(Given.Stack(Given.Deny(Given.Apps("tiktok", "strava"))), fleet);

        var whatIf = FleetWhatIf.Of(fleet, now, then, ExemptInstalls.None);

        Assert.Equal((6, 6), whatIf.OnlyCounted);
        Assert.Empty(whatIf.Gained.Devices);
    }

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
        var policy = GensOfFleets.Compile(Given.Stack(Given.Rule("onbekend", Effect.NeedsVetting, new() { Known = false })), fleet);

        Assert.True(fleet.Base.Installed.RareApps.Length > 4000);
        foreach (var evaluation in new[] { FleetEvaluator.EvaluateByScan(fleet, policy, ExemptInstalls.None), FleetEvaluator.EvaluateByIndex(fleet, policy, ExemptInstalls.None) })
            Assert.Equal([0, 0, 70_000, 0], evaluation.Installs);
    }

    [Fact]
    public void A_device_with_thousands_of_apps_is_counted_in_full()
    {
        var builder = new FleetBuilder();
        builder.AddDevice("d", Given.Device, 0);
        for (var i = 0; i < 5000; i++)
            builder.AddInstall(0, builder.AddApp(new FleetApp(Given.Id($"android:nl.veel.app{i}"), "", null, Match.None)));
        var fleet = FleetView.Of(builder.Build());
        var policy = GensOfFleets.Compile(Given.Stack(Given.Deny(new() { Known = false })), fleet);
        Assert.Equal([0, 0, 0, 5000], FleetEvaluator.EvaluateByScan(fleet, policy, ExemptInstalls.None).Installs);
    }

    private static FleetApp App(int number) => number < GensOfFleets.Known.Count ? GensOfFleets.Known[number] : new FleetApp(Given.Id($"android:nl.nieuw.app{number}"), "Nieuw", null, Match.None);

    private static FleetEvaluation OneByOne(FleetView fleet, PolicyStack stack, ExemptInstalls exempt)
    {
        var facts = GensOfFleets.Facts(fleet);
        var installs = new long[4];
        var states = new Effect[fleet.Base.Devices.Count];
        for (var device = 0; device < states.Length; device++)
        {
            foreach (var app in fleet.On(device))
            {
                var effect = exempt.Contains(device, app) ? Effect.Allow : stack.Judge(fleet.Base.Devices.Profiles[fleet.Base.Devices.ProfileOf[device]], facts.Of(app), Given.Today).Effect;
                installs[(int)effect]++;
                states[device] = Effects.Stronger(states[device], effect);
            }
        }

        return new FleetEvaluation(installs, states);
    }
}
