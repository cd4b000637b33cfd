using Appwacht.Core.Catalogue;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Policies;

/// <summary>What would be different from the policy in force: another text, and on top of it decisions more or fewer.</summary>
/// <param name="Text">Another policy, or null.</param>
/// <param name="Countries">Countries from which apps are denied too.</param>
/// <param name="Apps">Apps that are denied too.</param>
/// <param name="Parties">Parties whose apps are denied too.</param>
/// <param name="WithoutRules">Rules that are gone, as in <c>rijk-appbeleid/landen</c>.</param>
/// <param name="WithoutCountries">Countries that are on no country list any more.</param>
public sealed record PolicyWish(
    string? Text, IReadOnlyList<string> Countries, IReadOnlyList<string> Apps, IReadOnlyList<string> Parties, IReadOnlyList<string> WithoutRules, IReadOnlyList<string> WithoutCountries)
{
    /// <summary>More than this in one question is a mistake.</summary>
    public const int Most = 200;

    /// <summary>The policy as it would be, or everything for which it cannot be.</summary>
    public Outcome<PolicyStack> Applied(PolicyStack inForce, AppCatalogue catalogue, DateOnly day)
    {
        var register = catalogue.Register;
        if (Text is { Length: > ProposePolicy.Longest } || new[] { Countries, Apps, Parties, WithoutRules, WithoutCountries }.Any(given => given.Count > Most))
            return new Refusal("what-if.too-much", $"De tekst is te lang, of er zijn meer dan {Most} dingen anders.", $"The text is too long, or more than {Most} things are different.");
        var (then, faults) = Text is null ? (inForce, []) : PolicyInForce.Read(Text, catalogue);
        Refusal[] why = [.. faults.Where(fault => fault.Severity is Severity.Error).Select(ProposePolicy.Said), .. Unknown(register), .. then is null ? [] : UnknownRules(then)];
        if (why.Length > 0)
            return why;
        if (Text is null && Countries.Count + Apps.Count + Parties.Count + WithoutRules.Count + WithoutCountries.Count == 0)
            return new Refusal("what-if.nothing", "Zeg wat er anders zou zijn.", "Say what would be different.");
        return Changed(then, register, day) is { } changed
            ? changed : new Refusal("what-if.impossible", "Zo kan het beleid niet zijn: een regel noemt iets dat er dan niet meer is.", "The policy cannot be like that: a rule names what would no longer be there.");
    }

    private PolicyStack? Changed(PolicyStack? stack, AppRegister register, DateOnly day)
    {
        foreach (var rule in WithoutRules)
            stack = stack?.WithoutRule(register, rule);
        foreach (var country in WithoutCountries.Select(Country.Parse))
            foreach (var list in stack is null ? [] : ListsWith(country, stack, register))
                stack = stack?.WithoutCountry(register, list, country);
        return Denied() is { Count: > 0 } rules ? stack?.WithRules(register, day, rules) : stack;
    }

    private IEnumerable<Refusal> Unknown(AppRegister register)
    {
        foreach (var (code, field) in Countries.Select(code => (code, "weerLanden")).Concat(WithoutCountries.Select(code => (code, "zonderLanden"))))
            if (!Country.TryParse(code ?? "", out var country) || !register.Countries.ContainsKey(country))
                yield return new("what-if.country", "Er is geen land met deze code; gebruik twee letters, zoals NL.", "There is no country with this code; use two letters, such as NL.", field);
        foreach (var app in Apps)
            if (app is null || (register.Find(app) is null && !AppId.TryParse(app, out _)))
                yield return new("what-if.app", "Deze app staat niet in het register; geef de naam in het register of platform:kenmerk.", "This app is not in the register; give its name in the register, or platform:identifier.", "weerApps");
        foreach (var party in Parties)
            if (party is null || register.FindParty(party) is null)
                yield return new("what-if.party", "Deze partij staat niet in het register.", "This party is not in the register.", "weerPartijen");
    }

    private IEnumerable<Refusal> UnknownRules(PolicyStack stack) => WithoutRules.Where(rule => !stack.Rules.Any(known => known.Reference == rule))
        .Select(_ => new Refusal("what-if.rule", "Deze regel is er niet; schrijf hem als beleid/regel.", "There is no such rule; write it as policy/rule.", "zonderRegels"));

    private static HashSet<string> ListsWith(Country country, PolicyStack stack, AppRegister register) =>
    [
        .. stack.Layers.SelectMany(layer => layer.Document.CountryLists).Where(list => list.Value.Any(listed => listed.Country == country)).Select(list => list.Key),
        .. register.ListedCountries.Where(list => list.Any(listed => listed.Country == country)).Select(list => list.Key),
    ];

    private List<Rule> Denied()
    {
        var onWorkDevices = new DeviceSelector { Ownership = new("managed", "private-use-allowed") };
        var rules = new List<Rule>();
        Add("deny-country", Countries.Select(code => code.ToUpperInvariant()), values => new AppSelector { ControlledFrom = values });
        Add("deny-app", Apps, values => new AppSelector { App = values });
        Add("deny-party", Parties, values => new AppSelector { Party = values });
        return rules;

        void Add(string id, IEnumerable<string> given, Func<Values, AppSelector> selector)
        {
            if (given.Any())
                rules.Add(new Rule { Id = id, Effect = Effect.Deny, Apps = selector(new Values(given)), Devices = onWorkDevices });
        }
    }
}
