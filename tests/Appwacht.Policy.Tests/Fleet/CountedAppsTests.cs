using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Tests.Fleet;

/// <summary>Of devices with private use only named apps are kept, and of the rest only how many devices have each.</summary>
public class CountedAppsTests
{
    private static readonly DeviceFacts Private = Given.Device with { Ownership = Ownership.PrivateUseAllowed };

    private static readonly PolicyStack Now = Given.Stack(Given.Deny(Given.Apps("tiktok")));

    [Fact]
    public void One_app_that_changes_everywhere_is_known_exactly()
    {
        var counted = WhatIf(10, 0, (2, 6)).Gained.OnlyCounted;
        Assert.Equal(new CountBounds(6, 6), counted.Devices);
        Assert.True(counted.Devices.IsExact);
        Assert.Equal(new CountBounds(6, 6), Assert.Single(counted.ByApp).Value);
    }

    [Fact]
    public void Two_apps_may_be_on_the_same_devices_or_on_others() =>
        Assert.Equal(new CountBounds(6, 9), WhatIf(10, 0, (2, 6), (3, 3)).Gained.OnlyCounted.Devices);

    [Fact]
    public void There_are_no_more_than_all_devices() =>
        Assert.Equal(new CountBounds(8, 10), WhatIf(10, 0, (2, 8), (3, 7)).Gained.OnlyCounted.Devices);

    [Fact]
    public void Where_the_change_is_for_some_devices_the_app_may_be_on_the_others()
    {
        // Six of ten devices are changed for; the app is on seven, so on at least three of the six.
        var counted = WhatIf(6, 4, (2, 7)).Gained.OnlyCounted;
        Assert.Equal(new CountBounds(3, 6), counted.Devices);
        Assert.False(counted.Devices.IsExact);
    }

    [Fact]
    public void An_evaluation_says_how_many_are_denied_at_least_and_at_most()
    {
        var (fleet, _) = Fleet(6, 4, (2, 7));
        var evaluation = FleetEvaluator.Evaluate(fleet, GensOfFleets.Compile(Given.Stack(Then()), fleet), ExemptInstalls.None);
        Assert.Equal(new CountBounds(3, 6), evaluation.OnlyCounted[(int)Effect.Deny].Devices);
        Assert.Equal(new CountBounds(1, 4), evaluation.OnlyCounted[(int)Effect.Allow].Devices);
        Assert.Equal(new CountBounds(0, 0), evaluation.OnlyCounted[(int)Effect.NeedsVetting].Devices);
    }

    [Fact]
    public void The_bounds_hold_however_the_apps_are_spread() => Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int.Array[12], Gen.Int[0, 6], Gen.Int[0, 6]).Sample((high, standard, order, strava, loopmaatje) =>
    {
        var all = high + standard;
        var (first, second) = (Math.Min(strava, all), Math.Min(loopmaatje, all));
        if (first + second == 0)
            return;
        var bounds = WhatIf(high, standard, (2, first), (3, second)).Gained.OnlyCounted.Devices;
        // One way in which they may be spread: the first so many devices in an order for one app, the last so many for the other.
        int[] devices = [.. Enumerable.Range(0, all).OrderBy(device => order[device])];
        var affected = devices.Take(first).Union(devices.TakeLast(second)).Count(device => device < high);
        Assert.InRange(affected, bounds.AtLeast, bounds.AtMost);
    }, iter: 500);

    /// <summary>Denies two apps to people at high risk.</summary>
    private static PolicyDocument Then() => Given.Policy("beleid", Given.Deny(Given.Apps("tiktok")), Given.Deny(Given.Apps("strava", "loopmaatje"), "hoog") with { Audience = new() { Tier = new("high") } });

    private static FleetWhatIf WhatIf(int high, int standard, params (int App, int Devices)[] counted)
    {
        var (fleet, now) = Fleet(high, standard, counted);
        return FleetWhatIf.Of(fleet, now, GensOfFleets.Compile(Given.Stack(Then()), fleet), ExemptInstalls.None);
    }

    private static (FleetView Fleet, CompiledPolicy Now) Fleet(int high, int standard, params (int App, int Devices)[] counted)
    {
        var builder = new FleetBuilder();
        foreach (var app in GensOfFleets.Known)
            builder.AddApp(app);
        for (var i = 0; i < high + standard; i++)
            builder.AddDevice($"d{i}", Private with { Tier = i < high ? RiskTier.High : RiskTier.Standard }, i);
        // Other devices have nothing to do with it.
        for (var i = 0; i < 5; i++)
            builder.AddDevice($"m{i}", Given.Device, i);
        foreach (var (app, devices) in counted)
            for (var i = 0; i < devices; i++)
                builder.CountOnly(app);
        var fleet = FleetView.Of(builder.Build());
        return (fleet, GensOfFleets.Compile(Now, fleet));
    }
}
