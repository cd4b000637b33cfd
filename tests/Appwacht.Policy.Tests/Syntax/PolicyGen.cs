using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Syntax;

/// <summary>Generates every policy that the language can say.</summary>
internal static class PolicyGen
{
    private static readonly string[] Awkward =
    [
        "NO", "true", "null", "~", "007", "1e3", "0x1F", ".5", ".nan", "-", "- a", "a: b", "a:", ": a", "a #b", "#a", "&a", "*a", "!a", "|", ">", ">=18.7", "@a", "`a", "%a", "\"", "'", "a\"b",
        "\\", "a\\nb", "een\ntwee", "een\r\ntwee", "\ttab", " ervoor", "erachter ", "[a]", "{a}", "a, b", "<<", "---", "...", "2026-09-29", "é", "😀", "a\u00A0b", "?", "? a", "=", "ja/nee",
        "android:com.x", "a:b", "12:30", "12:30:45", "a::b", "(a)", "a  b", "Ministerie van Defensie (DCC)", "een . punt", "a -b", "a - b",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf(Awkward), Gen.String[Gen.Char[' ', '~'], 1, 20].Where(text => !string.IsNullOrWhiteSpace(text)), Gen.Select(Gen.OneOf(Awkward), Gen.OneOf(Awkward), (one, other) => one + other));

