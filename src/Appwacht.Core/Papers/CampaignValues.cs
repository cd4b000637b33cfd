using Appwacht.Core.Enforcement;

namespace Appwacht.Core.Papers;

/// <summary>Sentences and tables about the campaign that a paper is about.</summary>
internal sealed class CampaignValues(PaperFigures figures, PaperWords words)
{
    private CampaignStanding Campaign => figures.Campaign ?? throw new InvalidOperationException("The paper is about no campaign.");

    /// <summary>The day of the decision.</summary>
    public string Decided => words.Day(Campaign.Decided);

    /// <summary>Where it stands.</summary>
    public string Standing => Campaign.State switch
    {
        CampaignState.Proposed => words.Say("De campagne is voorgesteld en wacht tot iemand haar begint.", "The campaign is proposed and waits for somebody to begin it."),
        CampaignState.Running => words.Say("De campagne loopt.", "The campaign is running."),
        CampaignState.Paused => words.Say("De campagne is gepauzeerd: er gebeurt niets nieuws.", "The campaign is paused: nothing new happens."),
        CampaignState.Stopped => words.Say("De campagne is eerder gestopt.", "The campaign was stopped early."),
        _ => words.Say("De campagne is afgesloten.", "The campaign is closed."),
    };

    /// <summary>How many took part, still have the app, and are shut out.</summary>
    public string Counts => PaperWords.Table(
        [words.Say("Wat", "What"), words.Say("#Toestellen", "#Devices")],
        [
            [words.Say("Toestellen die meedoen of meededen", "Devices that take or took part"), words.Shown(Campaign.Found)],
            [words.Say("Daarvan met de app er nog op", "Of these still with the app"), words.Shown(Campaign.Open)],
            [words.Say("Geblokkeerd", "Blocked"), words.Shown(Campaign.Blocked)],
        ]);

    /// <summary>Its steps.</summary>
    public string Steps => PaperWords.Table(
        [words.Say("Stap", "Step"), words.Say("Vanaf", "From"), words.Say("Gezet", "Taken"), words.Say("#Toestellen, ten minste", "#Devices, at least")],
        Campaign.Steps.Select(step => (IReadOnlyList<string>)
        [
            words.Of(step.Kind), words.Day(step.Day),
            step.IsTaken ? words.Say("ja", "yes") : step.Day > figures.Day ? words.Say("nog niet", "not yet") : words.Say("niet nodig of nog niet", "not needed or not yet"),
            step.Reached is { } reached and > 0 ? words.Number(reached) : "",
        ]));

    /// <summary>The devices with the app, week by week.</summary>
    public string Line => Campaign.Line.Count == 0
        ? words.Say("Er is nog niets gevonden.", "Nothing was found yet.")
        : PaperWords.Table(
            [words.Say("Dag", "Day"), words.Say("#Toestellen met de app", "#Devices with the app")],
            Campaign.Line.Select(day => (IReadOnlyList<string>)[words.Day(day.Day), words.Shown(day.Devices)]));

    /// <summary>What comes.</summary>
    public string Next => Campaign.State is CampaignState.Stopped or CampaignState.Closed || Campaign.Steps.FirstOrDefault(step => step.Day > figures.Day) is not { } next
        ? words.Say("Er komt geen stap meer.", "No step comes any more.")
        : words.Say($"De volgende stap is op {words.Day(next.Day)}: {Small(words.Of(next.Kind))}.", $"The next step is on {words.Day(next.Day)}: {Small(words.Of(next.Kind))}.");

    /// <summary>Whether the measurable effect was reached.</summary>
    public string Outcome => Campaign.Open switch
    {
        0 => words.Say("Het meetbare effect is bereikt: op geen enkel toestel dat meedeed, staat de app nog.", "The measurable effect was reached: no device that took part still has the app."),
        { } open => words.Say($"Het meetbare effect is nog niet bereikt: op {words.Devices(open)} staat de app nog.", $"The measurable effect was not reached yet: {words.Devices(open)} still {(open == 1 ? "has" : "have")} the app."),
        _ => words.Say("Het meetbare effect is bijna bereikt: op enkele toestellen staat de app nog. Hoeveel dat er zijn, tonen wij niet, omdat het er weinig zijn.", "The measurable effect is almost reached: a few devices still have the app. How many these are is not shown, because they are few."),
    };

    private static string Small(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
