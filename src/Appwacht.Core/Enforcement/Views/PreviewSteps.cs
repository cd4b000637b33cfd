using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Policies;
using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Views;

/// <summary>A step that would be taken.</summary>
/// <param name="Finding">For which finding.</param>
/// <param name="Device">On which device.</param>
/// <param name="App">The app, or empty.</param>
/// <param name="Step">The step.</param>
/// <param name="IsStale">Whether the device is asked to report first, because what is known of it is too old to act on.</param>
public sealed record PreviewedStep(int Finding, int Device, string App, StepKind Step, bool IsStale);

/// <summary>What would be done for a campaign on a day when nothing changes on the devices until then.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsWorkingDay">Whether anything is done to people on it.</param>
/// <param name="IsSupposed">Whether the campaign does not run, so that this is what would be done if it did.</param>
/// <param name="ForAll">What is done for everybody together.</param>
/// <param name="Steps">What is done for each finding.</param>
/// <param name="Open">How many findings are open.</param>
public sealed record StepPreview(DateOnly Day, bool IsWorkingDay, bool IsSupposed, IReadOnlyList<StepKind> ForAll, IReadOnlyList<PreviewedStep> Steps, int Open)
{
    /// <summary>In numbers, as they may be shown.</summary>
    /// <param name="seesAll">Whether the caller may see devices one by one. Who may not can ask about any day, and gets multiples of five.</param>
    public PreviewCounts For(bool seesAll)
    {
        return new(
            Day, IsWorkingDay, IsSupposed, ForAll, [.. Steps.Where(step => !step.IsStale).CountBy(step => step.Step).OrderBy(step => step.Key).Select(step => (step.Key, Shown(step.Value)))],
            Shown(Steps.Count(step => step.IsStale)), Shown(Open));

        int? Shown(int count) => seesAll ? count : SmallGroups.Rounded(count);
    }
}

/// <summary>The same in numbers; what is null is not shown.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsWorkingDay">Whether anything is done to people on it.</param>
/// <param name="IsSupposed">Whether the campaign does not run.</param>
/// <param name="ForAll">What is done for everybody together.</param>
/// <param name="Steps">How many findings get each step.</param>
/// <param name="AskedToReport">How many findings are on devices that are asked to report first.</param>
/// <param name="Open">How many findings are open.</param>
public sealed record PreviewCounts(
    DateOnly Day, bool IsWorkingDay, bool IsSupposed, IReadOnlyList<StepKind> ForAll, IReadOnlyList<(StepKind Step, int? Count)> Steps, int? AskedToReport, int? Open);

/// <summary>
/// Says what would happen on a day, by the rules by which it happens, and changes nothing. It supposes that nobody removes anything, and that
/// inventories are then as fresh as they are now.
/// </summary>
public sealed class PreviewSteps(OrganisationDb db, TimeProvider clock)
{
    /// <summary>How far ahead may be asked, in days: longer than a campaign takes.</summary>
    public const int MostDays = 92;

    /// <summary>Says it.</summary>
    public async Task<Outcome<StepPreview>> Handle(PolicyInForce policy, int number, DateOnly day, CancellationToken cancel)
    {
        if (WhyNot(day, clock.Today()) is { } refusal)
            return refusal;
        if (await db.Set<Campaign>().AsNoTracking().Include(campaign => campaign.Steps).SingleOrDefaultAsync(campaign => campaign.Number == number, cancel) is not { } campaign)
            return Campaigns.Unknown;
        var isSupposed = campaign.State is CampaignState.Proposed or CampaignState.Paused;
        if (isSupposed)
            campaign.State = CampaignState.Running;
        var part = await campaign.TakingPart(db.Set<FindingRow>()).Where(finding => finding.ClosedAt == null).Select(finding => finding.Number).ToHashSetAsync(cancel);
        var plans = new LadderPlans(policy, [campaign]);
        var findings = await OpenFindings.Of(db, plans, number, part, cancel);
        var outlook = (await EnforcementSettings.Of(db, cancel)).OutlookFrom(clock.GetUtcNow());
        return Of(campaign, findings, plans, day, outlook) with { IsSupposed = isSupposed };
    }

    /// <summary>Why a day cannot be asked about, or null.</summary>
    public static Refusal? WhyNot(DateOnly day, DateOnly today) => day < today || day > today.AddDays(MostDays)
        ? new("preview.day", $"Kies een dag van vandaag tot {MostDays} dagen verder.", $"Choose a day from today to {MostDays} days ahead.", "dag") : null;

    private static StepPreview Of(Campaign campaign, OpenFindings findings, LadderPlans plans, DateOnly day, LadderOutlook outlook)
    {
        var calendar = WorkingCalendar.Around(day);
        var steps = new List<PreviewedStep>();
        for (var i = 0; i < findings.Places.Count; i++)
        {
            var (place, facts) = (findings.Places[i], findings.Facts[i]);
            if (outlook.On(day.DayNumber, facts, plans.All[facts.Plan]) is { Move: LadderMove.Take or LadderMove.Stale or LadderMove.Lift } decision && calendar.IsWorkingDay(day.DayNumber))
                steps.Add(new(place.Number, place.Device, place.App, decision.Step, decision.Move is LadderMove.Stale));
        }

        var forAll = campaign.Steps.Where(step => step.Kind.IsForAll() && step.TakenAt is null && Math.Max(outlook.From, calendar.OnOrAfter(step.Day.DayNumber)) == day.DayNumber).Select(step => step.Kind).Order();
        return new(day, calendar.IsWorkingDay(day.DayNumber), false, campaign.IsOver ? [] : [.. forAll], steps, findings.Places.Count);
    }
}
