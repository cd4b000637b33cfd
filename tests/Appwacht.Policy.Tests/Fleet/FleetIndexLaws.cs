using System.Collections.Concurrent;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet;

/// <summary>A fleet that changes is at every moment the fleet that would be made anew from what is known.</summary>
public class FleetIndexLaws
{
    private static readonly Gen<Step[]> Steps = Gen.Select(Gen.Int[0, 1000], Gen.Int[0, GensOfFleets.Known.Count + 2].HashSet[0, 10], Gens.Devices, Gen.Int[0, 9], (which, apps, facts, what) => new Step(which, [.. apps], facts, what)).Array[1, 30];

    [Fact]
    public void An_index_that_was_changed_is_an_index_made_anew() =>
        Gen.Select(GensOfFleets.Contents, Gens.Layers, Steps).Sample((contents, layers, steps) =>
        {
            var index = GensOfFleets.Index(contents);
            index.AddApps(New);
            var known = contents.Select((device, i) => (Id: $"toestel-{i}", device.Facts, Person: i / 2, Apps: device.Apps.Select(App).ToHashSet())).ToList();
            foreach (var step in steps)
                Take(step, index, known);

            var fleet = index.Now;
            Assert.Equal(known.Count, fleet.Devices);
            for (var device = 0; device < known.Count; device++)
            {
                Assert.Equal((known[device].Id, device, known[device].Person), (fleet.IdOf(device), fleet.Find(known[device].Id), fleet.PersonOf(device)));
                Assert.Equal(known[device].Facts.Key, fleet.Profiles.All[fleet.ProfileOf(device)].Key);
                Assert.Equal(known[device].Apps, fleet.On(device).Select(app => fleet.Apps[app]).ToHashSet());
            }

            var stack = Given.Stack(layers);
            var exempt = GensOfFleets.Exempt(fleet);
            var slow = GensOfFleets.OneByOne(fleet, stack, exempt);
            var fast = FleetEvaluator.Evaluate(fleet, GensOfFleets.Compile(stack, fleet), exempt);
            Assert.Equal(slow.Installs, fast.Installs);
            Assert.Equal(slow.StateOf, fast.StateOf);
            Assert.Equal(fleet.Installs, fast.Installs.Sum());
            Assert.Equal(slow.Says.Select(say => (say.Rule, say.Device)).Distinct().Count(), fast.Rules.Sum(rule => rule.Devices + rule.UndeterminedDevices));
        }, iter: 300);

    [Fact]
    public void What_if_sees_what_is_newer_too() =>
        Gen.Select(GensOfFleets.Contents, Gens.Policies, Gens.Policies, Steps).Sample((contents, one, other, steps) =>
        {
            var index = GensOfFleets.Index(contents);
            index.AddApps(New);
            var known = contents.Select((device, i) => (Id: $"toestel-{i}", device.Facts, Person: i / 2, Apps: device.Apps.Select(App).ToHashSet())).ToList();
            foreach (var step in steps)
                Take(step, index, known);
            var before = WhatIf(index.Now);
            index.Compact();
            Assert.Empty(index.Now.Newer);
            var after = WhatIf(index.Now);
            foreach (var (over, anew) in new[] { (before.Gained, after.Gained), (before.Lost, after.Lost) })
            {
                Assert.Equal(anew.Devices.All(), over.Devices.All());
                Assert.Equal(anew.People.All(), over.People.All());
                Assert.Equal(anew.Units.OrderBy(unit => unit.Key), over.Units.OrderBy(unit => unit.Key));
                Assert.Equal(anew.Installs, over.Installs);
            }

            FleetWhatIf WhatIf(FleetView view) => FleetWhatIf.Of(
                view, GensOfFleets.Compile(Given.Stack(one), view), GensOfFleets.Compile(Given.Stack(other), view), ExemptInstalls.None);
        }, iter: 200);

    [Fact]
    public void Facts_of_apps_that_came_later_are_facts_looked_up_anew()
    {
        var index = GensOfFleets.Index([(Given.Device, [0, 7])]);
        var before = GensOfFleets.Facts(index.Now);
        var kindsBefore = before.Kinds.Count;
        index.AddApps([.. New, new FleetApp(Given.Id("ios:nl.bekend"), "Microsoft Teams", "microsoft-teams", Match.Certain)]);
        var fleet = index.Now;
        var (extended, anew) = (before.With(fleet), GensOfFleets.Facts(fleet));
        var stack = Given.Stack(Given.Deny(Given.Apps("microsoft-teams", "android:nl.nieuw.app1")), Given.Rule("onbekend", Language.Effect.NeedsVetting, new() { Known = false }));

        for (var app = 0; app < fleet.Apps.Count; app++)
            Assert.Equal(
                CompiledPolicy.Of(stack, anew, fleet.Profiles).EffectOf(0, app), CompiledPolicy.Of(stack, extended, fleet.Profiles).EffectOf(0, app));
        // Whoever reads the facts of before sees what they were.
        Assert.Equal((index.Now.Apps.Count - New.Length - 1, kindsBefore), (before.Count, before.Kinds.Count));
        Assert.True(extended.Kinds.Count > kindsBefore);
        Assert.Same(extended, extended.With(fleet));
    }

