using Appwacht.Core.Enforcement;
using Appwacht.Core.Fleet.Daily;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Papers;

/// <summary>
/// What a paper is written from: the organisation on a day, in counts that everybody may see who may not see devices. Whoever has the paper in hand
/// need have no right at all, so who writes it gets no more than that. A number that is null is not shown.
/// </summary>
public sealed record PaperFigures
{
    /// <summary>The name of the organisation.</summary>
    public required string Organisation { get; init; }

    /// <summary>The day that the figures are of.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The devices of the organisation.</summary>
    public int? Devices { get; init; }

    /// <summary>Of those the ones whose apps were read.</summary>
    public int? Read { get; init; }

    /// <summary>Of those read the ones that were read too long ago to rely on.</summary>
    public int? Stale { get; init; }

    /// <summary>The age of the middle inventory, in days.</summary>
    public int? MedianAgeInDays { get; init; }

    /// <summary>The devices with an app that is kept out.</summary>
    public int? KeptOut { get; init; }

    /// <summary>The apps that are kept out and on so many devices that they may be named, most first.</summary>
    public IReadOnlyList<AppFigure> Apps { get; init; } = [];

    /// <summary>What the policy would keep out that waits for a decision; null when none waits.</summary>
    public ProposalFigures? Proposal { get; init; }

    /// <summary>The policies in force, the organisation's own first.</summary>
    public IReadOnlyList<LayerFigures> Layers { get; init; } = [];

    /// <summary>The version of the organisation's own policy; 0 when nothing was decided.</summary>
    public int PolicyVersion { get; init; }

    /// <summary>The campaign that the paper is about, or null.</summary>
    public CampaignStanding? Campaign { get; init; }

    /// <summary>The exemptions that hold on the day, in a multiple of five.</summary>
    public int? ExemptionsInForce { get; init; }

    /// <summary>The register of exemptions, for the paper that is about it.</summary>
    public IReadOnlyList<ExemptionFigures> Exemptions { get; init; } = [];

    /// <summary>The figures of earlier days, one for each week.</summary>
    public IReadOnlyList<ShownFigure> Weeks { get; init; } = [];
}

/// <summary>An app and on how many devices it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Devices">How many devices.</param>
public sealed record AppFigure(string Name, int Devices);

/// <summary>What a policy would keep out that waits for a decision. The numbers are multiples of five, because anybody may propose anything.</summary>
/// <param name="Number">The version of the policy.</param>
/// <param name="Title">Its title.</param>
/// <param name="Basis">On what it rests.</param>
/// <param name="Devices">On how many devices at least an app is that it would treat more strictly.</param>
/// <param name="Apps">Those apps.</param>
public sealed record ProposalFigures(int Number, LocalText Title, IReadOnlyList<string> Basis, int? Devices, IReadOnlyList<AppFigure> Apps);

/// <summary>A policy in force.</summary>
/// <param name="Title">Its title.</param>
/// <param name="By">Who decided.</param>
/// <param name="Decided">When.</param>
/// <param name="Reference">Where that is on record, or empty.</param>
/// <param name="Basis">On what it rests.</param>
/// <param name="Rules">Its rules that hold on the day.</param>
public sealed record LayerFigures(LocalText Title, string By, DateOnly Decided, string Reference, IReadOnlyList<string> Basis, IReadOnlyList<RuleFigures> Rules);

/// <summary>A rule.</summary>
/// <param name="Effect">What it says; null for one that allows nothing but what it names.</param>
/// <param name="IsForSome">Whether it is for some people only.</param>
/// <param name="Why">What it says to the person it touches; null when it says nothing.</param>
public sealed record RuleFigures(Effect? Effect, bool IsForSome, LocalText? Why);

/// <summary>How far a campaign is.</summary>
/// <param name="Number">The campaign.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Decided">The day of the decision.</param>
/// <param name="Policy">The version of the policy that it carries out.</param>
/// <param name="Found">Devices that took part.</param>
/// <param name="Open">Of those, the ones that still have the app.</param>
/// <param name="Blocked">Devices that are shut out because of it.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Line">The devices that had the app, one day for each week and the last.</param>
public sealed record CampaignStanding(int Number, CampaignState State, DateOnly Decided, int Policy, int? Found, int? Open, int? Blocked, IReadOnlyList<StepFigures> Steps, IReadOnlyList<LineFigures> Line);

/// <summary>A step of a campaign.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Day">From which day.</param>
/// <param name="IsTaken">Whether it was begun.</param>
/// <param name="Reached">How many devices it went to, in a multiple of five.</param>
public sealed record StepFigures(StepKind Kind, DateOnly Day, bool IsTaken, int? Reached);

/// <summary>The devices that had an app of a campaign on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Devices">How many.</param>
public sealed record LineFigures(DateOnly Day, int? Devices);

/// <summary>An exemption, without whom it is for, who asked and what they wrote.</summary>
/// <param name="Number">Its number in the register.</param>
/// <param name="App">The app.</param>
/// <param name="Scope">Whether it is for a person, a device or a unit.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day on which it no longer holds.</param>
/// <param name="Holds">Whether it holds on the day.</param>
public sealed record ExemptionFigures(int Number, string App, ExemptionScope Scope, DateOnly From, DateOnly Until, bool Holds);
