using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax.Diagnostics;
using Appwacht.Register;

namespace Appwacht.Policy.Syntax;

/// <summary>Looks up in the register every name that it should know.</summary>
internal sealed class NameLint(PolicyDocument document, AppRegister register, LintPlaces at)
{
    private readonly string[] parties = [.. register.Parties.Select(party => party.Id)];
    private readonly string[] capabilities =
        [.. register.Apps.SelectMany(register.CapabilitiesOf).Select(capability => capability.Uses).Distinct().Order(StringComparer.Ordinal)];

    public IEnumerable<PolicyDiagnostic> Check()
    {
        IEnumerable<PolicyDiagnostic?> found =
        [
            .. document.Rules.SelectMany((rule, i) => WithNots(rule.Apps, "apps").SelectMany(pair => Selector(pair.Selector, i, pair.Path))),
            .. document.AppLists.SelectMany(list => list.Value.Select((app, i) => App(app, at.Part($"lists/apps/{list.Key}/{i}")))),
            .. document.CountryLists.SelectMany(list => list.Value.Select((listed, i) =>
                Country(listed.Country.Code, at.Part($"lists/countries/{list.Key}/{i}/country")))),
            .. document.Cases.SelectMany(policyCase => policyCase.App.Select(fact => Fact(fact, policyCase.Span))),
        ];
        return found.OfType<PolicyDiagnostic>();
    }

    /// <summary>A selector and what stands in its <c>not</c>, each with its path.</summary>
    public static IEnumerable<(AppSelector Selector, string Path)> WithNots(AppSelector apps, string path)
    {
        for (var selector = apps; selector is not null; selector = selector.Not, path += "/not")
            yield return (selector, path);
    }

    private IEnumerable<PolicyDiagnostic?> Selector(AppSelector apps, int rule, string path)
    {
        return
        [
            .. Each(apps.App, "app", App), .. Each(apps.Category, "category", Category), .. Each(apps.Publisher, "publisher", Party),
            .. Each(apps.Party, "party", Party), .. Each(apps.ControlledFrom, "controlled-from", CountryOrList),
            .. Each(apps.ListedBy, "listed-by", PublishedList), .. Each(apps.Uses, "uses", Capability),
        ];

        IEnumerable<PolicyDiagnostic?> Each(Values values, string key, Func<string, SourceSpan, PolicyDiagnostic?> check) =>
            values.Select((value, i) => check(value, at.Rule(rule, $"{path}/{key}/{i}")));
    }

    private PolicyDiagnostic? App(string app, SourceSpan span) =>
        AppId.TryParse(app, out _) || register.Find(app) is not null
            ? null
            : RegisterFaults.UnknownApp(span, app, register.Apps.Select(known => known.Slug));

    private PolicyDiagnostic? Category(string category, SourceSpan span) =>
        register.Categories.Contains(category) ? null : RegisterFaults.UnknownCategory(span, category, register.Categories);

    private PolicyDiagnostic? Party(string party, SourceSpan span) =>
        register.FindParty(party) is null ? RegisterFaults.UnknownParty(span, party, parties) : null;

    private PolicyDiagnostic? PublishedList(string list, SourceSpan span) =>
        register.Lists.ContainsKey(list) ? null : RegisterFaults.UnknownList(span, list, [.. register.Lists.Keys]);

    private PolicyDiagnostic? Capability(string uses, SourceSpan span) =>
        capabilities.Contains(uses) ? null : Doubts.UnknownCapability(span, uses, capabilities);

    private PolicyDiagnostic? Country(string code, SourceSpan span) =>
        Register.Country.TryParse(code, out var country) && register.Countries.ContainsKey(country)
            ? null
            : RegisterFaults.UnknownCountry(span, code);

    private PolicyDiagnostic? CountryOrList(string name, SourceSpan span)
    {
        if (TextForm.Country.Accepts(name))
            return Country(name, span);
        if (document.CountryLists.ContainsKey(name) || register.ListedCountries.Contains(name) || document.Adopts is not null)
            return null;
        string[] lists = [.. document.CountryLists.Keys, .. register.ListedCountries.Select(group => group.Key)];
        // `cn` is nearer to a country than to any list.
        return Register.Country.TryParse(name, out var country) && register.Countries.ContainsKey(country)
            ? RegisterFaults.UnknownCountryList(span, name, [country.Code])
            : RegisterFaults.UnknownCountryList(span, name, lists);
    }

    private PolicyDiagnostic? Fact(KeyValuePair<string, string> fact, SourceSpan span) => fact.Key switch
    {
        "app" => App(fact.Value, span),
        "category" => Category(fact.Value, span),
        "party" or "publisher" => Party(fact.Value, span),
        "controlled-from" => Country(fact.Value, span),
        "listed-by" => PublishedList(fact.Value, span),
        "uses" => Capability(fact.Value, span),
        _ => null,
    };
}
