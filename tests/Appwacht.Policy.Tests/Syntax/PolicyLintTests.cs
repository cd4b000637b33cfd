using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;

namespace Appwacht.Policy.Tests.Syntax;

public class PolicyLintTests
{
    [Fact]
    public void A_sound_policy_has_nothing_to_report() =>
        Assert.Equal(["POL045", "POL045"], Codes(SamplePolicy.Text)); // The proposal defines an audience and a ladder that no rule uses.

    [Fact]
    public void A_finding_stands_at_the_value_it_is_about()
    {
        var fault = Assert.Single(Found(SamplePolicy.WithRule("effect: deny\napps: { app: [ tiktok, tiktk ] }")));
        Assert.Equal(("POL038", "8:28"), (fault.Code, fault.Span.ToString()));
        Assert.Equal("did you mean `tiktok`?", fault.Hint?.En);
    }

    [Fact]
    public void Without_places_a_finding_stands_at_its_rule()
    {
        var policy = Assert.IsType<PolicyDocument>(PolicyParser.Parse(SamplePolicy.WithRule("effect: deny\napps: { app: tiktk }")).Document);
        Assert.Equal(policy.Rules[0].Span, Assert.Single(PolicyLint.Check(policy, TestRegister.Register)).Span);
    }

    [Theory]
    [InlineData("not: { app: tiktk }", "POL038")]
    [InlineData("app: android:com.nobody.knows", null)]
    [InlineData("category: fitnes", "POL039")]
    [InlineData("publisher: bytdance", "POL040")]
    [InlineData("party: bytedance", null)]
    [InlineData("listed-by: us-txt", "POL041")]
    [InlineData("controlled-from: XQ", "POL042")]
    [InlineData("controlled-from: cn", "POL042")]
    [InlineData("controlled-from: NO", null)]
    [InlineData("controlled-from: offensive-cyber-programme", null)]
    [InlineData("controlled-from: offensive-cyber-program", "POL042")]
    [InlineData("controlled-from: CN, confidence: presumed", "POL043")]
    [InlineData("controlled-from: CN, confidence: reported", null)]
    [InlineData("category: fitness, not: { controlled-from: CN, confidence: presumed }", null)]
    [InlineData("uses: locaton", "POL048")]
    [InlineData("uses: location", null)]
    [InlineData("contains: whatever", null)]
    public void Names_are_looked_up_in_the_register(string apps, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes(SamplePolicy.WithRule($"effect: deny\napps: {{ {apps} }}")));

    [Fact]
    public void A_presumption_may_ask_for_vetting() =>
        Assert.Empty(Codes(SamplePolicy.WithRule("effect: needs-vetting\napps: { controlled-from: CN, confidence: presumed }")));

    [Theory]
    [InlineData("2026-09-29", "POL044")]
    [InlineData("2026-09-30", null)]
    public void A_rule_must_outlive_its_decision(string until, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes(SamplePolicy.WithRule($"effect: deny\napps: {{ app: tiktok }}\nuntil: {until}")));

    [Fact]
    public void A_policy_that_others_adopt_may_define_names_for_them() =>
        Assert.Empty(Codes(SamplePolicy.WithRule("effect: deny\napps: { app: tiktok }") + "\nversion: 3\naudiences: { hoog: { tier: high } }"));

    [Fact]
    public void An_approval_beside_an_allowlist_is_no_doubt() =>
        Assert.Empty(Codes(SamplePolicy.WithRule("effect: allow\napps: { app: signal }\n") + "\n  - { id: b, mode: allowlist, apps: { app: strava } }"));

    [Fact]
    public void Names_in_cases_are_looked_up_too() =>
        Assert.Equal(["POL038", "POL042"], Codes(SamplePolicy.WithRule("effect: deny\napps: { app: tiktok }")
            + "\ncases:\n  - \"ownership: managed | tiktk | 2026-11-20 => deny\"\n  - \"| controlled-from: XQ | 2026-11-20 => deny\""));

    private static IEnumerable<string> Codes(string text) => Found(text).Select(fault => fault.Code);

    private static IReadOnlyList<PolicyDiagnostic> Found(string text)
    {
        var parsed = PolicyParser.Parse(text);
        Assert.Empty(parsed.Diagnostics);
        return PolicyLint.Check(Assert.IsType<PolicyDocument>(parsed.Document), TestRegister.Register, parsed.Places);
    }
}
