using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Judgement;

public class ExplanationTests
{
    [Theory]
    [InlineData("effect: deny, apps: { controlled-from: CN }", "tiktok",
        "TikTok mag niet op dit toestel staan, want de app wordt beheerd vanuit China.", "TikTok may not be on this device, because it is controlled from China.")]
    [InlineData("effect: deny, apps: { app: tiktok }", "tiktok", "TikTok mag niet op dit toestel staan.", "TikTok may not be on this device.")]
    [InlineData("effect: advise-against, apps: { app: tiktok }", "tiktok",
        "Het gebruik van TikTok op dit toestel wordt ontraden.", "Using TikTok on this device is advised against.")]
    [InlineData("effect: needs-vetting, apps: { app: tiktok }", "tiktok", "TikTok moet eerst worden beoordeeld.", "TikTok has to be vetted first.")]
    [InlineData("mode: allowlist, apps: { app: signal }", "tiktok",
        "Op dit toestel mogen alleen apps staan die vooraf zijn goedgekeurd. TikTok staat daar niet bij.",
        "Only apps that were approved beforehand may be on this device. TikTok is not one of them.")]
    [InlineData("effect: deny, apps: { controlled-from: CN }", "loopmaatje",
        "Er is een vermoeden dat Loopmaatje wordt beheerd vanuit China. Daarover moet eerst iemand besluiten.",
        "Loopmaatje is presumed to be controlled from China. Somebody has to decide on that first.")]
    [InlineData("effect: deny, apps: { party: fosun }", "loopmaatje",
        "Er is een vermoeden dat Fosun achter Loopmaatje zit. Daarover moet eerst iemand besluiten.",
        "Fosun is presumed to be behind Loopmaatje. Somebody has to decide on that first.")]
    [InlineData("effect: deny, apps: { uses: microphone }", "strava",
        "Van Strava is nog niet bekend of `uses: microphone` klopt. De app moet eerst worden beoordeeld.",
        "It is not yet known whether `uses: microphone` holds for Strava. The app has to be vetted first.")]
    [InlineData("effect: deny, apps: { controlled-from: RU }", "signal", "Signal is toegestaan.", "Signal is allowed.")]
    [InlineData("effect: deny, apps: { listed-by: vng-annex-a-top }, why: { nl: \"{app} staat op {list}.\", en: \"{app} is on {list}.\" }", "youcam",
        "YouCam staat op VNG advice, Annex A.", "YouCam is on VNG advice, Annex A.")]
    [InlineData("effect: deny, apps: { party: bytedance }, why: { nl: \"{app} is van {party}.\", en: \"{app} is of {party}.\" }", "tiktok",
        "TikTok is van ByteDance.", "TikTok is of ByteDance.")]
    [InlineData("effect: deny, apps: { controlled-from: offensive-cyber-programme }, why: { nl: \"{party} in {country} beheert {app}.\", en: \"{party} in {country} controls {app}.\" }", "opera",
        "Kunlun Tech in China beheert Opera.", "Kunlun Tech in China controls Opera.")]
    public void A_person_reads_the_reason_in_their_language(string rule, string app, string nl, string en)
    {
        var facts = Given.App(app);
        Assert.Equal(new LocalText(nl, en), Explain(Given.WrittenRule(rule).Judge(Given.Device, facts, Given.Today), facts));
    }

    [Fact]
    public void What_is_not_known_of_the_device_is_named()
    {
        var facts = Given.App("tiktok");
        var verdict = Given.WrittenRule("effect: deny, apps: { app: tiktok }, audience: { unit: Handhaving }").Judge(Given.Unknown, facts, Given.Today);
        Assert.Equal("`unit` of this device or its user is not known, so it cannot be determined whether this rule holds for TikTok.", Explain(verdict, facts).En);
        Assert.StartsWith("Van dit toestel of de gebruiker is `unit` niet bekend", Explain(verdict, facts).Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_open_is_named_and_not_what_another_value_settled()
    {
        var facts = Given.App("strava");
        var verdict = Given.WrittenRule("effect: deny, apps: { uses: [ microphone, location ], contains: analytics }").Judge(Given.Device, facts, Given.Today);
        Assert.Contains("`contains: analytics`", Explain(verdict, facts).En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rules_own_words_come_before_ours()
    {
        var facts = Given.App("tiktok");
        var verdict = Given.Stack(Given.Deny(Given.Apps("tiktok"), "a"), Given.Deny(Given.Apps("tiktok"), "b") with { Why = new("Daarom.", "Because.") }).Judge(Given.Device, facts, Given.Today);
        Assert.Equal(new LocalText("Daarom.", "Because."), Explain(verdict, facts));
    }

    [Fact]
    public void An_exemption_is_named_with_its_end()
    {
        var facts = Given.App("tiktok");
        var exemption = new Exemption("U-1", ExemptionScope.Device, "d1", "tiktok", "", "", "", new(new(2026, 11, 1), new(2026, 12, 1)), "p1", "", "p2");
        var verdict = Given.Stack(Given.Deny(Given.Apps("tiktok"))).Judge(Given.Device, facts, Given.Today) with { Effect = Effect.Allow, Exemption = exemption };
        Assert.Equal("TikTok mag tot 2026-12-01 worden gebruikt op grond van uitzondering U-1.", Explain(verdict, facts).Nl);
        Assert.Equal("TikTok may be used until 2026-12-01 under exemption U-1.", Explain(verdict, facts).En);
    }

    [Fact]
    public void No_gap_in_a_sentence_is_left_unfilled() =>
        Gen.Select(Gens.Layers, Gens.Devices, Gens.Apps, Gens.Days).Sample((layers, device, app, day) =>
        {
            var said = new Explanation(TestRegister.Register, day, Country.Netherlands).Of(Given.Stack(layers).Judge(device, app, day), app);
            return !$"{said.Nl}{said.En}".Contains('{', StringComparison.Ordinal) && said.Nl.Length > 0 && said.En.Length > 0;
        });

    private static LocalText Explain(Verdict verdict, AppFacts app) => new Explanation(TestRegister.Register, Given.Today, Country.Netherlands).Of(verdict, app);
}
