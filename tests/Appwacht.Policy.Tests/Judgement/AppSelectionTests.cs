using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Judgement;

public class AppSelectionTests
{
    [Theory]
    [InlineData("app: tiktok", "tiktok", true)]
    [InlineData("app: tiktok", "signal", false)]
    [InlineData("app: [ signal, tiktok ]", "tiktok", true)]
    [InlineData("category: fitness", "strava", true)]
    [InlineData("category: fitness", "signal", false)]
    [InlineData("publisher: bytedance", "tiktok", true)]
    [InlineData("publisher: hello-group", "happn", false)]
    [InlineData("party: hello-group", "happn", true)]
    [InlineData("party: bytedance", "happn", false)]
    [InlineData("controlled-from: CN", "tiktok", true)]
    [InlineData("controlled-from: offensive-cyber-programme", "tiktok", true)]
    [InlineData("controlled-from: offensive-cyber-programme", "signal", false)]
    [InlineData("controlled-from: TW", "youcam", true)]
    [InlineData("controlled-from: CN", "youcam", false)]
    [InlineData("listed-by: vng-annex-a-top", "youcam", true)]
    [InlineData("listed-by: us-tx", "youcam", false)]
    [InlineData("uses: location", "strava", true)]
    [InlineData("known: true", "strava", true)]
    [InlineData("known: false", "strava", false)]
    [InlineData("not: { app: tiktok }", "tiktok", false)]
    [InlineData("not: { app: tiktok }", "signal", true)]
    [InlineData("not: { not: { app: tiktok } }", "tiktok", true)]
    [InlineData("category: fitness, uses: location", "strava", true)]
    [InlineData("category: fitness, not: { app: strava }", "strava", false)]
    [InlineData("category: video, uses: location, not: { app: tiktok }", "tiktok", false)]
    public void All_keys_must_hold_and_of_a_key_one_value(string selector, string app, bool holds) =>
        Assert.Equal(holds ? Effect.Deny : Effect.Allow, Given.WrittenRule($"effect: deny, apps: {{ {selector} }}").EffectFor(Given.App(app)));

    [Theory]
    [InlineData("android:com.zhiliaoapp.musically", "android:com.zhiliaoapp.musically", true)]
    [InlineData("android:com.zhiliaoapp.musically", "android:com.ss.android.ugc.trill", false)]
    [InlineData("ios:com.ZHILIAOAPP.musically", "ios:com.zhiliaoapp.musically", true)]
    [InlineData("ipados:com.zhiliaoapp.musically", "ios:com.zhiliaoapp.musically", true)]
    public void An_identifier_names_the_app_that_is_installed_under_it(string named, string installed, bool holds) =>
        Assert.Equal(holds ? Effect.Deny : Effect.Allow, Given.WrittenRule($"effect: deny, apps: {{ app: \"{named}\" }}").EffectFor(Given.App("tiktok", id: installed)));

    [Fact]
    public void A_list_may_hold_slugs_and_identifiers()
    {
        var stack = Given.Written("""
            lists: { apps: { lijst: [ signal, "android:com.example.unheard" ] } }
            rules: [ { id: regel, effect: deny, apps: { list: lijst } } ]
            """);
        Assert.Equal(Effect.Deny, stack.EffectFor(Given.App("signal")));
        Assert.Equal(Effect.Deny, stack.EffectFor(Given.UnknownApp()));
        Assert.Equal(Effect.Allow, stack.EffectFor(Given.App("strava")));
    }

    [Theory]
    [InlineData("app: tiktok")]
    [InlineData("category: fitness")]
    [InlineData("publisher: bytedance")]
    [InlineData("party: bytedance")]
    [InlineData("controlled-from: CN")]
    [InlineData("listed-by: us-tx")]
    [InlineData("uses: location")]
    [InlineData("known: true")]
    public void What_the_register_does_not_know_fits_none_of_its_facts(string selector) =>
        Assert.Equal(Effect.Allow, Given.WrittenRule($"effect: deny, apps: {{ {selector} }}").EffectFor(Given.UnknownApp()));

    [Fact]
    public void What_the_register_does_not_know_matches_known_false() =>
        Assert.Equal(Effect.Deny, Given.WrittenRule("effect: deny, apps: { known: false }").EffectFor(Given.UnknownApp()));