    private static readonly Gen<string> Slug = Gen.Select(
        Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"], Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"], 0, 8], (first, rest) => first + rest);

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 20_000].Select(days => new DateOnly(2000, 1, 1).AddDays(days));
    private static readonly Gen<Period> Period = Gen.Select(Gen.Nullable(Day), Gen.Nullable(Day), (from, until) => new Period(from, until));
    private static readonly Gen<LocalText> Local = Gen.OneOf(Text.Select(text => new LocalText(text, text)), Gen.Select(Text, Text, (nl, en) => new LocalText(nl, en)));

    private static readonly Gen<string> App = Gen.OneOf(Slug, Gen.Select(Gen.OneOf("android", "ios", "windows"), Gen.OneOf("com.x", "com.Y_z", "a b", "a#b", "x:", "[x]"), (platform, id) => $"{platform}:{id}"));

    private static readonly Gen<AppSelector> Apps = Gen.Recursive<AppSelector>((depth, self) => Gen.Select(
        Gen.Select(Many(App), Many(Slug), Many(Text), Many(Text), Many(Text), Many(Text)),
        Gen.Select(Gen.Nullable(Gen.Enum<Confidence>()), Many(Text), Many(Text), Many(Text), Many(Gen.Const(new string('0', 64))), Gen.Nullable(Gen.Bool)),
        depth > 2 ? Gen.Const((AppSelector?)null) : Gen.Null(self, 0.7),
        (one, other, not) => new AppSelector
        {
            App = one.Item1,
            List = one.Item2,
            Category = one.Item3,
            Publisher = one.Item4,
            Party = one.Item5,
            ControlledFrom = one.Item6,
            Confidence = one.Item4.IsEmpty && one.Item5.IsEmpty && one.Item6.IsEmpty ? null : other.Item1,
            ListedBy = other.Item2,
            Uses = other.Item3,
            Contains = other.Item4,
            SignedBy = other.Item5,
            Known = other.Item6,
            Not = not,
        })).Where(apps => apps.WithInner().All(inner => inner with { Not = null } != new AppSelector() || inner.Not is not null));

    private static readonly Gen<DeviceSelector> Devices = Gen.Recursive<DeviceSelector>((depth, self) => Gen.Select(
        Many(Gen.OneOf([.. DeviceWords.Ownerships])), Many(Gen.OneOf([.. Platforms.Names])), Many(Gen.OneOf([.. DeviceWords.Kinds])),
        Many(Gen.OneOf("26", "<26", ">=18.7", "18.10", "=1", "007")), depth > 2 ? Gen.Const((DeviceSelector?)null) : Gen.Null(self, 0.7),
        (ownership, platform, kind, os, not) => new DeviceSelector { Ownership = ownership, Platform = platform, Kind = kind, Os = os, Not = not }))
        .Where(devices => devices.WithInner().All(inner => inner != new DeviceSelector()));

    private static readonly Gen<AudienceSelector> Audience = Gen.Recursive<AudienceSelector>((depth, self) => Gen.Select(
        Many(Gen.OneOf([.. DeviceWords.Tiers])), Many(Text), Many(Text), Many(Text), Many(Text), depth > 2 ? Gen.Const((AudienceSelector?)null) : Gen.Null(self, 0.7),
        (tier, unit, role, group, deployment, not) => new AudienceSelector { Tier = tier, Unit = unit, Role = role, Group = group, Deployment = deployment, Not = not }))
        .Where(audience => audience.WithInner().All(inner => inner != new AudienceSelector()));

    private static readonly Gen<Rule> Rule = Gen.Select(
        Gen.Select(Slug, Gen.Nullable(Gen.Enum<Effect>()), Apps, Gen.Null(Devices)),
        Gen.Select(Gen.Null(Slug), Gen.Null(Audience), Period, Gen.Null(Slug), Many(Text), Gen.Null(Local.Where(text => !(text.Nl + text.En).Contains('{')))),
        (one, other) => new Rule
        {
            Id = one.Item1,
            Effect = one.Item2,
            Apps = one.Item3,
            Devices = one.Item4,
            AudienceName = other.Item2 is null ? other.Item1 : null,
            Audience = other.Item2,
            Period = other.Item3,
            Ladder = other.Item4,
            Basis = other.Item5,
            Why = other.Item6,
        });

    private static readonly Gen<Ladder> LadderOfSteps = Gen.Select(
        Gen.Enum<LadderAnchor>(), Gen.Select(Gen.Int[0, 9999], Gen.OneOf([.. PolicyShape.LadderActions])).Array[1, 5],
        (anchor, steps) => new Ladder(anchor, [.. steps.OrderBy(step => step.Item1).Select(step => new LadderStep(step.Item1, step.Item2))]));

    private static readonly Gen<ListedCountry> Listed = Gen.Select(Gen.OneOf("CN", "NO", "RU"), Day, Gen.Nullable(Day), Text, (country, from, until, source) =>
        new ListedCountry("", Country.Parse(country), new Period(from, until), new Source(source, "", "")));

    private static readonly Gen<PolicyCase> Case = Gen.Select(
        Gen.Select(Gen.OneOf("ownership", "unit", "group"), Gen.OneOf("managed", "byod")).Array[0, 2].Select(facts => facts.DistinctBy(fact => fact.Item1)),
        Gen.OneOf(
            Slug.Where(slug => slug is not "unknown").Select(slug => Facts(("app", slug))), Gen.Const(Facts(("app", "android:com.x"))), Gen.Const(Facts(("known", "false"))),
            Gen.Const(Facts(("category", "fitness"), ("uses", "location"), ("uses", "contacts"), ("controlled-from", "NO"), ("confidence", "presumed"), ("known", "true")))),
        Day, Gen.Enum<Effect>(),
        (device, app, day, effect) => new PolicyCase(Facts([.. device]), app, day, effect, default));

    /// <summary>Policies that adopt another, so that they may use names that they do not define.</summary>
    public static Gen<PolicyDocument> Documents { get; } = Gen.Select(
        Gen.Select(Slug, Gen.Nullable(Gen.Int[1, 99]), Local, Text, Day, Gen.OneOf(Gen.Const(""), Text), Many(Text)),
        Gen.Select(Named(Listed.Array[1, 3]), Named(App.Array[1, 3]), Named(Audience), Named(LadderOfSteps)),
        Gen.Select(Slug, Gen.Int[1, 99], Rule.Array[0, 4], Case.Array[0, 3]),
        (head, names, rest) => new PolicyDocument
        {
            Id = head.Item1,
            Version = head.Item2,
            Title = head.Item3,
            Decision = new(head.Item4, head.Item5, head.Item6, head.Item7),
            Adopts = new(rest.Item1, rest.Item2, default),
            CountryLists = names.Item1.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<ListedCountry>)[.. pair.Value.Select(listed => listed with { List = pair.Key })]),
            AppLists = names.Item2.ToDictionary(pair => pair.Key, pair => new Values(pair.Value)),
            Audiences = names.Item3,
            Ladders = names.Item4,
            Rules = [.. rest.Item3.DistinctBy(rule => rule.Id)],
            Cases = rest.Item4,
        });

    private static Gen<Values> Many(Gen<string> item) =>
        Gen.Frequency((4, Gen.Const(Values.None)), (1, item.Select(one => new Values(one))), (1, item.Array[2, 3].Select(many => new Values(many))));

    private static Gen<Dictionary<string, T>> Named<T>(Gen<T> value) =>
        Gen.Select(Slug, value).Array[0, 2].Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    private static IReadOnlyList<KeyValuePair<string, string>> Facts(params (string Key, string Value)[] facts) =>
        [.. facts.Select(fact => KeyValuePair.Create(fact.Key, fact.Value))];
}
