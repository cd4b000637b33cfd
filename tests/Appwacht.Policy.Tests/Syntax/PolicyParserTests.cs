using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;

namespace Appwacht.Policy.Tests.Syntax;

public class PolicyParserTests
{
    [Fact]
    public void The_policy_of_the_proposal_is_read_in_full()
    {
        var parsed = PolicyParser.Parse(SamplePolicy.Text);
        Assert.Empty(parsed.Diagnostics);
        var policy = Assert.IsType<PolicyDocument>(parsed.Document);

        Assert.Equal("gemeente-voorbeeld", policy.Id);
        Assert.Equal("Apps from countries with an offensive cyber programme", policy.Title.En);
        Assert.Equal(new Decision("College van burgemeester en wethouders", new(2026, 9, 29), "Z-2026-0417",
            new("AIVD 96b80e94-or1-1.3, 2023-02-23", "VNG-advies 2023-05-17")), policy.Decision);
        Assert.Equal(("rijk-appbeleid", 3), (policy.Adopts?.Policy, policy.Adopts?.Version));
        Assert.Equal(["CN", "RU"], policy.CountryLists["offensive-cyber-programme"].Select(listed => listed.Country.Code));
        Assert.Equal(new Values("Buitendienst", "Handhaving"), policy.Audiences["buitendienst"].Unit);
        Assert.Equal(["landen", "sport", "alleen-zakelijk", "onbekend"], policy.Rules.Select(rule => rule.Id));
        Assert.Equal(new Values("managed", "private-use-allowed"), policy.Rules[0].Devices?.Ownership);
        Assert.Equal(new AppSelector { Category = new("fitness"), Uses = new("location") }, policy.Rules[1].Apps);
        Assert.True(policy.Rules[2].IsAllowlist);
        Assert.Equal(("hoog-risico", false), (policy.Rules[3].AudienceName, policy.Rules[3].Apps.Known));
        Assert.Equal([14, 15, 28, 42, 49, 56], policy.Ladders["acht-weken"].Steps.Select(step => step.AfterDays));
    }

