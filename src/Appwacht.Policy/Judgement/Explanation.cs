using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>Says in a sentence what a rule means for the person who uses the device: the rule's own words, or ours where it has none.</summary>
/// <param name="register">The names of countries, parties and lists.</param>
/// <param name="day">The day of the verdict.</param>
/// <param name="usedIn">Where the device is used.</param>
public sealed class Explanation(AppRegister register, DateOnly day, Country usedIn)
{
    /// <summary>The sentence for a whole verdict: of the exemption, of the first decisive rule, or that the app is allowed.</summary>
    public LocalText Of(Verdict verdict, AppFacts app) =>
        verdict.Exemption is { } exemption
            ? new($"{app.Name} mag tot {exemption.Period.Until:yyyy-MM-dd} worden gebruikt op grond van uitzondering {exemption.Id}.",
                $"{app.Name} may be used until {exemption.Period.Until:yyyy-MM-dd} under exemption {exemption.Id}.")
            : verdict.Effect is Effect.Allow
                ? new($"{app.Name} is toegestaan.", $"{app.Name} is allowed.")
                : Of(verdict.Decisive.OrderBy(match => match.Rule.Rule.Why is null).First(), app);

    /// <summary>The sentence of one rule.</summary>
    public LocalText Of(RuleMatch match, AppFacts app)
    {
        var ground = match.Grounds.FirstOrDefault(ground => ground.Country is not null) ?? match.Grounds.FirstOrDefault(ground => ground.NamesTheApp);
        var text = match.Outcome is Outcome.Undetermined ? Undetermined(match) : match.Rule.Rule.Why ?? Usual(match);
        return new(Fill(text.Nl, "nl"), Fill(text.En, "en"));

        string Fill(string sentence, string language) => sentence
            .Replace("{app}", app.Name, StringComparison.Ordinal)
            .Replace("{country}", CountryName(match, language), StringComparison.Ordinal)
            .Replace("{party}", PartyName(app, ground), StringComparison.Ordinal)
            .Replace("{list}", ListName(match), StringComparison.Ordinal);
    }

    private static LocalText Usual(RuleMatch match) => (match.Effect, match.Outcome) switch
    {
        (_, Outcome.NotApproved) => new(
            "Op dit toestel mogen alleen apps staan die vooraf zijn goedgekeurd. {app} staat daar niet bij.",
            "Only apps that were approved beforehand may be on this device. {app} is not one of them."),
        (Effect.Deny, _) when match.Grounds.Any(ground => ground.Country is not null) => new(
            "{app} mag niet op dit toestel staan, want de app wordt beheerd vanuit {country}.",
            "{app} may not be on this device, because it is controlled from {country}."),
        (Effect.Deny, _) => new("{app} mag niet op dit toestel staan.", "{app} may not be on this device."),
        (Effect.AdviseAgainst, _) => new("Het gebruik van {app} op dit toestel wordt ontraden.", "Using {app} on this device is advised against."),
        (Effect.NeedsVetting, _) => new("{app} moet eerst worden beoordeeld.", "{app} has to be vetted first."),
        _ => new("{app} is toegestaan.", "{app} is allowed."),
    };

    private static LocalText Undetermined(RuleMatch match)
    {
        // Of several values of a key one that holds is enough, so that what is not known of the others leaves nothing open.
        var open = match.Grounds.FirstOrDefault(ground => ground.Truth is Truth.Unknown && !match.Grounds.Any(other => other.Key == ground.Key && other.Truth is Truth.Yes));
        return open switch
        {
            { Country: not null } => new(
                "Er is een vermoeden dat {app} wordt beheerd vanuit {country}. Daarover moet eerst iemand besluiten.",
                "{app} is presumed to be controlled from {country}. Somebody has to decide on that first."),
            { Key: "party" or "publisher" } => new(
                "Er is een vermoeden dat {party} achter {app} zit. Daarover moet eerst iemand besluiten.",
                "{party} is presumed to be behind {app}. Somebody has to decide on that first."),
            { Key: "uses" or "contains" or "signed-by" } => new(
                $"Van {{app}} is nog niet bekend of `{open.Key}: {open.Value}` klopt. De app moet eerst worden beoordeeld.",
                $"It is not yet known whether `{open.Key}: {open.Value}` holds for {{app}}. The app has to be vetted first."),
            null => new("Voor {app} is dit nog niet vast te stellen.", "This cannot be determined for {app} yet."),
            _ => new(
                $"Van dit toestel of de gebruiker is `{open.Key}` niet bekend, dus niet vast te stellen is of deze regel geldt voor {{app}}.",
                $"`{open.Key}` of this device or its user is not known, so it cannot be determined whether this rule holds for {{app}}."),
        };
    }

    private string CountryName(RuleMatch match, string language)
    {
        var names = match.Grounds.Select(ground => ground.Country).OfType<Country>().Distinct()
            .Select(country => register.Countries.TryGetValue(country, out var name) ? language is "en" ? name.English : name.Dutch : country.Code);
        return string.Join(language is "en" ? " and " : " en ", names) is { Length: > 0 } found ? found : "?";
    }

    /// <summary>The party a sentence should name: the one that was asked for, or the last one on the path to the country.</summary>
    private string PartyName(AppFacts app, Ground? ground)
    {
        if (ground is { Key: "party" or "publisher" })
            return register.FindParty(ground.Value)?.Name ?? ground.Value;
        var known = app.Slug is { } slug ? register.Find(slug) : null;
        var path = known is null ? null : ControlChain.Of(known, register, day, usedIn).Countries.FirstOrDefault(path => ground?.Country is null || path.Country == ground.Country);
        return path?.Parties.LastOrDefault()?.Name ?? "?";
    }

    private string ListName(RuleMatch match) =>
        match.Grounds.FirstOrDefault(ground => ground.Key is "listed-by" or "list" or "controlled-from") is { } ground
            ? register.Lists.TryGetValue(ground.Value, out var list) ? list.Name : ground.Value
            : "?";
}