    [Theory]
    [InlineData("category: fitness")]
    [InlineData("publisher: bytedance")]
    [InlineData("party: bytedance")]
    [InlineData("controlled-from: CN")]
    [InlineData("listed-by: us-tx")]
    [InlineData("uses: location")]
    public void That_an_unknown_app_does_not_fit_a_fact_is_not_concluded_from_knowing_nothing(string selector)
    {
        Assert.Equal(Effect.NeedsVetting, Given.WrittenRule($"effect: deny, apps: {{ not: {{ {selector} }} }}").EffectFor(Given.UnknownApp()));

        // An approval of "everything but" must not approve what nobody knows.
        Assert.Equal(Effect.NeedsVetting, Given.WrittenRule($"mode: allowlist, apps: {{ not: {{ {selector} }} }}").EffectFor(Given.UnknownApp()));
    }

    [Theory]
    [InlineData("contains: analytics")]
    [InlineData("signed-by: \"0000000000000000000000000000000000000000000000000000000000000000\"")]
    [InlineData("uses: microphone")]
    public void What_nobody_has_looked_at_needs_vetting(string selector) =>
        Assert.Equal(Effect.NeedsVetting, Given.WrittenRule($"effect: deny, apps: {{ {selector} }}").EffectFor(Given.App("strava")));

    [Fact]
    public void What_is_inside_a_package_can_be_known_of_an_unknown_app()
    {
        var stack = Given.WrittenRule("effect: deny, apps: { contains: analytics }");
        Assert.Equal(Effect.Deny, stack.EffectFor(Given.UnknownApp() with { Contains = new HashSet<string> { "analytics" } }));
        Assert.Equal(Effect.Allow, stack.EffectFor(Given.UnknownApp() with { Contains = new HashSet<string> { "maps" } }));
        Assert.Equal(Effect.NeedsVetting, stack.EffectFor(Given.UnknownApp()));
    }

    [Fact]
    public void A_vetting_that_names_all_uses_leaves_nothing_open()
    {
        var stack = Given.WrittenRule("effect: deny, apps: { uses: microphone }");
        Assert.Equal(Effect.Allow, stack.EffectFor(Given.App("strava") with { UsesAreComplete = true }));
    }

    [Theory]
    [InlineData("controlled-from: CN", Effect.NeedsVetting)]
    [InlineData("controlled-from: CN, confidence: reported", Effect.NeedsVetting)]
    [InlineData("controlled-from: CN, confidence: presumed", Effect.Deny)]
    [InlineData("party: fosun", Effect.NeedsVetting)]
    [InlineData("controlled-from: RU", Effect.Allow)]
    public void A_path_below_the_asked_confidence_asks_for_vetting_and_never_denies(string selector, Effect expected) =>
        Assert.Equal(expected, Given.WrittenRule($"effect: deny, apps: {{ {selector} }}").EffectFor(Given.App("loopmaatje")));

    [Fact]
    public void A_rule_may_ask_for_more_than_reported()
    {
        var stack = Given.WrittenRule("effect: deny, apps: { controlled-from: CN, confidence: confirmed }");
        Assert.Equal(Effect.NeedsVetting, stack.EffectFor(Given.App("tiktok")));
        Assert.Equal(Effect.Deny, stack.EffectFor(Given.App("happn")));
    }

    [Theory]
    [InlineData("2023-02-22", Effect.Allow)]
    [InlineData("2023-02-23", Effect.Deny)]
    public void A_country_counts_from_the_day_it_is_on_the_list(string day, Effect expected) => Assert.Equal(
        expected, Given.WrittenRule("effect: deny, apps: { controlled-from: offensive-cyber-programme }").EffectFor(Given.App("tiktok", DateOnly.Parse(day)), day: DateOnly.Parse(day)));

    [Theory]
    [InlineData("2025-08-31", Effect.Allow)]
    [InlineData("2025-09-01", Effect.Deny)]
    public void Control_is_judged_on_the_day(string day, Effect expected) => Assert.Equal(
        expected, Given.WrittenRule("effect: deny, apps: { controlled-from: CN }").EffectFor(Given.App("happn", DateOnly.Parse(day)), day: DateOnly.Parse(day)));

    [Fact]
    public void The_ground_names_the_country_and_how_sure_it_is()
    {
        var verdict = Given.WrittenRule("effect: deny, apps: { controlled-from: offensive-cyber-programme }").Judge(Given.Device, Given.App("tiktok"), Given.Today);
        Assert.Equal(new Ground("controlled-from", "offensive-cyber-programme", Truth.Yes, Country.Parse("CN"), Confidence.Reported), Assert.Single(Assert.Single(verdict.Matches).Grounds));
    }
}
