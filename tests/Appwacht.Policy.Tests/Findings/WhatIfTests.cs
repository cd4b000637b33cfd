using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Tests.Findings;

public class WhatIfTests
{
    private const string Strava = "android:com.strava";

    private static readonly PolicyStack Now = Given.Stack(Given.Deny(Given.Apps("tiktok")));
    private static readonly PolicyStack Then = Given.Stack(Given.Deny(Given.Apps("strava")));

    private static readonly GivenFleet Fleet = new GivenFleet().Person("p1", "Handhaving").Person("p2", "Financiën")
        .Device("d1", person: "p1").Device("d2", person: "p2").Device("d3", Ownership.PrivateUseAllowed, "p2")
        .WithId("d1", Strava).WithId("d3", Strava).WithId("d2", "android:com.zhiliaoapp.musically");

    [Fact]
    public void What_would_be_judged_more_strictly_is_gained_and_the_other_way_round_lost()
    {
        var what = Fleet.WhatIf(Now, Then);
        Assert.Equal((2, 2), (what.Gained.Devices, what.Gained.People));
        Assert.Equal(("strava", "Strava", null), Assert.Single(what.Gained.Apps));
        Assert.Equal(("d2", Effect.Deny, Effect.Allow), (Assert.Single(what.Lost.List).Device.Id, what.Lost.List[0].Now, what.Lost.List[0].Then));
    }

    [Fact]
    public void A_unit_that_is_too_small_to_show_is_not_what_the_total_leaves_over() =>
        Assert.Equal(new Dictionary<string, int?> { ["Financiën"] = null, ["Handhaving"] = null }, Fleet.WhatIf(Now, Then).Gained.Units.ToDictionary());

    [Fact]
    public void With_private_use_what_nothing_names_today_is_counted_and_not_listed()
    {
        var gained = Fleet.WhatIf(Now, Then).Gained;
        Assert.Equal("d1", Assert.Single(gained.List).Device.Id);
        Assert.Equal(1, gained.OnlyCounted);

        var named = Given.Stack(Given.Deny(Given.Apps("tiktok")), Given.Rule("ontraden", Effect.AdviseAgainst, Given.Apps("strava")));
        Assert.Equal(["d1", "d3"], Fleet.WhatIf(named, Then).Gained.List.Select(change => change.Device.Id));
        Assert.Equal(["d1", "d3"], Fleet.WhatIf(Now, Then, GivenFleet.Exemption("d9", "strava")).Gained.List.Select(change => change.Device.Id));
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    public void A_count_of_what_may_not_be_listed_is_shown_from_five_devices_up(int devices, int? shown)
    {
        var fleet = new GivenFleet().Person("p1", "Handhaving");
        foreach (var device in Enumerable.Range(1, devices).Select(number => $"d{number}"))
            fleet.Device(device, Ownership.PrivateUseAllowed, "p1").WithId(device, Strava);
        var gained = fleet.WhatIf(Now, Then).Gained;
        Assert.Equal((shown, shown), (gained.Units["Handhaving"], Assert.Single(gained.Apps).Devices));
        Assert.Empty(gained.List);
    }

    [Fact]
    public void Apps_that_may_not_be_shown_count_as_one_change_of_their_device()
    {
        var fleet = new GivenFleet().Device("d1", Ownership.PrivateUseAllowed).WithId("d1", "android:com.example").WithId("d1", "android:com.other");
        var gained = fleet.WhatIf(Now, Given.Stack(Given.Allowlist(Given.Apps("signal")))).Gained;
        Assert.Equal((1, 1), (gained.Devices, gained.OnlyCounted));
        Assert.Empty(gained.List);
        Assert.Equal(Appwacht.Policy.Findings.WhatIf.OutsideTheList, Assert.Single(gained.Apps).App);
    }

    [Fact]
    public void A_policy_against_itself_changes_nothing()
    {
        var what = Fleet.WhatIf(Now, Now);
        Assert.Equal((0, 0), (what.Gained.Devices, what.Lost.Devices));
    }

    [Fact]
    public void What_is_only_probable_changes_nothing_for_certain() =>
        Assert.Equal(0, new GivenFleet().Device("d1").WithName("d1", "Strava", "Somebody Else").WhatIf(Now, Then).Gained.Devices);
}
