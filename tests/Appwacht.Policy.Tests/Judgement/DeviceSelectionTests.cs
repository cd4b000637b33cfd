using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Judgement;

public class DeviceSelectionTests
{
    [Theory]
    [InlineData("devices: { ownership: managed }", true)]
    [InlineData("devices: { ownership: byod }", false)]
    [InlineData("devices: { ownership: [ byod, managed ] }", true)]
    [InlineData("devices: { platform: android }", true)]
    [InlineData("devices: { platform: ios }", false)]
    [InlineData("devices: { kind: phone }", true)]
    [InlineData("devices: { kind: [ tablet, laptop ] }", false)]
    [InlineData("devices: { os: 15 }", true)]
    [InlineData("devices: { os: <15 }", false)]
    [InlineData("devices: { ownership: managed, platform: ios }", false)]
    [InlineData("devices: { not: { ownership: managed } }", false)]
    [InlineData("devices: { platform: android, not: { ownership: byod } }", true)]
    [InlineData("audience: { tier: standard }", true)]
    [InlineData("audience: { tier: [ elevated, high ] }", false)]
    [InlineData("audience: { unit: Financiën }", true)]
    [InlineData("audience: { unit: Handhaving }", false)]
    [InlineData("audience: { role: medewerker }", true)]
    [InlineData("audience: { group: team }", false)]
    [InlineData("audience: { deployment: noord }", false)]
    [InlineData("audience: { not: { unit: Handhaving } }", true)]
    [InlineData("audience: { tier: standard, not: { unit: Financiën } }", false)]
    public void A_rule_is_valid_where_all_its_keys_hold(string selector, bool valid) =>
        Assert.Equal(valid ? Effect.Deny : Effect.Allow, Given.WrittenRule($"effect: deny, apps: {{ app: tiktok }}, {selector}").EffectFor(Given.App("tiktok")));

    [Theory]
    [InlineData("devices: { ownership: managed }")]
    [InlineData("devices: { platform: android }")]
    [InlineData("devices: { kind: phone }")]
    [InlineData("devices: { os: 15 }")]
    [InlineData("devices: { not: { ownership: managed } }")]
    [InlineData("audience: { tier: standard }")]
    [InlineData("audience: { unit: Financiën }")]
    [InlineData("audience: { role: medewerker }")]
    [InlineData("audience: { group: team }")]
    [InlineData("audience: { deployment: noord }")]
    [InlineData("audience: { not: { group: team } }")]
    public void What_is_not_known_of_a_device_needs_vetting_and_never_fails_open(string selector)
    {
        var verdict = Given.WrittenRule($"effect: deny, apps: {{ app: tiktok }}, {selector}").Judge(Given.Unknown, Given.App("tiktok"), Given.Today);
        Assert.Equal(Effect.NeedsVetting, verdict.Effect);
        Assert.True(verdict.IsUndetermined);
        Assert.Equal(Effect.NeedsVetting, Given.WrittenRule($"mode: allowlist, apps: {{ app: signal }}, {selector}").EffectFor(Given.App("tiktok"), Given.Unknown));
    }

    [Fact]
    public void What_is_not_known_does_not_matter_to_an_app_the_rule_is_not_about() =>
        Assert.Empty(Given.WrittenRule("effect: deny, apps: { app: tiktok }, devices: { ownership: managed }").Judge(Given.Unknown, Given.App("signal"), Given.Today).Matches);

    [Fact]
    public void Being_in_no_group_is_not_the_same_as_groups_that_are_not_known()
    {
        var stack = Given.WrittenRule("effect: deny, apps: { app: tiktok }, audience: { group: team }");
        Assert.Equal(Effect.Allow, stack.EffectFor(Given.App("tiktok"), Given.Device));
        Assert.Equal(Effect.NeedsVetting, stack.EffectFor(Given.App("tiktok"), Given.Device with { Groups = null }));
    }

    [Theory]
    [InlineData("26", "26", true)]
    [InlineData("26", "26.1", true)]
    [InlineData("26", "27", false)]
    [InlineData("26.0", "26", true)]
    [InlineData("26.0", "26.1", false)]
    [InlineData("26", "26.0", true)]
    [InlineData("<26", "18.7.2", true)]
    [InlineData("<26", "26.0", false)]
    [InlineData("<=26", "26.0", true)]
    [InlineData(">=18.7", "18.10", true)]
    [InlineData(">18.7", "18.7", false)]
    [InlineData("=18.7", "18.7.0", true)]
    [InlineData("=18.7", "18.7.1", false)]
    public void Versions_are_compared_number_by_number(string condition, string os, bool holds) =>
        Assert.Equal(holds ? Effect.Deny : Effect.Allow,
            Given.WrittenRule($"effect: deny, apps: {{ app: tiktok }}, devices: {{ os: \"{condition}\" }}").EffectFor(Given.App("tiktok"), Given.Device with { Os = OsVersion.Parse(os) }));

    [Fact]
    public void Devices_with_the_same_key_get_the_same_verdict()
    {
        Assert.NotEqual((Given.Device with { Groups = null }).Key, (Given.Device with { Groups = new HashSet<string> { "?" } }).Key);
        Assert.NotEqual((Given.Device with { Unit = null }).Key, (Given.Device with { Unit = "" }).Key);
        Gen.Select(Gens.Layers, Gens.Devices, Gens.Devices, Gens.Apps).Sample((layers, one, other, app) =>
            one.Key != other.Key || Given.Stack(layers).EffectFor(app, one) == Given.Stack(layers).EffectFor(app, other));
    }

    [Fact]
    public void An_iPad_is_told_from_an_iPhone_by_its_platform() => Assert.Equal(
        Effect.Allow, Given.WrittenRule("effect: deny, apps: { app: tiktok }, devices: { platform: ios }").EffectFor(Given.App("tiktok"), Given.Device with { Platform = Platform.Ipados }));
}
