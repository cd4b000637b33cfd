using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Papers.Markup;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Papers;

/// <summary>What comes in the places of templates: sentences and tables from the figures. Each tells what it does not know, and no number is guessed.</summary>
internal sealed class PaperValues
{
    private readonly PaperFigures figures;
    private readonly PaperWords words;
    private readonly Dictionary<string, Func<string>> all;

    /// <summary>Of some figures, in a language.</summary>
    public PaperValues(PaperFigures figures, string language)
    {
        (this.figures, words) = (figures, new PaperWords(language));
        var campaign = new CampaignValues(figures, words);
        all = new(StringComparer.Ordinal)
        {
            ["organisatie"] = () => PaperText.Plain(figures.Organisation),
            ["dag"] = () => words.Day(figures.Day),
            ["gelezen"] = () => ReadSoFar,
            ["stand"] = () => Standing,
            ["apps"] = () => Apps(figures.Apps, isRounded: false),
            ["beleid-genoemd"] = () => Named,
            ["voorstel-apps"] = () => ProposedApps,
            ["grondslag"] = () => Basis,
            ["planning"] = () => Planning,
            ["lagen"] = () => Layers,
            ["uitzonderingen"] = () => Exemptions,
            ["register"] = () => Register,
            ["weken"] = () => Weeks,
            ["herkomst"] = () => Origin,
            ["campagne-dag"] = () => campaign.Decided,
            ["campagne-stand"] = () => campaign.Standing,
            ["campagne-aantallen"] = () => campaign.Counts,
            ["campagne-stappen"] = () => campaign.Steps,
            ["campagne-verloop"] = () => campaign.Line,
            ["campagne-volgende"] = () => campaign.Next,
            ["campagne-uitkomst"] = () => campaign.Outcome,
        };
    }

    /// <summary>The places that there are.</summary>
    public IEnumerable<string> Known => all.Keys;

    /// <summary>What comes in a place, as text with forms.</summary>
    public string this[string place] => all[place]();

    /// <summary>What comes in a place of a title.</summary>
    public string Raw(string place) => place is "organisatie" ? figures.Organisation : this[place];

    private string ReadSoFar
    {
        get
        {
            if (figures.Devices is not { } devices)
                return words.Say("Het aantal toestellen staat hier niet: het is te klein om te tonen.", "The number of devices is not here: it is too small to show.");
            var lines = new List<string> { words.Say($"Op {words.Day(figures.Day)} kent Appwacht {words.Devices(devices)} van de organisatie.", $"On {words.Day(figures.Day)} Appwacht knows {words.Devices(devices)} of the organisation.") };
            if (figures.Read is { } read)
                lines.Add(read == devices
                    ? words.Say("Van al die toestellen zijn de apps gelezen.", "The apps of all of them were read.")
                    : words.Say($"Van {words.Number(read)} daarvan zijn de apps gelezen ({words.Percent(read, devices)}).", $"The apps of {words.Number(read)} of them were read ({words.Percent(read, devices)})."));
            if (figures.Stale is { } stale and > 0)
                lines.Add(words.Say(
                    $"Bij {words.Number(stale)} is dat langer dan {InventoryAges.StaleAfterDays} dagen geleden.", $"Of {words.Number(stale)} that was more than {InventoryAges.StaleAfterDays} days ago."));
            if (figures.MedianAgeInDays is { } age)
                lines.Add(age == 0 ? words.Say("De helft is vandaag gelezen.", "Half of them were read today.") : words.Say($"De helft is {Ago(age)} of korter geleden gelezen.", $"Half of them were read {Ago(age)} ago or less."));
            return string.Join(' ', lines);
        }
    }