    [Fact]
    public void A_device_is_taken_up_once()
    {
        var index = GensOfFleets.Index([(Given.Device, [])]);
        Assert.Throws<ArgumentException>(() => index.AddDevice("toestel-0", Given.Device, 0));
        Assert.Equal(1, index.AddDevice("toestel-1", Given.Device, 0));
        Assert.Throws<ArgumentException>(() => index.AddDevice("toestel-1", Given.Device, 0));
    }

    [Fact]
    public async Task Readers_never_see_a_mix_while_one_writes()
    {
        // Every update gives a device all apps or none; a mix would show as another count.
        const int devices = 40;
        var index = GensOfFleets.Index([.. Enumerable.Range(0, devices).Select(_ => (Given.Device, Array.Empty<int>()))]);
        int[] all = [.. Enumerable.Range(0, GensOfFleets.Known.Count)];
        var mixes = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                var fleet = index.Now;
                for (var device = 0; device < fleet.Devices; device++)
                    if (fleet.On(device).Length is not 0 and var length && length != all.Length)
                        mixes.Add($"{length} apps on {device}");
                var evaluation = FleetEvaluator.Evaluate(fleet, GensOfFleets.Compile(Given.Stack(Given.Deny(Given.Apps("tiktok"))), fleet), ExemptInstalls.None);
                if (evaluation.Installs.Sum() != fleet.Installs || evaluation.Installs.Sum() % all.Length != 0 || evaluation.StateOf.Length != fleet.Devices)
                    mixes.Add($"{evaluation.Installs.Sum()} installs on {fleet.Devices} devices");
            }
        })).ToArray();
        for (var turn = 0; turn < 2000; turn++)
        {
            index.Update(turn * 7 % devices, turn % 3 == 0 ? [] : all);
            if (turn % 50 == 0)
                index.AddDevice($"nieuw-{turn}", Given.Unknown, turn);
            if (turn % 100 == 0)
                index.Compact();
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Empty(mixes);
        Assert.Equal(devices + 40, index.Now.Devices);
    }

    [Fact]
    public void What_arrives_while_a_new_snapshot_is_made_is_not_lost_and_gets_the_new_numbers()
    {
        var index = GensOfFleets.Index([(Given.Device, [0]), (Given.Device, [0]), (Given.Device, [0, 1])]);
        index.Update(0, [5, 6]);
        index.Update(1, [5, 6]);
        index.Compact(() =>
        {
            index.AddApps(New);
            index.Update(2, [0, 1, 6, GensOfFleets.Known.Count]);
            index.AddDevice("nieuw", Given.Unknown, 7);
        });

        AssertOn(0, 5, 6);
        AssertOn(1, 5, 6);
        AssertOn(2, 0, 1, 6, GensOfFleets.Known.Count);
        Assert.Equal((3, 2), (index.Now.Find("nieuw"), index.Now.Newer.Count));
        index.Update(0, [GensOfFleets.Known.Count, 1]);
        AssertOn(0, 1, GensOfFleets.Known.Count);

        void AssertOn(int device, params int[] apps) => Assert.Equal(apps.Select(App).ToHashSet(), index.Now.On(device).Select(app => index.Now.Apps[app]).ToHashSet());
    }

    private static readonly FleetApp[] New = [.. Enumerable.Range(0, 3).Select(i => new FleetApp(Given.Id($"android:nl.nieuw.app{i}"), "Nieuw", null, Match.None))];

    private static FleetApp App(int number) => number < GensOfFleets.Known.Count ? GensOfFleets.Known[number] : New[number - GensOfFleets.Known.Count];

    private static void Take(Step step, FleetIndex index, List<(string Id, DeviceFacts Facts, int Person, HashSet<FleetApp> Apps)> known)
    {
        if (step.What == 0)
            index.Compact();
        else if (step.What == 1 || known.Count == 0)
        {
            Assert.Equal(known.Count, index.AddDevice($"nieuw-{known.Count}", step.Facts, step.Which));
            known.Add(($"nieuw-{known.Count}", step.Facts, step.Which, []));
        }
        else if (step.What == 2)
        {
            var device = step.Which % known.Count;
            index.ChangeDevice(device, step.Facts, step.Which);
            known[device] = known[device] with { Facts = step.Facts, Person = step.Which };
        }
        else
        {
            var device = step.Which % known.Count;
            var apps = step.Apps.Select(App).ToHashSet();
            var change = index.Update(device, step.Apps);
            Assert.Equal(apps.Except(known[device].Apps).ToHashSet(), change.Added.Select(app => index.Now.Apps[app]).ToHashSet());
            Assert.Equal(known[device].Apps.Except(apps).ToHashSet(), change.Gone.Select(app => index.Now.Apps[app]).ToHashSet());
            known[device] = known[device] with { Apps = apps };
        }
    }

    private sealed record Step(int Which, int[] Apps, DeviceFacts Facts, int What);
}
