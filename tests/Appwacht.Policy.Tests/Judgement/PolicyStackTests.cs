using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Judgement;

public class PolicyStackTests
{
    private static readonly AppSelector TikTok = Given.Apps("tiktok");

    [Fact]
    public void What_no_rule_names_is_allowed()
    {
        var verdict = Given.Stack(Given.Deny(TikTok)).Judge(Given.Device, Given.App("signal"), Given.Today);
        Assert.Equal(Effect.Allow, verdict.Effect);
        Assert.Empty(verdict.Matches);
    }

    [Fact]
    public void The_strongest_effect_wins_and_every_rule_that_matched_is_listed()
    {
        var verdict = Given.Stack(
            Given.Rule("ontraden", Effect.AdviseAgainst, TikTok), Given.Deny(TikTok), Given.Rule("vetting", Effect.NeedsVetting, TikTok), Given.Allow(TikTok))
            .Judge(Given.Device, Given.App("tiktok"), Given.Today);
        Assert.Equal(["weren", "vetting", "ontraden", "goedgekeurd"], verdict.Matches.Select(match => match.Rule.Rule.Id));
        Assert.Equal(Effect.Deny, verdict.Effect);
        Assert.Equal("weren", Assert.Single(verdict.Decisive).Rule.Rule.Id);
    }

    [Fact]
    public void In_allowlist_mode_what_no_approval_names_is_denied()
    {
        var stack = Given.Stack(Given.Allowlist(Given.Apps("signal")));
        Assert.Equal(Effect.Allow, stack.EffectFor(Given.App("signal")));
        Assert.Equal(Effect.Deny, stack.EffectFor(Given.App("strava")));
        Assert.Equal(Effect.Deny, stack.EffectFor(Given.UnknownApp()));
        Assert.Equal(Outcome.NotApproved, Assert.Single(stack.Judge(Given.Device, Given.App("strava"), Given.Today).Matches).Outcome);
    }

    [Fact]
    public void An_allow_rule_approves_for_the_allowlist_and_lifts_nothing_else()
    {
        var stack = Given.Stack(Given.Allowlist(Given.Apps("signal")), Given.Allow(Given.Apps("strava", "tiktok")), Given.Deny(TikTok));
        Assert.Equal(Effect.Allow, stack.EffectFor(Given.App("strava")));
        Assert.Equal(Effect.Deny, stack.EffectFor(Given.App("tiktok")));
    }

    [Fact]
    public void An_allowlist_holds_for_its_own_audience_only()
    {
        var stack = Given.Stack(Given.Allowlist(Given.Apps("signal")) with { Audience = new AudienceSelector { Unit = new("Handhaving") } });
        Assert.Equal(Effect.Allow, stack.EffectFor(Given.App("strava")));
        Assert.Equal(Effect.Deny, stack.EffectFor(Given.App("strava"), Given.Device with { Unit = "Handhaving" }));
    }

    [Fact]
    public void An_approval_that_may_or_may_not_hold_asks_for_vetting()
    {
        var stack = Given.Stack(Given.Allowlist(Given.Apps("signal")), Given.Allow(Given.Apps("strava")) with { Audience = new AudienceSelector { Unit = new("Handhaving") } });
        Assert.Equal(Effect.NeedsVetting, stack.EffectFor(Given.App("strava"), Given.Device with { Unit = null }));
    }

    [Fact]
    public void The_approval_of_a_lower_layer_does_not_open_the_allowlist_of_an_upper_one()
    {
        var upper = Given.Policy("rijk", Given.Allowlist(Given.Apps("signal")));
        var lower = Given.Policy("gemeente", Given.Allow(Given.Apps("strava")), Given.Allowlist(Given.Apps("strava"), "lager"));
        Assert.Equal(Effect.Deny, Given.Stack(upper, lower).EffectFor(Given.App("strava")));
        Assert.Equal("rijk/alleen-goedgekeurd", Assert.Single(Given.Stack(upper, lower).Judge(Given.Device, Given.App("strava"), Given.Today).Matches, match => match.Effect is Effect.Deny).Rule.Reference);
    }

