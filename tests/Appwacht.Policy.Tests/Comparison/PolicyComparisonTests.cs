using Appwacht.Policy.Comparison;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Comparison;

public class PolicyComparisonTests
{
    private const string Lists = """
        lists:
          countries: { landen: [ { country: CN, from: 2023-02-23, source: AIVD }, { country: RU, from: 2023-02-23, source: AIVD } ] }
          apps: { zakelijk: [ signal, microsoft-teams ], lijst: [ tiktok ] }
        audiences: { hoog: { tier: high } }
        """;

    /// <summary>Two rules at most: what rules can tell apart grows with every rule, and with it the time to look at all of it.</summary>
    private static readonly Gen<PolicyDocument> Small = Gens.Policies.Select(policy => policy with { Rules = [.. policy.Rules.Take(2)] });

    [Theory]
    [InlineData("narrowed by audience", "effect: deny, apps: { app: tiktok }, audience: hoog")]
    [InlineData("narrowed by unit", "effect: deny, apps: { app: tiktok }, audience: { unit: Handhaving }")]
    [InlineData("narrowed by role", "effect: deny, apps: { app: tiktok }, audience: { role: boa }")]
    [InlineData("narrowed by group", "effect: deny, apps: { app: tiktok }, audience: { group: team }")]
    [InlineData("narrowed by deployment", "effect: deny, apps: { app: tiktok }, audience: { deployment: noord }")]
    [InlineData("narrowed by platform", "effect: deny, apps: { app: tiktok }, devices: { platform: [ ios, ipados, windows, macos ] }")]
    [InlineData("narrowed by kind", "effect: deny, apps: { app: tiktok }, devices: { kind: [ phone, tablet ] }")]
    [InlineData("narrowed by os", "effect: deny, apps: { app: tiktok }, devices: { os: \">=1\" }")]
    [InlineData("narrowed by ownership", "effect: deny, apps: { app: tiktok }, devices: { ownership: [ managed, private-use-allowed, byod ] }")]
    [InlineData("narrowed by ownership that must be known", "effect: deny, apps: { app: tiktok }, devices: { ownership: [ managed, private-use-allowed, byod, private ] }")]
    [InlineData("holds from later", "effect: deny, apps: { app: tiktok }, from: 2027-06-01")]
    [InlineData("holds until earlier", "effect: deny, apps: { app: tiktok }, until: 2027-06-01")]
    [InlineData("apps but not some", "effect: deny, apps: { app: tiktok, not: { category: fitness } }")]
    [InlineData("devices but not some", "effect: deny, apps: { app: tiktok }, devices: { not: { kind: laptop } }")]
    [InlineData("audience but not some", "effect: deny, apps: { app: tiktok }, audience: { not: { unit: Handhaving } }")]
    [InlineData("a milder effect", "effect: needs-vetting, apps: { app: tiktok }")]
    [InlineData("another app", "effect: deny, apps: { app: signal }")]
    public void A_deny_that_became_narrower_is_found(string how, string stack)
    {
        Assert.NotEmpty(how);
        AssertWeakened("effect: deny, apps: { app: tiktok }", stack);
    }

    [Theory]
    [InlineData("higher confidence", "effect: deny, apps: { controlled-from: landen }", "effect: deny, apps: { controlled-from: landen, confidence: confirmed }")]
    [InlineData("removed country", "effect: deny, apps: { controlled-from: [ CN, RU ] }", "effect: deny, apps: { controlled-from: CN }")]
    [InlineData("replaced list", "effect: deny, apps: { list: lijst }", "effect: deny, apps: { list: zakelijk }")]
    [InlineData("removed restriction of an approval", "mode: allowlist, apps: { list: zakelijk }", "mode: allowlist, apps: { category: [ messaging, video ] }")]
    [InlineData("allowlist for fewer people", "mode: allowlist, apps: { list: zakelijk }", "mode: allowlist, apps: { list: zakelijk }, audience: hoog")]
    [InlineData("advice removed", "effect: advise-against, apps: { category: fitness, uses: location }", "effect: advise-against, apps: { category: fitness, uses: contacts }")]
    [InlineData("contents removed", "effect: deny, apps: { contains: [ analytics, maps ] }", "effect: deny, apps: { contains: maps }")]
    [InlineData("listing removed", "effect: deny, apps: { listed-by: [ us-tx, vng-annex-a-top ] }", "effect: deny, apps: { listed-by: us-tx }")]
    [InlineData("party narrowed to publisher", "effect: deny, apps: { party: bytedance }", "effect: deny, apps: { publisher: bytedance }")]
    [InlineData("unknown apps forgotten", "effect: deny, apps: { known: false }", "effect: deny, apps: { known: true }")]
    [InlineData("version moved", "effect: deny, apps: { app: tiktok }, devices: { os: \"<26.0\" }", "effect: deny, apps: { app: tiktok }, devices: { os: \"<25.9\" }")]
    [InlineData("presumption no longer asks", "effect: advise-against, apps: { controlled-from: RU }", "effect: advise-against, apps: { known: true }")]
    [InlineData("version moved between close ones", "effect: deny, apps: { app: tiktok }, devices: { os: \"<26.0.5.0\" }", "effect: deny, apps: { app: tiktok }, devices: { os: \"<=26\" }")]
    [InlineData("version within", "effect: deny, apps: { app: tiktok }, devices: { os: \"26\" }", "effect: deny, apps: { app: tiktok }, devices: { os: \"26.0\" }")]
    [InlineData("id instead of app", "effect: deny, apps: { app: tiktok }", "effect: deny, apps: { app: \"android:com.zhiliaoapp.musically\" }")]
    public void Any_other_way_of_saying_less_is_found_too(string how, string basis, string stack)
    {
        Assert.NotEmpty(how);
        AssertWeakened(basis, stack);
    }

