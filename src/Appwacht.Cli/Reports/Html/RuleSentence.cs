using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Cli.Reports.Html;

/// <summary>A rule as a sentence that needs no knowledge of the policy language.</summary>
internal static class RuleSentence
{
    public static string Of(LayerRule rule, BoardReport board)
    {
        var terms = new PolicyTerms(board);
        var apps = string.Join(board.Say(" en ", " and "), Apps(rule.Rule.Apps, board, terms));
        var where = string.Join("; ", Devices(rule.Rule.Devices, terms).Concat(Audience(rule.Audience, terms)));
        return $"{Says(rule.Rule.Effect, apps, board)}{(where is "" ? "" : board.Say($" Alleen bij: {where}.", $" Only with: {where}."))}{Period(rule.Rule, board)}";

        static IEnumerable<string> Devices(DeviceSelector? devices, PolicyTerms terms) => devices is null ? [] : Given(
            terms, devices.Not is { } not ? Devices(not, terms) : [],
            ("ownership", devices.Ownership), ("platform", devices.Platform), ("kind", devices.Kind), ("os", devices.Os));

        static IEnumerable<string> Audience(AudienceSelector? audience, PolicyTerms terms) => audience is null ? [] : Given(
            terms, audience.Not is { } not ? Audience(not, terms) : [],
            ("tier", audience.Tier), ("unit", audience.Unit), ("role", audience.Role), ("group", audience.Group), ("deployment", audience.Deployment));
    }

    private static string Says(Effect? effect, string apps, BoardReport board) => effect switch
    {
        _ when apps is "" => effect is null
            ? board.Say("Geen enkele app is goedgekeurd: elke app wordt geweerd.", "No app is approved: every app is kept out.")
            : $"{Verb(effect.Value, board)} {board.Say("elke app", "every app")}.",
        null => board.Say(
            $"Staat alleen apps toe die {apps}, en apps die een andere regel goedkeurt; al het andere wordt geweerd.",
            $"Allows only apps that {apps}, and apps that another rule approves; everything else is kept out."),
        { } given => board.Say($"{Verb(given, board)} apps die {apps}.", $"{Verb(given, board)} apps that {apps}."),
    };

    private static string Verb(Effect effect, BoardReport board) => effect switch
    {
        Effect.Deny => board.Say("Weert", "Keeps out"),
        Effect.NeedsVetting => board.Say("Vraagt eerst een beoordeling van", "Asks for vetting first of"),
        Effect.AdviseAgainst => board.Say("Ontraadt", "Advises against"),
        _ => board.Say("Keurt goed:", "Approves"),
    };

    private static IEnumerable<string> Apps(AppSelector apps, BoardReport board, PolicyTerms terms)
    {
        string Any(string key, Values values) => terms.Either(values.Select(value => terms.Value(key, value)));
        if (!apps.App.IsEmpty)
            yield return board.Say($"een van deze zijn: {Any("app", apps.App)}", $"are one of these: {Any("app", apps.App)}");
        if (!apps.List.IsEmpty)
            yield return board.Say($"op de eigen lijst ‘{Any("list", apps.List)}’ staan", $"are on the own list ‘{Any("list", apps.List)}’");
        if (!apps.Category.IsEmpty)
            yield return board.Say($"van de soort ‘{Any("category", apps.Category)}’ zijn", $"are of the kind ‘{Any("category", apps.Category)}’");
        if (!apps.Publisher.IsEmpty)
            yield return board.Say($"uitgegeven worden door {Any("publisher", apps.Publisher)}", $"are published by {Any("publisher", apps.Publisher)}");
        if (!apps.Party.IsEmpty)
            yield return board.Say($"vallen onder {Any("party", apps.Party)}", $"fall under {Any("party", apps.Party)}");
        if (!apps.ControlledFrom.IsEmpty)
            yield return board.Say($"in beheer zijn vanuit {Any("controlled-from", apps.ControlledFrom)}", $"are controlled from {Any("controlled-from", apps.ControlledFrom)}");
        if (apps.Confidence is { } least)
            yield return board.Say($"waarvan dat ten minste {board.Words.Confidence(least)} is", $"of which that is at least {board.Words.Confidence(least)}");
        if (!apps.ListedBy.IsEmpty)
            yield return board.Say($"genoemd worden op ‘{Any("listed-by", apps.ListedBy)}’", $"are named on ‘{Any("listed-by", apps.ListedBy)}’");
        if (!apps.Uses.IsEmpty)
            yield return board.Say($"gebruikmaken van: {Any("uses", apps.Uses)}", $"use: {Any("uses", apps.Uses)}");
        if (!apps.Contains.IsEmpty)
            yield return board.Say($"software bevatten van {Any("contains", apps.Contains)}", $"contain software of {Any("contains", apps.Contains)}");
        if (!apps.SignedBy.IsEmpty)
            yield return board.Say($"ondertekend zijn met {Any("signed-by", apps.SignedBy)}", $"are signed with {Any("signed-by", apps.SignedBy)}");
        if (apps.Known is { } known)
            yield return known ? board.Say("in het register staan", "are in the register") : board.Say("niet in het register staan", "are not in the register");
        if (apps.Not is { } not && string.Join(board.Say(" en ", " and "), Apps(not, board, terms)) is { Length: > 0 } except)
            yield return board.Say($"niet tegelijk ({except})", $"not at the same time ({except})");
    }

    private static IEnumerable<string> Given(PolicyTerms terms, IEnumerable<string> not, params (string Key, Values Values)[] keys)
    {
        foreach (var (key, values) in keys.Where(pair => !pair.Values.IsEmpty))
            yield return $"{terms.Key(key)}: {terms.Either(values.Select(value => terms.Value(key, value)))}";
        if (string.Join("; ", not) is { Length: > 0 } except)
            yield return terms.Not(except);
    }

    private static string Period(Rule rule, BoardReport board) => rule.Period switch
    {
        { From: { } from, Until: { } until } => board.Say($" Geldt van {board.Words.Day(from)} tot {board.Words.Day(until)}.", $" In force from {board.Words.Day(from)} until {board.Words.Day(until)}."),
        { From: { } from } => board.Say($" Geldt vanaf {board.Words.Day(from)}.", $" In force from {board.Words.Day(from)}."),
        { Until: { } until } => board.Say($" Geldt tot {board.Words.Day(until)}.", $" In force until {board.Words.Day(until)}."),
        _ => "",
    };
}