    private string Standing => figures switch
    {
        { Layers: [] } => words.Say("Er is nog geen beleid van kracht.", "No policy is in force yet."),
        { KeptOut: { } with, Devices: { } devices } => words.Say(
            $"Op {words.Day(figures.Day)} staat op {(with == 0 ? "geen" : words.Number(with))} van de {words.Devices(devices)} een app die het beleid weert ({words.Percent(with, devices)}).",
            $"On {words.Day(figures.Day)} {(with == 0 ? "none" : words.Number(with))} of the {words.Devices(devices)} {(with is 0 or 1 ? "has" : "have")} an app that the policy keeps out ({words.Percent(with, devices)})."),
        _ => words.Say(
            "Het aantal toestellen met een app die het beleid weert, staat hier niet: het is klein, of zou een klein aantal verraden.",
            "The number of devices with an app that the policy keeps out is not here: it is small, or would give away a small one."),
    };

    private string Named => figures switch
    {
        { Proposal: { } proposal } => words.Say($"het voorgestelde beleid *{words.Say(proposal.Title)}* (versie {proposal.Number})", $"the proposed policy *{words.Say(proposal.Title)}* (version {proposal.Number})"),
        { Layers: [var own, ..] } => words.Say($"het beleid *{words.Say(own.Title)}* (versie {figures.PolicyVersion})", $"the policy *{words.Say(own.Title)}* (version {figures.PolicyVersion})"),
        _ => words.Say("[vul aan: welk beleid]", "[fill in: which policy]"),
    };

    /// <summary>Of a proposal what it would gain; else what the policy in force keeps out.</summary>
    private string ProposedApps => figures.Proposal is not { } proposal ? (figures.Apps.Count == 0 ? "" : words.Say("Deze apps staan nu op toestellen:", "These apps are on devices now:") + "\n\n") + Apps(figures.Apps, isRounded: false) : string.Join("\n\n",
    [
        proposal.Devices is { } devices
            ? words.Say(
                $"Als dit beleid vandaag gold, zou het op ten minste {words.Devices(devices)} strenger zijn dan nu. Dit is een vraag vooraf; zulke aantallen zijn naar beneden afgerond op vijftallen.",
                $"If this policy held today, it would be stricter than now on at least {words.Devices(devices)}. This is a question in advance; such numbers are rounded down to multiples of five.")
            : words.Say("Als dit beleid vandaag gold, zou het op minder dan vijf toestellen strenger zijn dan nu.", "If this policy held today, it would be stricter than now on fewer than five devices."),
        Apps(proposal.Apps, isRounded: true),
    ]);

    private string Apps(IReadOnlyList<AppFigure> apps, bool isRounded) => apps.Count == 0
        ? words.Say("Er is geen app die op zo veel toestellen staat dat wij haar kunnen noemen.", "There is no app on so many devices that we can name it.")
        : PaperWords.Table(
            [words.Say("App", "App"), words.Say(isRounded ? "#Toestellen, ten minste" : "#Toestellen", isRounded ? "#Devices, at least" : "#Devices")],
            apps.Select(app => (IReadOnlyList<string>)[PaperText.Plain(app.Name), words.Number(app.Devices)]));

    private string Basis
    {
        get
        {
            var basis = (figures.Proposal?.Basis ?? []).Concat(figures.Layers.SelectMany(layer => layer.Basis)).Distinct(StringComparer.Ordinal).ToArray();
            return basis.Length == 0
                ? words.Say("[vul aan: op welke adviezen of besluiten dit rust]", "[fill in: on which advice or decisions this rests]")
                : string.Join('\n', basis.Select(one => $"- {PaperText.Plain(one)}"));
        }
    }

    private string Planning => PaperWords.Table(
        [words.Say("Wat", "What"), words.Say("Wanneer", "When")],
        CampaignDates.Usual.Select(step => (IReadOnlyList<string>)[words.Of(step.Kind), words.Say($"besluit + {step.Day} dagen", $"decision + {step.Day} days")]));

