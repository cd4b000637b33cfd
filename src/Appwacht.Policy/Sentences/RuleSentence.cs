using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Sentences;

/// <summary>A rule as a sentence that needs no knowledge of the policy language.</summary>
public static class RuleSentence
{
    /// <summary>What the rule says.</summary>
    public static string Of(LayerRule rule, Reading reading)
    {
        var terms = new PolicyTerms(reading);
        var apps = string.Join(reading.Say(" en ", " and "), Apps(rule.Rule.Apps, reading, terms));
        var where = string.Join("; ", Devices(rule.Rule.Devices, terms).Concat(Audience(rule.Audience, terms)));
        return $"{Says(rule.Rule.Effect, apps, reading)}{(where is "" ? "" : reading.Say($" Alleen bij: {where}.", $" Only with: {where}."))}{Period(rule.Rule, reading)}";

        static IEnumerable<string> Devices(DeviceSelector? devices, PolicyTerms terms) => devices is null ? [] : Given(
            terms, devices.Not is { } not ? Devices(not, terms) : [],
            ("ownership", devices.Ownership), ("platform", devices.Platform), ("kind", devices.Kind), ("os", devices.Os));

        static IEnumerable<string> Audience(AudienceSelector? audience, PolicyTerms terms) => audience is null ? [] : Given(
            terms, audience.Not is { } not ? Audience(not, terms) : [],
            ("tier", audience.Tier), ("unit", audience.Unit), ("role", audience.Role), ("group", audience.Group), ("deployment", audience.Deployment));
    }

    private static string Says(Effect? effect, string apps, Reading reading) => effect switch
    {
        _ when apps is "" => effect is null
            ? reading.Say("Geen enkele app is goedgekeurd: elke app wordt geweerd.", "No app is approved: every app is kept out.")
            : $"{Verb(effect.Value, reading)} {reading.Say("elke app", "every app")}.",
        null => reading.Say(
            $"Staat alleen apps toe die {apps}, en apps die een andere regel goedkeurt; al het andere wordt geweerd.",
            $"Allows only apps that {apps}, and apps that another rule approves; everything else is kept out."),
        { } given => reading.Say($"{Verb(given, reading)} apps die {apps}.", $"{Verb(given, reading)} apps that {apps}."),
    };

    private static string Verb(Effect effect, Reading reading) => effect switch
    {
        Effect.Deny => reading.Say("Weert", "Keeps out"),
        Effect.NeedsVetting => reading.Say("Vraagt eerst een beoordeling van", "Asks for vetting first of"),
        Effect.AdviseAgainst => reading.Say("Ontraadt", "Advises against"),
        _ => reading.Say("Keurt goed:", "Approves"),
    };

    private static IEnumerable<string> Apps(AppSelector apps, Reading reading, PolicyTerms terms)
    {
        string Any(string key, Values values) => terms.Either(values.Select(value => terms.Value(key, value)));
        if (!apps.App.IsEmpty)
            yield return reading.Say($"een van deze zijn: {Any("app", apps.App)}", $"are one of these: {Any("app", apps.App)}");
        if (!apps.List.IsEmpty)
            yield return reading.Say($"op de eigen lijst ‘{Any("list", apps.List)}’ staan", $"are on the own list ‘{Any("list", apps.List)}’");
        if (!apps.Category.IsEmpty)
            yield return reading.Say($"van de soort ‘{Any("category", apps.Category)}’ zijn", $"are of the kind ‘{Any("category", apps.Category)}’");
        if (!apps.Publisher.IsEmpty)
            yield return reading.Say($"uitgegeven worden door {Any("publisher", apps.Publisher)}", $"are published by {Any("publisher", apps.Publisher)}");
        if (!apps.Party.IsEmpty)
            yield return reading.Say($"vallen onder {Any("party", apps.Party)}", $"fall under {Any("party", apps.Party)}");
        if (!apps.ControlledFrom.IsEmpty)
            yield return reading.Say($"in beheer zijn vanuit {Any("controlled-from", apps.ControlledFrom)}", $"are controlled from {Any("controlled-from", apps.ControlledFrom)}");
        if (apps.Confidence is { } least)
            yield return reading.Say($"waarvan dat ten minste {reading.Confidence(least)} is", $"of which that is at least {reading.Confidence(least)}");
        if (!apps.ListedBy.IsEmpty)
            yield return reading.Say($"genoemd worden op ‘{Any("listed-by", apps.ListedBy)}’", $"are named on ‘{Any("listed-by", apps.ListedBy)}’");
        if (!apps.Uses.IsEmpty)
            yield return reading.Say($"gebruikmaken van: {Any("uses", apps.Uses)}", $"use: {Any("uses", apps.Uses)}");
        if (!apps.Contains.IsEmpty)
            yield return reading.Say($"software bevatten van {Any("contains", apps.Contains)}", $"contain software of {Any("contains", apps.Contains)}");
        if (!apps.SignedBy.IsEmpty)
            yield return reading.Say($"ondertekend zijn met {Any("signed-by", apps.SignedBy)}", $"are signed with {Any("signed-by", apps.SignedBy)}");
        if (apps.Known is { } known)
            yield return known ? reading.Say("in het register staan", "are in the register") : reading.Say("niet in het register staan", "are not in the register");
        if (apps.Not is { } not && string.Join(reading.Say(" en ", " and "), Apps(not, reading, terms)) is { Length: > 0 } except)
            yield return reading.Say($"niet tegelijk ({except})", $"not at the same time ({except})");
    }

    private static IEnumerable<string> Given(PolicyTerms terms, IEnumerable<string> not, params (string Key, Values Values)[] keys)
    {
        foreach (var (key, values) in keys.Where(pair => !pair.Values.IsEmpty))
            yield return $"{terms.Key(key)}: {terms.Either(values.Select(value => terms.Value(key, value)))}";
        if (string.Join("; ", not) is { Length: > 0 } except)
            yield return terms.Not(except);
    }

    private static string Period(Rule rule, Reading reading) => rule.Period switch
    {
        { From: { } from, Until: { } until } => reading.Say($" Geldt van {reading.Day(from)} tot {reading.Day(until)}.", $" In force from {reading.Day(from)} until {reading.Day(until)}."),
        { From: { } from } => reading.Say($" Geldt vanaf {reading.Day(from)}.", $" In force from {reading.Day(from)}."),
        { Until: { } until } => reading.Say($" Geldt tot {reading.Day(until)}.", $" In force until {reading.Day(until)}."),
        _ => "",
    };
}
