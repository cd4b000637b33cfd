using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet;

/// <summary>Every decision that can be tried finds the apps that it changes something for, and no others.</summary>
public class TriedDecisionTests
{
    private static readonly AppRegister Register = TestRegister.Register;

    private static readonly PolicyStack Stack = Given.Written("""
        lists: { countries: { landen: [ { country: CN, from: 2023-02-23, source: AIVD } ] } }
        rules:
          - { id: landen, effect: deny, apps: { controlled-from: landen } }
          - { id: register, effect: deny, apps: { controlled-from: offensive-cyber-programme }, audience: { tier: high } }
          - { id: onbekend, effect: needs-vetting, apps: { known: false } }
        """);

    /// <summary>One device for each app there is.</summary>
    private static readonly FleetView Fleet = FleetView.Of(GensOfFleets.Snapshot([.. Enumerable.Range(0, GensOfFleets.Known.Count).Select(app => (Given.Device, new[] { app }))]));

    [Fact]
    public void A_rule_more() => AssertChanged(["strava"], [], Stack.WithRules(Register, Given.Today, Given.Deny(Given.Apps("strava"))));

    [Fact]
    public void A_party_more() => AssertChanged(["strava"], [], Stack.WithRules(Register, Given.Today, Given.Deny(new() { Party = new("strava-inc") })));

    [Fact]
    public void A_country_more() => AssertChanged(["signal", "strava"], [], Stack.WithCountry(Register, "landen", Country.Parse("US")));

    [Fact]
    public void A_country_less()
    {
        var (gained, lost) = Changed(Stack.WithoutCountry(Register, "landen", Country.Parse("CN")));
        Assert.Empty(gained);
        Assert.Equal(2, lost.Count(slug => slug is "tiktok"));
        Assert.DoesNotContain("strava", lost);
    }

    [Fact]
    public void A_rule_less() => AssertChanged([], ["", "", ""], Stack.WithoutRule(Register, "beleid/onbekend"));

    [Fact]
    public void A_country_on_a_list_of_the_register_counts_for_the_rules_that_use_it()
    {
        var high = FleetView.Of(GensOfFleets.Snapshot([(Given.Device with { Tier = Devices.RiskTier.High }, [2])]));
        var then = Stack.WithCountry(Register, "offensive-cyber-programme", Country.Parse("US"));
        Assert.NotNull(then);
        Assert.Single(FleetWhatIf.Of(high, GensOfFleets.Compile(Stack, high), GensOfFleets.Compile(then, high), ExemptInstalls.None).Gained.Pairs!.All());
        AssertChanged([], [], then);
    }

    [Fact]
    public void What_is_not_there_cannot_be_tried()
    {
        Assert.Null(Stack.WithoutRule(Register, "beleid/er-is-geen"));
        Assert.Null(Stack.WithCountry(Register, "er-is-geen", Country.Parse("US")));
        Assert.Null(Stack.WithRules(Register, Given.Today, Given.Deny(new() { List = new("er-is-geen") })));
    }

    private static (string[] Gained, string[] Lost) Changed(PolicyStack? then)
    {
        Assert.NotNull(then);
        var whatIf = FleetWhatIf.Of(Fleet, GensOfFleets.Compile(Stack, Fleet), GensOfFleets.Compile(then, Fleet), ExemptInstalls.None);
        return (Slugs(whatIf.Gained), Slugs(whatIf.Lost));
    }

    private static void AssertChanged(string[] gained, string[] lost, PolicyStack? then)
    {
        var changed = Changed(then);
        Assert.Equal(gained, changed.Gained);
        Assert.Equal(lost, changed.Lost);
    }

    private static string[] Slugs(FleetWhatIfSide side) => [.. side.Pairs!.All().Select(pair => Fleet.Apps[pair.App].Slug ?? "").Order(StringComparer.Ordinal)];
}