    private string Layers => figures.Layers.Count == 0 ? Standing : string.Join("\n\n", figures.Layers.Select(layer => string.Join("\n\n",
    [
        $"## {words.Say(layer.Title)}",
        words.Say($"Besloten door {PaperText.Plain(layer.By)} op {words.Day(layer.Decided)}", $"Decided by {PaperText.Plain(layer.By)} on {words.Day(layer.Decided)}")
            + (layer.Reference is "" ? "." : words.Say($", kenmerk {PaperText.Plain(layer.Reference)}.", $", reference {PaperText.Plain(layer.Reference)}.")),
        .. layer.Basis.Count == 0 ? (string[])[] : [words.Say($"Het rust op: {BasisOf(layer)}.", $"It rests on: {BasisOf(layer)}.")],
        layer.Rules.Count == 0 ? words.Say("Deze laag heeft nu geen regels.", "This layer has no rules now.") : PaperWords.Table(
            [words.Say("Wat de regel doet", "What the rule does"), words.Say("Voor wie", "For whom"), words.Say("Waarom", "Why")],
            layer.Rules.Select(rule => (IReadOnlyList<string>)[words.Of(rule.Effect), rule.IsForSome ? words.Say("een deel van de medewerkers", "some of the employees") : words.Say("iedereen", "everybody"), Why(rule.Why)])),
    ])));

    private static string BasisOf(LayerFigures layer) => string.Join("; ", layer.Basis.Select(PaperText.Plain));

    private string Exemptions => figures.ExemptionsInForce switch
    {
        0 => words.Say("Er gelden geen uitzonderingen.", "No exemptions hold."),
        { } some => words.Say($"Er gelden ten minste {words.Number(some)} uitzonderingen.", $"At least {words.Number(some)} exemptions hold."),
        _ => words.Say("Er gelden minder dan vijf uitzonderingen.", "Fewer than five exemptions hold."),
    };

    private string Register => figures.Exemptions.Count == 0 ? Exemptions : PaperWords.Table(
        [words.Say("Nummer", "Number"), words.Say("App", "App"), words.Say("Voor", "For"), words.Say("Vanaf", "From"), words.Say("Tot", "Until"), words.Say("Geldt nu", "Holds now")],
        figures.Exemptions.Select(one => (IReadOnlyList<string>)
            [words.Number(one.Number), PaperText.Plain(one.App), words.Of(one.Scope), words.Day(one.From), words.Day(one.Until), one.Holds ? words.Say("ja", "yes") : words.Say("nee", "no")]));

    private string Weeks => figures.Weeks.Count == 0 ? words.Say("Er zijn nog geen cijfers van eerdere dagen.", "There are no figures of earlier days yet.") : PaperWords.Table(
        [words.Say("Dag", "Day"), words.Say("#Toestellen", "#Devices"), words.Say("#Onlangs gelezen", "#Read lately"), words.Say("#Met een geweerde app", "#With an app kept out")],
        figures.Weeks.Select(week => (IReadOnlyList<string>)[words.Day(week.Day), words.Shown(week.Devices), words.Shown(week.Seen), words.Shown(week.KeptOut)]));

    private string Origin => words.Say(
        $"De cijfers in dit stuk zijn van {words.Day(figures.Day)} en komen uit Appwacht, uit de lijsten met apps die het beheer van de toestellen geeft. {ReadSoFar} Er staan geen namen in. Aantallen onder de {SmallGroups.Least}, en wat die zou verraden, zijn weggelaten of afgerond.",
        $"The figures in this paper are of {words.Day(figures.Day)} and come from Appwacht, from the lists of apps that device management gives. {ReadSoFar} There are no names in it. Numbers under {SmallGroups.Least}, and what would give them away, are left out or rounded.");

    /// <summary>The words of a rule about an app, without one in particular.</summary>
    private string Why(LocalText? why) => why is null ? "" : words.Say(why).Replace("{app}", words.Say("De app", "The app"), StringComparison.Ordinal).Replace("{country}", words.Say("een land op de lijst", "a listed country"), StringComparison.Ordinal)
        .Replace("{party}", words.Say("een partij", "a party"), StringComparison.Ordinal).Replace("{list}", words.Say("een lijst", "a list"), StringComparison.Ordinal);

    private string Ago(int days) => days == 1 ? words.Say("1 dag", "1 day") : words.Say($"{days} dagen", $"{days} days");
}