    [Fact]
    public void A_case_is_read_with_its_facts_its_day_and_its_place()
    {
        var cases = PolicyParser.Parse(SamplePolicy.Text).Document?.Cases ?? [];
        Assert.Equal(4, cases.Count);
        Assert.Equal([new("ownership", "managed"), new("tier", "high")], cases[0].Device);
        Assert.Equal([new("app", "tiktok")], cases[0].App);
        Assert.Equal((new DateOnly(2026, 11, 20), Effect.Deny), (cases[0].Day, cases[0].Expected));
        Assert.Equal([new("category", "fitness"), new("uses", "location"), new("known", "true")], cases[1].App);
        Assert.Empty(cases[2].Device);
        Assert.Equal([new("known", "false")], cases[2].App);
        Assert.Equal([new("app", "android:com.zhiliaoapp.musically")], cases[3].App);
        var lines = SamplePolicy.Text.Split('\n');
        Assert.All(cases, one => Assert.Contains("=>", lines[one.Span.Line - 1][(one.Span.Column - 1)..], StringComparison.Ordinal));
        Assert.StartsWith("ownership: byod", lines[cases[1].Span.Line - 1][(cases[1].Span.Column - 1)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Norway_is_not_false()
    {
        var parsed = PolicyParser.Parse(SamplePolicy.WithRule("effect: deny\napps: { controlled-from: NO }\naudience: { unit: [ on, yes, n ] }"));
        Assert.Empty(parsed.Diagnostics);
        Assert.Equal(new Values("NO"), parsed.Document?.Rules[0].Apps.ControlledFrom);
        Assert.Equal(new Values("on", "yes", "n"), parsed.Document?.Rules[0].Audience?.Unit);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("TRUE", true)]
    [InlineData("FALSE", false)]
    public void A_flag_is_what_the_core_schema_says(string written, bool known) =>
        Assert.Equal(known, PolicyParser.Parse(SamplePolicy.WithRule($"effect: deny\napps: {{ known: {written} }}")).Document?.Rules[0].Apps.Known);

    [Theory]
    [InlineData("yes")]
    [InlineData("on")]
    [InlineData("\"true\"")]
    [InlineData("1")]
    public void What_the_core_schema_does_not_take_for_a_flag_is_refused(string written) =>
        Assert.Equal("POL012", OnlyCode(SamplePolicy.WithRule($"effect: deny\napps: {{ known: {written} }}")));

    [Theory]
    [InlineData("26", "26")]
    [InlineData("18.10", "18.10")]
    [InlineData("<26", "<26")]
    [InlineData("\">= 18.7\"", ">=18.7")]
    public void A_version_of_a_system_keeps_every_digit(string written, string read) =>
        Assert.Equal(new Values(read), PolicyParser.Parse(SamplePolicy.WithRule($"effect: deny\napps: {{ category: x }}\ndevices: {{ os: {written} }}")).Document?.Rules[0].Devices?.Os);

    [Fact]
    public void Weeks_are_counted_in_days() =>
        Assert.Equal(14, PolicyParser.Parse(SamplePolicy.Text.Replace("after: 14d", "after: 2w", StringComparison.Ordinal)).Document?.Ladders["acht-weken"].Steps[0].AfterDays);

    [Fact]
    public void All_mistakes_of_a_file_are_found_at_once()
    {
        var text = SamplePolicy.WithRule("efect: deny\napps: { catgory: fitness }\nfrom: 1 mei\nladder: staand\nwhy: \"{land}\"")
            .Replace("policy: gemeente-voorbeeld", "policy: Gemeente", StringComparison.Ordinal) + "\ncases: |\n  managed => nee";
        var parsed = PolicyParser.Parse(text);
        Assert.Null(parsed.Document);
        Assert.Equal(["POL017", "POL010", "POL010", "POL016", "POL030", "POL033", "POL035"], parsed.Diagnostics.Select(fault => fault.Code));
    }

    [Fact]
    public void Names_of_the_layer_above_are_left_to_the_stack() =>
        Assert.Empty(PolicyParser.Parse(SamplePolicy.WithRule("effect: deny\napps: { list: zakelijk }\naudience: hoog-risico\nladder: staand")
            + "\nadopts: { policy: rijk, version: 3 }").Diagnostics);

    [Fact]
    public void A_list_inside_not_must_exist_too() =>
        Assert.Equal("POL031", OnlyCode(SamplePolicy.WithRule("effect: deny\napps: { category: fitness, not: { list: zakelijk } }")));

    [Fact]
    public void An_empty_selector_inside_not_is_refused() =>
        Assert.Equal("POL027", OnlyCode(SamplePolicy.WithRule("effect: deny\napps: { category: fitness, not: {} }")));

    [Fact]
    public void An_allowlist_rule_without_apps_is_refused() =>
        Assert.Equal("POL011", OnlyCode(SamplePolicy.WithRule("mode: allowlist")));

    [Theory]
    [InlineData("%YAML 1.1\n---\n", "POL006")]
    [InlineData("%TAG !e! tag:example.com,2000:\n---\n", "POL006")]
    public void A_directive_is_refused(string before, string code) =>
        Assert.Equal(code, OnlyCode(before + SamplePolicy.WithRule("effect: deny\napps: { category: fitness }")));

    [Theory]
    [InlineData("---\n", "")]
    [InlineData("", "\n...\n")]
    [InlineData("\uFEFF", "")]
    [InlineData("# a comment\n", "\n# another")]
    public void The_bare_marks_of_a_document_do_no_harm(string before, string after) =>
        Assert.Empty(PolicyParser.Parse(before + SamplePolicy.WithRule("effect: deny\napps: { category: fitness }") + after).Diagnostics);

    [Fact]
    public void A_text_after_a_nul_is_not_dropped_unseen() =>
        Assert.Contains(PolicyParser.Parse(SamplePolicy.Text + "\0\nrules: []").Diagnostics, fault => fault.Code == "POL009");

    [Fact]
    public void Windows_line_ends_are_read_the_same()
    {
        var parsed = PolicyParser.Parse(SamplePolicy.Text.ReplaceLineEndings("\r\n"));
        Assert.Empty(parsed.Diagnostics);
        Assert.Equal(4, parsed.Document?.Cases.Count);
        Assert.Equal(PolicyParser.Parse(SamplePolicy.Text).Document?.Cases[0].Span, parsed.Document?.Cases[0].Span);
    }

    private static string OnlyCode(string text) => Assert.Single(PolicyParser.Parse(text).Diagnostics).Code;
}