    [Fact]
    public void An_approval_that_lost_its_restriction_is_found()
    {
        var allowlist = "{ id: lijst, mode: allowlist, apps: { app: signal } }";
        AssertWeakened(
            Given.Written($"{Lists}\nrules: [ {allowlist}, {{ id: ook, effect: allow, apps: {{ app: strava }}, audience: {{ unit: Handhaving }} }} ]"),
            Given.Written($"{Lists}\nrules: [ {allowlist}, {{ id: ook, effect: allow, apps: {{ app: strava }} }} ]"));
    }

    [Fact]
    public void A_country_that_left_the_list_of_the_policy_is_found() => AssertWeakened(
        Given.Written($"{Lists}\nrules: [ {{ id: regel, effect: deny, apps: {{ controlled-from: landen }} }} ]"),
        Given.Written($"{Lists.Replace(", { country: RU, from: 2023-02-23, source: AIVD }", "", StringComparison.Ordinal)}\nrules: [ {{ id: regel, effect: deny, apps: {{ controlled-from: landen }} }} ]"));

    [Fact]
    public void A_country_that_leaves_the_list_later_is_found_on_that_day() => Assert.Equal(new DateOnly(2028, 1, 1), AssertWeakened(
        Given.Written($"{Lists}\nrules: [ {{ id: regel, effect: deny, apps: {{ controlled-from: landen }} }} ]"),
        Given.Written($"{Lists.Replace("country: RU, from: 2023-02-23,", "country: RU, from: 2023-02-23, until: 2028-01-01,", StringComparison.Ordinal)}\nrules: [ {{ id: regel, effect: deny, apps: {{ controlled-from: landen }} }} ]"))[0].Day);

    [Theory]
    [InlineData("effect: deny, apps: { app: tiktok }, devices: { ownership: managed }", "effect: deny, apps: { app: [ tiktok, signal ] }")]
    [InlineData("effect: advise-against, apps: { app: tiktok }", "effect: deny, apps: { app: tiktok }")]
    [InlineData("effect: deny, apps: { app: tiktok }, until: 2026-11-20", "effect: deny, apps: { app: tiktok }, until: 2026-10-01")]
    [InlineData("mode: allowlist, apps: { app: [ signal, strava ] }", "mode: allowlist, apps: { app: signal }")]
    [InlineData("effect: allow, apps: { app: signal }", "effect: allow, apps: { app: strava }")]
    public void What_is_as_strong_or_stronger_is_no_weakening(string basis, string stack) =>
        Assert.Empty(Compare(Given.Written($"{Lists}\nrules: [ {{ id: regel, {basis} }} ]"), Given.Written($"{Lists}\nrules: [ {{ id: regel, {stack} }} ]")).Weakenings);

    [Fact]
    public void A_stack_does_not_weaken_itself() => Small.Sample(policy =>
        PolicyComparison.Of(Given.Stack(policy), Given.Stack(policy), TestRegister.Register, Country.Netherlands, Given.Today) is null or { Weakenings.Count: 0 }, iter: 30);

    [Fact]
    public void A_real_app_is_shown_where_there_is_one() => Assert.All(
        AssertWeakened("effect: deny, apps: { controlled-from: CN }", "effect: deny, apps: { controlled-from: RU }"),
        weakening => Assert.NotNull(TestRegister.Register.Find(weakening.App.Key)));

    [Fact]
    public void What_is_stricter_only_before_the_first_day_that_matters_is_past() => Assert.Empty(Compare(
        Given.WrittenRule("effect: deny, apps: { app: tiktok }, until: 2026-01-01"), Given.WrittenRule("effect: deny, apps: { app: signal }")).Weakenings);

