namespace Appwacht.Core.Papers;

/// <summary>A figure that a paper was written from.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Then">What it was on the day of the paper.</param>
/// <param name="Now">What it is now.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record ListedFigure(string Name, string Then, string Now, string Source)
{
    /// <summary>Whether it became another.</summary>
    public bool Differs => Then != Now;
}

/// <summary>The figures of a paper beside what they are now, each with where it comes from.</summary>
public static class FigureList
{
    /// <summary>Lists them.</summary>
    /// <param name="then">The figures that the paper was written from.</param>
    /// <param name="now">The same as they are now.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    public static IReadOnlyList<ListedFigure> Of(PaperFigures then, PaperFigures now, string language)
    {
        ArgumentNullException.ThrowIfNull(then);
        var words = new PaperWords(language);
        var (inventories, policy, exemptions) = (
            words.Say("lijsten met apps van het beheer", "lists of apps from device management"), words.Say("besluiten over het beleid", "decisions on the policy"), words.Say("register van uitzonderingen", "register of exemptions"));
        var list = new List<ListedFigure>();
        Add(words.Say("Toestellen van de organisatie", "Devices of the organisation"), one => words.Shown(one.Devices), inventories);
        Add(words.Say("Waarvan gelezen", "Of these read"), one => words.Shown(one.Read), inventories);
        Add(words.Say("Waarvan te lang geleden gelezen", "Of these read too long ago"), one => words.Shown(one.Stale), inventories);
        Add(words.Say("Toestellen met een app die het beleid weert", "Devices with an app that the policy keeps out"), one => words.Shown(one.KeptOut), inventories);
        foreach (var app in then.Apps)
            Add(words.Say($"Toestellen met {app.Name}", $"Devices with {app.Name}"), one => words.Shown(one.Apps.FirstOrDefault(other => other.Name == app.Name)?.Devices), inventories);
        Add(words.Say("Versie van het eigen beleid", "Version of the own policy"), one => $"{one.PolicyVersion}", policy);
        Add(words.Say("Uitzonderingen die gelden, ten minste", "Exemptions that hold, at least"), one => one.ExemptionsInForce is { } some ? words.Number(some) : words.Say("minder dan 5", "fewer than 5"), exemptions);
        if (then.Proposal is { } proposal)
            Add(
                words.Say($"Toestellen waarop versie {proposal.Number} strenger is, ten minste", $"Devices on which version {proposal.Number} is stricter, at least"),
                one => one.Proposal?.Number == proposal.Number ? words.Shown(one.Proposal.Devices) : words.Say("besloten of vervangen", "decided or replaced"), inventories);
        if (then.Campaign is { } campaign)
        {
            var source = words.Say($"campagne {campaign.Number}", $"campaign {campaign.Number}");
            Add(words.Say("Toestellen die meedoen of meededen", "Devices that take or took part"), one => words.Shown(one.Campaign?.Found), source);
            Add(words.Say("Toestellen met de app er nog op", "Devices still with the app"), one => words.Shown(one.Campaign?.Open), source);
            Add(words.Say("Geblokkeerde toestellen", "Blocked devices"), one => words.Shown(one.Campaign?.Blocked), source);
        }

        return list;

        void Add(string name, Func<PaperFigures, string> value, string source) => list.Add(new(PlainName(name), value(then), value(now), source));
    }

    /// <summary>Names of apps may hold anything.</summary>
    private static string PlainName(string name) => new([.. name.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
}
