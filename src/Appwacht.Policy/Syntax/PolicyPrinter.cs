using System.Text;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Syntax;

/// <summary>Prints a policy in its canonical form: every policy has one, and reading it back gives the same policy.</summary>
public static class PolicyPrinter
{
    /// <summary>The policy as YAML.</summary>
    public static string Print(PolicyDocument document)
    {
        var page = new StringBuilder();
        page.Append($"appwacht: {PolicyDocument.LanguageVersion}\npolicy: {YamlText.Of(document.Id)}\n");
        if (document.Version is { } version)
            page.Append($"version: {version}\n");
        page.Append($"title: {InTwoLanguages(document.Title)}\n");
        Decision(page, document.Decision);
        if (document.Adopts is { } adopts)
            page.Append($"adopts: {{ policy: {YamlText.Of(adopts.Policy)}, version: {adopts.Version} }}\n");
        Lists(page, document);
        Section(page, "audiences", document.Audiences, (name, audience) => page.Append($"  {name}: {SelectorText.Of(audience)}\n"));
        Rules(page, document.Rules);
        Section(page, "ladders", document.Ladders, (name, ladder) => Ladder(page, name, ladder));
        if (document.Cases.Count > 0)
            page.Append("\ncases:\n");
        foreach (var policyCase in document.Cases)
            page.Append($"  - {YamlText.Of(CaseLine(policyCase))}\n");
        return page.ToString();
    }

    /// <summary>A rule as it is written below <c>rules:</c>.</summary>
    public static string Print(Rule rule)
    {
        var page = new StringBuilder();
        Rule(page, rule);
        return page.ToString();
    }

    /// <summary>A case as it is written in a policy.</summary>
    public static string CaseLine(PolicyCase policyCase)
    {
        var app = policyCase.App switch
        {
            [{ Key: "app", Value: var name }] => name,
            [{ Key: "known", Value: "false" }] => "unknown",
            _ => Facts(policyCase.App),
        };
        return $"{Facts(policyCase.Device)} | {app} | {policyCase.Day:yyyy-MM-dd} => {policyCase.Expected.Name()}".TrimStart();
    }

    private static void Decision(StringBuilder page, Decision decision)
    {
        page.Append($"decision:\n  by: {YamlText.Of(decision.By)}\n  date: {decision.Date:yyyy-MM-dd}\n");
        if (decision.Reference is not "")
            page.Append($"  reference: {YamlText.Of(decision.Reference)}\n");
        if (!decision.Basis.IsEmpty)
            page.Append($"  basis: {SelectorText.Of(decision.Basis)}\n");
    }

    private static void Lists(StringBuilder page, PolicyDocument document)
    {
        if (document.CountryLists.Count + document.AppLists.Count == 0)
            return;
        page.Append("\nlists:\n");
        if (document.CountryLists.Count > 0)
            page.Append("  countries:\n");
        foreach (var (name, countries) in Sorted(document.CountryLists))
        {
            page.Append($"    {name}:\n");
            foreach (var listed in countries)
                page.Append($"      - {{ country: {YamlText.Of(listed.Country.Code)}, {Bounds(listed.Period)}source: {YamlText.Of(listed.Source.Title)} }}\n");
        }

        if (document.AppLists.Count > 0)
            page.Append("  apps:\n");
        foreach (var (name, apps) in Sorted(document.AppLists))
            page.Append($"    {name}: {SelectorText.Of(apps)}\n");
    }

    private static void Rules(StringBuilder page, IReadOnlyList<Rule> rules)
    {
        page.Append(rules.Count > 0 ? "\nrules:\n" : "\nrules: []\n");
        foreach (var rule in rules)
            Rule(page, rule);
    }

    private static void Rule(StringBuilder page, Rule rule)
    {
        page.Append($"  - id: {YamlText.Of(rule.Id)}\n");
        page.Append(rule.Effect is { } effect ? $"    effect: {effect.Name()}\n" : "    mode: allowlist\n");
        page.Append($"    apps: {SelectorText.Of(rule.Apps)}\n");
        Line("devices", rule.Devices is null ? null : SelectorText.Of(rule.Devices));
        Line("audience", rule switch
        {
            { Audience: { } inPlace } => SelectorText.Of(inPlace),
            { AudienceName: { } name } => YamlText.Of(name),
            _ => null,
        });
        Line("from", rule.Period.From?.ToString("yyyy-MM-dd"));
        Line("until", rule.Period.Until?.ToString("yyyy-MM-dd"));
        Line("ladder", rule.Ladder is null ? null : YamlText.Of(rule.Ladder));
        Line("basis", rule.Basis.IsEmpty ? null : SelectorText.Of(rule.Basis));
        Line("why", rule.Why is null ? null : InTwoLanguages(rule.Why));

        void Line(string key, string? value)
        {
            if (value is not null)
                page.Append($"    {key}: {value}\n");
        }
    }

    private static void Ladder(StringBuilder page, string name, Ladder ladder)
    {
        page.Append($"  {name}:\n    anchor: {PolicyShape.LadderAnchors[(int)ladder.Anchor]}\n    steps:\n");
        foreach (var step in ladder.Steps)
            page.Append($"      - {{ after: {step.AfterDays}d, do: {step.Do} }}\n");
    }

    private static void Section<T>(StringBuilder page, string name, IReadOnlyDictionary<string, T> entries, Action<string, T> print)
    {
        if (entries.Count > 0)
            page.Append($"\n{name}:\n");
        foreach (var (key, value) in Sorted(entries))
            print(key, value);
    }

    private static IEnumerable<(string Name, T Value)> Sorted<T>(IReadOnlyDictionary<string, T> entries) =>
        entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (YamlText.Of(entry.Key), entry.Value));

    private static string Bounds(Period period) =>
        (period.From is { } from ? $"from: {from:yyyy-MM-dd}, " : "") + (period.Until is { } until ? $"until: {until:yyyy-MM-dd}, " : "");

    private static string Facts(IEnumerable<KeyValuePair<string, string>> facts) =>
        string.Join(", ", facts.Select(fact => $"{fact.Key}: {fact.Value}"));

    private static string InTwoLanguages(LocalText text) =>
        text.Nl == text.En ? YamlText.Of(text.Nl) : $"{{ nl: {YamlText.Of(text.Nl)}, en: {YamlText.Of(text.En)} }}";
}
