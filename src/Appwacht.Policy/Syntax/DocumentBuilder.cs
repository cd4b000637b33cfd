using System.Globalization;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Syntax;

/// <summary>Makes the policy of a tree that has been checked; it meets no surprises.</summary>
internal static class DocumentBuilder
{
    public static PolicyDocument Build(MappingNode root, IReadOnlyList<PolicyCase> cases) => new()
    {
        Id = Text(root, "policy"),
        Version = root.Scalar("version") is { } version ? Number(version) : null,
        Title = InTwoLanguages(root["title"]) ?? new("", ""),
        Decision = Decision(root.Group("decision")),
        Adopts = root.Group("adopts") is { } adopts ? new(Text(adopts, "policy"), Number(adopts.Scalar("version")), adopts.Span) : null,
        CountryLists = root.Group("lists").Entries("countries").ToDictionary(entry => entry.Name, entry => Countries(entry.Name, entry.Value)),
        AppLists = root.Group("lists").Entries("apps").ToDictionary(entry => entry.Name, entry => Values(entry.Value)),
        Audiences = root.Entries("audiences").ToDictionary(entry => entry.Name, entry => SelectorBuilder.Audience((MappingNode)entry.Value)),
        Rules = [.. root.Groups("rules").Select(Rule)],
        Ladders = root.Entries("ladders").ToDictionary(entry => entry.Name, entry => Ladder((MappingNode)entry.Value)),
        Cases = cases,
    };

    /// <summary>The values of a key, whether one or a list.</summary>
    public static Values Values(YamlNode? node) => node switch
    {
        ScalarNode one => new(one.Value),
        ListNode list => new(list.Items.OfType<ScalarNode>().Select(item => item.Value)),
        _ => Language.Values.None,
    };

    private static Decision Decision(MappingNode? node) =>
        new(Text(node, "by"), Day(node.Scalar("date")) ?? default, Text(node, "reference"), Values(node?["basis"]));

    private static Rule Rule(MappingNode node) => new()
    {
        Id = Text(node, "id"),
        Effect = node.Scalar("effect") is { } effect ? (Effect)IndexOf(Effects.Names, effect) : null,
        Apps = SelectorBuilder.Apps(node.Group("apps") ?? throw new InvalidOperationException("A rule without apps passed the check.")),
        Devices = node.Group("devices") is { } devices ? SelectorBuilder.Devices(devices) : null,
        AudienceName = node.Scalar("audience")?.Value,
        Audience = node.Group("audience") is { } audience ? SelectorBuilder.Audience(audience) : null,
        Period = new Period(Day(node.Scalar("from")), Day(node.Scalar("until"))),
        Ladder = node.Scalar("ladder")?.Value,
        Basis = Values(node["basis"]),
        Why = InTwoLanguages(node["why"]),
        Span = node.Span,
    };

    private static IReadOnlyList<ListedCountry> Countries(string list, YamlNode node) =>
    [
        .. ((ListNode)node).Items.OfType<MappingNode>().Select(country => new ListedCountry(
            list, Country.Parse(Text(country, "country")), new Period(Day(country.Scalar("from")), Day(country.Scalar("until"))),
            new Source(Text(country, "source"), "", ""))),
    ];

    private static Ladder Ladder(MappingNode node) => new(
        node.Scalar("anchor") is { } anchor ? (LadderAnchor)IndexOf(PolicyShape.LadderAnchors, anchor) : default,
        [.. node.Groups("steps").Select(step => new LadderStep(RuleCheck.Days(Text(step, "after")), Text(step, "do")))]);

    private static string Text(MappingNode? node, string key) => node.Scalar(key)?.Value ?? "";

    private static LocalText? InTwoLanguages(YamlNode? node) => node switch
    {
        ScalarNode one => new(one.Value, one.Value),
        MappingNode both => new(Text(both, "nl"), Text(both, "en")),
        _ => null,
    };

    private static int IndexOf(IReadOnlyList<string> words, ScalarNode word) => words.ToList().IndexOf(word.Value);

    private static int Number(ScalarNode? node) => ShapeCheck.TryNumber(node?.Value ?? "", out var number) ? number : 0;

    private static DateOnly? Day(ScalarNode? node) =>
        DateOnly.TryParseExact(node?.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
