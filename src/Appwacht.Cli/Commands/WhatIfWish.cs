using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Cli.Commands;

/// <summary>What would be different: another policy, and on top of it decisions more or fewer.</summary>
/// <param name="Policy">The file of another policy, or null.</param>
/// <param name="Countries">Countries from which apps are denied too.</param>
/// <param name="Apps">Apps that are denied too.</param>
/// <param name="Parties">Parties whose apps are denied too.</param>
/// <param name="WithoutRules">Rules that are gone, as in <c>rijk-appbeleid/landen</c>.</param>
/// <param name="WithoutCountries">Countries that are on no country list any more.</param>
internal sealed record WhatIfWish(
    string? Policy, IReadOnlyList<string> Countries, IReadOnlyList<string> Apps, IReadOnlyList<string> Parties, IReadOnlyList<string> WithoutRules, IReadOnlyList<string> WithoutCountries)
{
    /// <summary>Whether nothing would be different.</summary>
    public bool IsEmpty => Policy is null && Countries.Count + Apps.Count + Parties.Count + WithoutRules.Count + WithoutCountries.Count == 0;

    /// <summary>The stack as it would be; null after saying why it cannot be.</summary>
    public PolicyStack? Applied(PolicyStack stack, AppRegister register, DateOnly day, Session session)
    {
        if (!AreKnown(register, session))
            return null;
        var then = stack;
        foreach (var rule in WithoutRules)
        {
            if (then.WithoutRule(register, rule) is not { } without)
            {
                session.Refuse($"Er is geen regel `{rule}`; schrijf hem als beleid/regel, zoals {stack.Rules[0].Reference}.", $"There is no rule `{rule}`; write it as policy/rule, such as {stack.Rules[0].Reference}.");
                return null;
            }

            then = without;
        }

        foreach (var country in WithoutCountries.Select(Country.Parse))
            foreach (var list in ListsWith(country, then, register))
                then = then.WithoutCountry(register, list, country) ?? then; // The list was found in this stack.
        return Denied(register) is { Count: > 0 } rules ? then.WithRules(register, day, rules) : then;
    }

    private bool AreKnown(AppRegister register, Session session)
    {
        foreach (var country in Countries.Concat(WithoutCountries))
            if (CommonOptions.Country(country, register, session) is null)
                return false;
        foreach (var app in Apps.Where(app => CommonOptions.App(app, register) is null && !AppId.TryParse(app, out _)))
        {
            session.Refuse($"Er is geen app `{app}` in het register; gebruik een naam uit `apps search` of platform:kenmerk.", $"There is no app `{app}` in the register; use a name from `apps search`, or platform:identifier.");
            return false;
        }

        foreach (var party in Parties.Where(party => register.FindParty(party) is null))
        {
            session.Refuse($"Er is geen partij `{party}` in het register; `apps show` noemt de partijen achter een app.", $"There is no party `{party}` in the register; `apps show` names the parties behind an app.");
            return false;
        }

        return true;
    }

    private static HashSet<string> ListsWith(Country country, PolicyStack stack, AppRegister register) =>
    [
        .. stack.Layers.SelectMany(layer => layer.Document.CountryLists).Where(list => list.Value.Any(listed => listed.Country == country)).Select(list => list.Key),
        .. register.ListedCountries.Where(list => list.Any(listed => listed.Country == country)).Select(list => list.Key),
    ];

    private List<Rule> Denied(AppRegister register)
    {
        var onWorkDevices = new DeviceSelector { Ownership = new("managed", "private-use-allowed") };
        var rules = new List<Rule>();
        Add("deny-country", Countries, values => new AppSelector { ControlledFrom = values }, country => country.ToUpperInvariant());
        Add("deny-app", Apps, values => new AppSelector { App = values }, app => AppId.TryParse(app, out _) ? app : CommonOptions.App(app, register)?.Slug ?? app);
        Add("deny-party", Parties, values => new AppSelector { Party = values }, party => party);
        return rules;

        void Add(string id, IReadOnlyList<string> given, Func<Values, AppSelector> selector, Func<string, string> value)
        {
            if (given.Count > 0)
                rules.Add(new Rule { Id = id, Effect = Effect.Deny, Apps = selector(new Values(given.Select(value))), Devices = onWorkDevices });
        }
    }
}
