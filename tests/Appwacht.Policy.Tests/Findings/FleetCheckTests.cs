using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Findings;

public class FleetCheckTests
{
    private const string TikTok = "android:com.zhiliaoapp.musically";
    private const string OtherTikTok = "android:com.ss.android.ugc.trill";

    private static readonly PolicyStack DenyTikTok = Given.Stack(Given.Deny(Given.Apps("tiktok")));

    [Fact]
    public void The_same_app_twice_on_a_device_counts_once()
    {
        var answer = new GivenFleet().Device("d1").WithId("d1", TikTok).WithId("d1", TikTok).Check(DenyTikTok);
        Assert.Single(answer.Findings);
        Assert.Single(Assert.Single(answer.Apps).Devices);
    }

    [Fact]
    public void Several_ids_of_one_app_count_once_on_each_device()
    {
        var answer = new GivenFleet().Device("d1").Device("d2").WithId("d1", TikTok).WithId("d1", OtherTikTok).WithId("d2", OtherTikTok).Check(DenyTikTok);
        Assert.Equal(["d1", "d2"], Assert.Single(answer.Apps).Devices.Select(device => device.Id));
    }

    [Fact]
    public void The_order_in_which_apps_are_read_does_not_matter()
    {
        var one = new GivenFleet().Device("d1").WithId("d1", TikTok).WithName("d1", "TikTok", "Somebody").Check(DenyTikTok);
        var other = new GivenFleet().Device("d1").WithName("d1", "TikTok", "Somebody").WithId("d1", TikTok).Check(DenyTikTok);
        Assert.Equal(Match.Certain, Assert.Single(one.Findings).Match);
        Assert.Equal(Match.Certain, Assert.Single(other.Findings).Match);
    }

    [Fact]
    public void What_is_only_probable_is_shown_apart_and_never_counted()
    {
        var answer = new GivenFleet().Device("d1").Device("d2").WithName("d1", "TikTok", "Somebody").WithId("d2", TikTok).Check(DenyTikTok);
        var app = Assert.Single(answer.Apps);
        Assert.Equal(("d2", "d1"), (Assert.Single(app.Devices).Id, Assert.Single(app.Probable).Id));
        Assert.Equal(["d2"], answer.DevicesAt(Effect.Deny).Select(device => device.Id));
        Assert.Equal(1, Assert.Single(answer.Rules).Devices);
    }

    [Fact]
    public void A_decoy_is_nothing_to_find() =>
        Assert.Empty(new GivenFleet().Device("d1").WithName("d1", "TikTok Tips & Tricks", "Guides4U").WithName("d1", "TicToc timer", "Kitchen Apps").Check(DenyTikTok).Findings);

    [Fact]
    public void An_impostor_of_an_approved_app_has_not_been_approved()
    {
        var stack = Given.Stack(Given.Allowlist(Given.Apps("signal")));
        var finding = Assert.Single(new GivenFleet().Device("d1").Device("d2").WithName("d1", "Signal", "Somebody Else").WithId("d2", "android:org.thoughtcrime.securesms").Check(stack).Findings);
        Assert.Equal(("d1", "name:Signal", Effect.Deny), (finding.Device.Id, finding.App.Key, finding.Verdict.Effect));
    }

    [Fact]
    public void An_impostor_of_an_app_that_is_advised_against_does_not_get_off_more_lightly_than_a_stranger()
    {
        var stack = Given.Stack(Given.Rule("ontraden", Effect.AdviseAgainst, Given.Apps("signal")), Given.Deny(new AppSelector { Known = false }));
        Assert.Equal(Effect.Deny, Assert.Single(new GivenFleet().Device("d1").WithName("d1", "Signal", "Somebody Else").Check(stack).Findings).Verdict.Effect);
    }

    [Fact]
    public void What_may_not_be_there_is_ordered_by_strength_and_number()
    {
        var stack = Given.Stack(Given.Deny(Given.Apps("tiktok", "signal")), Given.Rule("ontraden", Effect.AdviseAgainst, Given.Apps("strava")));
        var answer = new GivenFleet().Device("d1").Device("d2").WithId("d1", "android:com.strava").WithId("d2", "android:com.strava").WithId("d1", TikTok)
            .WithId("d1", "android:org.thoughtcrime.securesms").WithId("d2", "android:org.thoughtcrime.securesms").Check(stack);
        Assert.Equal(["signal", "tiktok", "strava"], answer.Apps.Select(app => app.App.Key));
    }

