using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Fleet;
using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Views;

/// <summary>A finding from its beginning, with what was done and what comes.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Taken">The steps that were taken, in order.</param>
/// <param name="Coming">The steps that follow when nothing changes, with their days. None when it is over, paused or allowed.</param>
/// <param name="IsPaused">Whether its campaign is paused.</param>
public sealed record FindingStory(FindingRow Finding, IReadOnlyList<StepRow> Taken, IReadOnlyList<(StepKind Step, DateOnly Day)> Coming, bool IsPaused)
{
    /// <summary>The next thing that is done to the device, with its day; null when nothing is.</summary>
    public (StepKind Step, DateOnly Day)? NextMeasure => Coming.Where(step => step.Step.IsMeasure()).Select(step => ((StepKind, DateOnly)?)step).FirstOrDefault();
}

/// <summary>All that was found on a device, and whether it is let in.</summary>
/// <param name="Access">Whether it is let in.</param>
/// <param name="Findings">What was found, newest first.</param>
public sealed record DeviceStory(DeviceAccess Access, IReadOnlyList<FindingStory> Findings)
{
    /// <summary>What is left of long ago is in the trail.</summary>
    private const int Most = 50;

    /// <summary>How far ahead is looked, in days.</summary>
    private const int DaysAhead = 400;

    /// <summary>That of a device.</summary>
    public static async Task<DeviceStory> Of(OrganisationDb db, FleetState state, int device, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await db.Set<FindingRow>().AsNoTracking().Where(finding => finding.Device == device).OrderByDescending(finding => finding.Number).Take(Most).ToListAsync(cancel);
        var numbers = rows.ConvertAll(row => row.Number);
        var steps = (await db.Set<StepRow>().AsNoTracking().Where(step => numbers.Contains(step.Finding)).ToListAsync(cancel)).ToLookup(step => step.Finding);
        var settings = await EnforcementSettings.Of(db, cancel);
        var plans = new LadderPlans(state.InForce, await db.Set<Campaign>().AsNoTracking().Include(campaign => campaign.Steps).ToListAsync(cancel), settings.IsOn);
        var open = await OpenFindings.Of(db, plans, device, cancel);
        var (outlook, until) = (settings.OutlookFrom(now, takesFreshForGranted: true), Time.DayOf(now).DayNumber + DaysAhead);
        var coming = new Dictionary<int, (IReadOnlyList<(StepKind, DateOnly)> Steps, bool IsPaused)>();
        for (var i = 0; i < open.Places.Count; i++)
        {
            var plan = plans.All[open.Facts[i].Plan];
            coming[open.Places[i].Number] = ([.. outlook.StepsOf(open.Facts[i], plan, until).Select(step => (step.Kind, DateOnly.FromDayNumber(step.Day)))], plan.State is PlanState.Paused);
        }

        return new(await Accesses.Of(db, state, device, now, cancel), rows.ConvertAll(row =>
        {
            var (next, isPaused) = coming.GetValueOrDefault(row.Number, ([], false));
            return new FindingStory(row, [.. steps[row.Number].OrderBy(step => step.TakenAt).ThenBy(step => step.Kind)], next, isPaused && row.ClosedAt is null);
        }));
    }
}
