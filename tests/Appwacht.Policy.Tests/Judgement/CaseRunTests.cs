using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Judgement;

public class CaseRunTests
{
    private static readonly AppRegister Catalogue = RegisterReader.Read(file => File.OpenRead(Repository.PathOf("catalogue", file))).Register!;

    [Theory]
    [InlineData("| tiktok", "ownership: managed, platform: android, kind: phone", "tier: standard")]
    public void What_a_case_does_not_say_is_ordinary(string @case, string devices, string audience)
    {
        var stack = Given.Written($$"""
            rules: [ { id: regel, effect: deny, apps: { app: tiktok }, devices: { {{devices}} }, audience: { {{audience}} } } ]
            """);
        Assert.Equal(Effect.Deny, Run(stack, @case));
        Assert.Equal(Effect.Allow, Run(stack, "ownership: byod " + @case));
        Assert.Equal(Effect.Allow, Run(stack, "platform: ios " + @case));
        Assert.Equal(Effect.Allow, Run(stack, "kind: laptop " + @case));
        Assert.Equal(Effect.Allow, Run(stack, "tier: high " + @case));
    }

    [Theory]
    [InlineData("audience: { unit: Handhaving }", "unit: Handhaving", Effect.Allow)]
    [InlineData("audience: { role: boa }", "role: boa", Effect.Allow)]
    [InlineData("audience: { group: team }", "group: ander, group: team", Effect.Allow)]
    [InlineData("audience: { deployment: noord }", "deployment: noord", Effect.Allow)]
    [InlineData("devices: { os: \">=15\" }", "os: 15", Effect.NeedsVetting)]
    public void Facts_of_the_device_are_taken_into_account(string selector, string said, Effect ordinary)
    {
        var stack = Given.WrittenRule($"effect: deny, apps: {{ app: tiktok }}, {selector}");
        Assert.Equal(Effect.Deny, Run(stack, said + " | tiktok"));
        Assert.Equal(ordinary, Run(stack, "| tiktok"));
    }

    [Theory]
    [InlineData("category: fitness", "category: fitness")]
    [InlineData("uses: location", "uses: location")]
    [InlineData("controlled-from: CN", "controlled-from: CN, controlled-from: RU, controlled-from: CN")]
    [InlineData("publisher: bytedance", "publisher: bytedance, publisher: bytedance")]
    [InlineData("party: bytedance", "publisher: bytedance")]
    [InlineData("listed-by: us-tx", "listed-by: us-tx")]
    [InlineData("known: false", "known: false")]
    [InlineData("known: false", "unknown")]
    [InlineData("app: tiktok", "android:com.zhiliaoapp.musically")]
    [InlineData("app: \"android:com.example\"", "android:com.example")]
    public void An_app_can_be_given_by_its_facts(string selector, string said) =>
        Assert.Equal(Effect.Deny, Run(Given.WrittenRule($"effect: deny, apps: {{ {selector} }}"), $"| {said}"));

    [Fact]
    public void How_sure_control_is_can_be_said_too() =>
        Assert.Equal(Effect.NeedsVetting, Run(Given.WrittenRule("effect: deny, apps: { controlled-from: CN }"), "| controlled-from: CN, confidence: presumed"));

    [Fact]
    public void An_app_that_the_register_does_not_have_gives_no_verdict() => Assert.Null(Run(Given.WrittenRule("effect: deny, apps: { app: tiktok }"), "| tictoc"));

    [Theory]
    [InlineData("policies/rijk-appbeleid.yaml")]
    [InlineData("samples/gemeente-voorbeeld/beleid.yaml", "policies/rijk-appbeleid.yaml")]
    [InlineData("samples/defensie-voorbeeld/beleid.yaml", "policies/rijk-appbeleid.yaml")]
    public void The_policies_we_ship_pass_their_own_cases(string file, params string[] above)
    {
        var stack = ShippedPolicies.Stack(Catalogue, [.. above, file]);
        var cases = stack.Layers[^1].Document.Cases;
        Assert.NotEmpty(cases);
        Assert.All(cases, @case => Assert.Equal((@case.Span, @case.Expected), (@case.Span, CaseRun.Judge(@case, stack, Catalogue, Country.Netherlands)?.Effect)));
    }

    private static Effect? Run(PolicyStack stack, string @case)
    {
        var parsed = PolicyParser.Parse($"""
            appwacht: 1
            policy: beleid
            title: Beleid
            decision: {"{ by: Iemand, date: 2026-01-01 }"}
            rules: []
            cases: ["{@case.Replace("\"", "\\\"", StringComparison.Ordinal)} | 2026-11-20 => deny"]
            """);
        Assert.Empty(parsed.Diagnostics);
        return CaseRun.Judge(Assert.Single(parsed.Document!.Cases), stack, TestRegister.Register, Country.Netherlands)?.Effect;
    }
}