    [Fact]
    public void An_app_is_shown_with_the_path_of_control_its_rule_rests_on()
    {
        var answer = new GivenFleet().Device("d1").WithId("d1", TikTok).Check(Given.WrittenRule("effect: deny, apps: { controlled-from: CN }"));
        Assert.Equal("CN", Assert.Single(Assert.Single(answer.Apps).ControlPaths).Country.Code);
        Assert.Empty(Assert.Single(new GivenFleet().Device("d1").WithId("d1", TikTok).Check(DenyTikTok).Apps).ControlPaths);
    }

    [Fact]
    public void An_exempted_app_is_kept_apart_from_the_findings()
    {
        var answer = new GivenFleet().Device("d1").Device("d2").WithId("d1", TikTok).WithId("d2", TikTok).Check(DenyTikTok, GivenFleet.Exemption("d1", "tiktok"));
        Assert.Equal("d1", Assert.Single(answer.Exempted).Device.Id);
        Assert.Equal("d2", Assert.Single(answer.Findings).Device.Id);
    }

    [Fact]
    public void What_a_rule_does_is_counted_by_device_of_the_organisation()
    {
        var answer = new GivenFleet().Device("d1").Device("d2", Ownership.Byod).Device("d3")
            .WithId("d1", TikTok).WithId("d1", OtherTikTok).WithId("d2", TikTok, profile: Profile.Work)
            .Check(Given.Stack(Given.Deny(Given.Apps("tiktok"), "a"), Given.Deny(Given.Apps("strava"), "b")));
        Assert.Equal([("a", 1), ("b", 0)], answer.Rules.Select(rule => (rule.Rule.Rule.Id, rule.Devices)));
    }

    [Fact]
    public void What_could_not_be_determined_is_counted_apart()
    {
        var answer = new GivenFleet().Device("d1", Ownership.Unknown).WithId("d1", TikTok).Check(Given.WrittenRule("effect: deny, apps: { app: tiktok }, devices: { ownership: managed }"));
        Assert.Equal((0, 1), (Assert.Single(answer.Rules).Devices, answer.Rules[0].Undetermined));
        Assert.Equal(Effect.NeedsVetting, Assert.Single(answer.Findings).Verdict.Effect);
    }

    [Fact]
    public void A_device_counts_for_its_strongest_finding()
    {
        var stack = Given.Stack(Given.Deny(Given.Apps("tiktok")), Given.Rule("ontraden", Effect.AdviseAgainst, Given.Apps("strava")));
        var answer = new GivenFleet().Device("d1").Device("d2").WithId("d1", TikTok).WithId("d1", "android:com.strava").WithId("d2", "android:com.strava").Check(stack);
        Assert.Equal(["d1"], answer.DevicesAt(Effect.Deny).Select(device => device.Id));
        Assert.Equal(["d2"], answer.DevicesAt(Effect.AdviseAgainst).Select(device => device.Id));
    }

    [Fact]
    public void An_app_on_a_device_that_is_not_ours_to_check_is_left_out() => Assert.Empty(new GivenFleet().Device("d1").WithId("d9", TikTok).Check(DenyTikTok).Findings);

    [Fact]
    public void The_check_says_what_the_policy_says_of_each_app_on_each_device() =>
        Gen.Select(Gens.Layers, Gen.Enum<RiskTier>(), Gen.OneOf(TikTok, "ios:com.strava.stravaride", "android:com.example", "android:org.thoughtcrime.securesms")).Sample((layers, tier, id) =>
        {
            var stack = Given.Stack(layers);
            var answer = new GivenFleet().Person("p1", "Handhaving", tier).Device("d1", person: "p1").WithId("d1", id).Check(stack);
            var app = TestRegister.Register.Find(Given.Id(id)) is var (known, _) ? Given.App(known.Slug, id: id) : AppFacts.Unknown(Given.Id(id), "");
            var facts = Given.Device with { Tier = tier, Unit = "Handhaving" };
            return (answer.Findings.SingleOrDefault()?.Verdict.Effect ?? Effect.Allow) == stack.EffectFor(app, facts);
        });
}