    [Fact]
    public void The_approval_of_an_upper_layer_counts_for_the_allowlist_of_a_lower_one()
    {
        var upper = Given.Policy("rijk", Given.Allow(Given.Apps("strava")));
        var lower = Given.Policy("gemeente", Given.Allowlist(Given.Apps("signal")));
        Assert.Equal(Effect.Allow, Given.Stack(upper, lower).EffectFor(Given.App("strava")));
        Assert.Equal(Effect.Deny, Given.Stack(upper, lower).EffectFor(Given.App("tiktok")));
    }

    [Theory]
    [InlineData("2026-11-19", Effect.Allow)]
    [InlineData("2026-11-20", Effect.Deny)]
    [InlineData("2026-11-30", Effect.Deny)]
    [InlineData("2026-12-01", Effect.Allow)]
    public void A_rule_holds_from_its_first_day_until_the_day_it_no_longer_does(string day, Effect expected) => Assert.Equal(
        expected, Given.Stack(Given.Deny(TikTok) with { Period = new(new(2026, 11, 20), new(2026, 12, 1)) }).EffectFor(Given.App("tiktok"), day: DateOnly.Parse(day)));

    [Fact]
    public void A_lower_layer_that_uses_a_name_again_changes_its_own_rules_only()
    {
        var lists = new AppSelector { List = new("lijst") };
        var upper = Given.Policy("rijk", Given.Deny(lists)) with { AppLists = new Dictionary<string, Values> { ["lijst"] = new("tiktok") } };
        var lower = Given.Policy("gemeente", Given.Rule("ontraden", Effect.AdviseAgainst, lists)) with { AppLists = new Dictionary<string, Values> { ["lijst"] = new("strava") } };
        var stack = Given.Stack(upper, lower);
        Assert.Equal(Effect.Deny, stack.EffectFor(Given.App("tiktok")));
        Assert.Equal(Effect.AdviseAgainst, stack.EffectFor(Given.App("strava")));
    }

    [Fact]
    public void A_lower_layer_may_use_the_lists_and_audiences_of_the_layer_above()
    {
        var upper = Given.Policy("rijk") with
        {
            AppLists = new Dictionary<string, Values> { ["lijst"] = new("tiktok") },
            Audiences = new Dictionary<string, AudienceSelector> { ["hoog"] = new() { Tier = new("high") } },
            CountryLists = new Dictionary<string, IReadOnlyList<ListedCountry>> { ["landen"] = [new("landen", Country.Parse("US"), Period.Always, new("", "", ""))] },
        };
        var stack = Given.Stack(upper, Given.Policy("gemeente",
            Given.Deny(new AppSelector { List = new("lijst") }) with { AudienceName = "hoog" }, Given.Deny(new AppSelector { ControlledFrom = new("landen") }, "landen")));
        Assert.Equal(Effect.Allow, stack.EffectFor(Given.App("tiktok")));
        Assert.Equal(Effect.Deny, stack.EffectFor(Given.App("tiktok"), Given.Device with { Tier = Devices.RiskTier.High }));
        Assert.Equal(Effect.Deny, stack.EffectFor(Given.App("signal")));
    }

    [Fact]
    public void A_rule_names_what_it_says_something_of_and_not_everything_it_catches()
    {
        Assert.True(Given.Stack(Given.Deny(TikTok)).Names(Given.App("tiktok"), Given.Today));
        Assert.True(Given.WrittenRule("effect: deny, apps: { controlled-from: CN }").Names(Given.App("loopmaatje"), Given.Today));
        Assert.False(Given.WrittenRule("effect: deny, apps: { known: false }").Names(Given.UnknownApp(), Given.Today));
        Assert.False(Given.WrittenRule("effect: deny, apps: { known: true }").Names(Given.App("strava"), Given.Today));
        Assert.False(Given.WrittenRule("effect: deny, apps: { not: { app: signal } }").Names(Given.App("strava"), Given.Today));
        Assert.False(Given.WrittenRule("mode: allowlist, apps: { app: signal }").Names(Given.App("strava"), Given.Today));
        Assert.False(Given.WrittenRule("effect: deny, apps: { app: tiktok }, until: 2026-11-20").Names(Given.App("tiktok"), Given.Today));
        Assert.False(Given.WrittenRule("effect: deny, apps: { uses: microphone }").Names(Given.App("strava"), Given.Today));
    }
}