    [Fact]
    public void With_too_many_kinds_the_answer_is_that_there_is_none()
    {
        var groups = string.Join(", ", Enumerable.Range(0, 13).Select(i => $"team-{i}"));
        var countries = string.Join(", ", new[] { "CN", "DE", "FI", "FR", "NL", "NO", "RU", "TW", "US" }.Select((code, i) => $"{{ country: {code}, from: 20{27 + i}-01-01, source: x }}"));
        Assert.Null(PolicyComparison.Of(Given.WrittenRule($"effect: deny, apps: {{ app: tiktok }}, audience: {{ group: [ {groups} ] }}"), Given.WrittenRule("effect: deny, apps: { app: tiktok }"), TestRegister.Register, Country.Netherlands, Given.Today));
        Assert.Null(PolicyComparison.Of(
            Given.Written($"lists: {{ countries: {{ landen: [ {countries} ] }} }}\nrules: [ {{ id: regel, effect: deny, apps: {{ controlled-from: landen }} }} ]"),
            Given.WrittenRule("effect: deny, apps: { app: tiktok }"), TestRegister.Register, Country.Netherlands, Given.Today));
    }

    [Fact]
    public void A_weakening_is_found_exactly_when_there_is_one() =>
        Gen.Select(Small, Small, Gens.Devices.Array[20], Gens.Apps.Array[20], Gens.Days.Array[20]).Sample((basis, other, devices, apps, days) =>
        {
            var (one, two) = (Given.Stack(basis), Given.Stack(other));
            if (PolicyComparison.Of(one, two, TestRegister.Register, Country.Netherlands, Given.Today) is not { } comparison)
                return;
            Assert.All(comparison.Weakenings, weakening => AssertReal(one, two, weakening));
            if (comparison.Weakenings.Count > 0)
                return;
            foreach (var (device, app, day) in devices.SelectMany(device => apps.Zip(days, (app, day) => (device, app, day))).Where(kind => kind.day >= Given.Today))
                Assert.True(two.Judge(device, app, day).Effect >= one.Judge(device, app, day).Effect, $"{device.Key} {app} {day}");
        }, iter: 60);

    /// <summary>Changes one thing of one rule: nearer to what people do than two policies that have nothing to do with each other.</summary>
    [Fact]
    public void A_small_change_that_weakens_is_found() =>
        Gen.Select(Small.Where(policy => policy.Rules.Count > 0), Gens.Rules, Gens.Devices.Array[20], Gens.Apps.Array[20], Gens.Days.Array[20]).Sample((basis, rule, devices, apps, days) =>
        {
            var changed = basis with { Rules = [rule with { Id = basis.Rules[0].Id }, .. basis.Rules.Skip(1)] };
            var (one, two) = (Given.Stack(basis), Given.Stack(changed));
            if (PolicyComparison.Of(one, two, TestRegister.Register, Country.Netherlands, Given.Today) is not { Weakenings.Count: 0 })
                return;
            foreach (var (device, app, day) in devices.SelectMany(device => apps.Zip(days, (app, day) => (device, app, day))).Where(kind => kind.day >= Given.Today))
                Assert.True(two.Judge(device, app, day).Effect >= one.Judge(device, app, day).Effect, $"{device.Key} {app} {day}");
        }, iter: 60);

    private static PolicyComparison Compare(PolicyStack basis, PolicyStack stack) =>
        PolicyComparison.Of(basis, stack, TestRegister.Register, Country.Netherlands, Given.Today) ?? throw new InvalidOperationException("Too many kinds.");

    private static IReadOnlyList<Weakening> AssertWeakened(string basis, string stack) =>
        AssertWeakened(Given.Written($"{Lists}\nrules: [ {{ id: regel, {basis} }} ]"), Given.Written($"{Lists}\nrules: [ {{ id: regel, {stack} }} ]"));

    private static IReadOnlyList<Weakening> AssertWeakened(PolicyStack basis, PolicyStack stack)
    {
        var weakenings = Compare(basis, stack).Weakenings;
        Assert.NotEmpty(weakenings);
        Assert.All(weakenings, weakening => AssertReal(basis, stack, weakening));
        return weakenings;
    }

    /// <summary>What is reported is what the two stacks say themselves of that device, app and day.</summary>
    private static void AssertReal(PolicyStack basis, PolicyStack stack, Weakening weakening)
    {
        var must = basis.Judge(weakening.Device, weakening.App, weakening.Day);
        var does = stack.Judge(weakening.Device, weakening.App, weakening.Day);
        Assert.True(does.Effect < must.Effect);
        Assert.Equal((weakening.Base, weakening.Stack), (must.Effect, does.Effect));
        Assert.Contains(weakening.Rule, must.Decisive.Select(match => match.Rule));
        Assert.True(weakening.Day >= Given.Today);
    }
}
