using Appwacht.Core.Audit;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>What somebody wants of a campaign.</summary>
public enum CampaignWish
{
    /// <summary>Begin, or go on.</summary>
    Run,
    /// <summary>Do nothing for the time being.</summary>
    Pause,
    /// <summary>End it early.</summary>
    Stop,
}

/// <summary>Makes campaigns, starts, pauses and stops them, and moves their days.</summary>
public sealed class Campaigns(OrganisationDb db, AuditTrail audit)
{
    /// <summary>How far from the decision a day may be, in days.</summary>
    public const int FarthestDay = 730;

    /// <summary>The campaign that follows from a decision.</summary>
    public static Campaign From(int policy, string name, Ladder ladder, DateOnly decided) => new()
    {
        Policy = policy,
        Ladder = name,
        Decided = decided,
        Steps = [.. CampaignDates.Of(ladder, decided).Select(step => new CampaignStep { Kind = step.Kind, Day = step.Day })],
    };

    /// <summary>Does as somebody wishes.</summary>
    public Task<Outcome<Campaign>> Handle(int number, CampaignWish wish, CancellationToken cancel) => Change(number, campaign => WhyNot(campaign.State, wish), campaign =>
    {
        campaign.State = wish switch { CampaignWish.Run => CampaignState.Running, CampaignWish.Pause => CampaignState.Paused, _ => CampaignState.Stopped };
        audit.Record(wish switch { CampaignWish.Run => "campaign.started", CampaignWish.Pause => "campaign.paused", _ => "campaign.stopped" }, $"campaign:{number}");
    }, cancel);

    /// <summary>Moves a step to another day.</summary>
    public Task<Outcome<Campaign>> Move(int number, StepKind step, DateOnly day, CancellationToken cancel) => Change(number, campaign => WhyNot(campaign, step, day), campaign =>
    {
        campaign.Steps.Single(one => one.Kind == step).Day = day;
        audit.Record("campaign.moved", $"campaign:{number}", new { step = step.Name(), day });
    }, cancel);

    /// <summary>Moves everything that was not done yet so that the first of it comes on a day, with as much time between as before.</summary>
    public Task<Outcome<Campaign>> Shift(int number, DateOnly first, CancellationToken cancel) => Change(number, campaign => WhyNot(campaign, first), campaign =>
    {
        var left = campaign.Steps.Where(step => step.TakenAt is null).ToArray();
        var days = first.DayNumber - left.Min(step => step.Day).DayNumber;
        foreach (var step in left)
            step.Day = step.Day.AddDays(days);
        audit.Record("campaign.shifted", $"campaign:{number}", new { day = first });
    }, cancel);

    /// <summary>Why a campaign cannot be moved to another state, or null.</summary>
    public static Refusal? WhyNot(CampaignState state, CampaignWish wish) => (state, wish) switch
    {
        (CampaignState.Stopped or CampaignState.Closed, _) => new("campaign.over", "Deze campagne is voorbij; begin een nieuwe.", "This campaign is over; begin another."),
        (CampaignState.Proposed, CampaignWish.Pause) => new("campaign.not-begun", "Deze campagne is nog niet begonnen.", "This campaign has not begun yet."),
        _ => null,
    };

    /// <summary>Why a step cannot be moved to a day, or null.</summary>
    public static Refusal? WhyNot(Campaign campaign, StepKind step, DateOnly day)
    {
        if (campaign.State is CampaignState.Stopped or CampaignState.Closed)
            return WhyNot(campaign.State, CampaignWish.Run);
        if (campaign.Steps.Find(one => one.Kind == step) is not { } planned)
            return new("campaign.no-such-step", "Deze stap zit niet in de campagne.", "This step is not in the campaign.", "stap");
        if (planned.TakenAt is not null)
            return new("campaign.step-taken", "Deze stap is al gezet.", "This step was already taken.", "stap");
        if (IsFarOff(campaign, day))
            return FarOff;
        return campaign.Steps.Any(one => (one.Kind < step && one.Day > day) || (one.Kind > step && one.Day < day))
            ? new("campaign.order", "Een strengere stap komt niet eerder dan een mildere.", "A stricter step does not come before a milder one.", "dag") : null;
    }

    /// <summary>Why what is left cannot begin on a day, or null.</summary>
    public static Refusal? WhyNot(Campaign campaign, DateOnly first)
    {
        if (campaign.IsOver)
            return WhyNot(campaign.State, CampaignWish.Run);
        // Who got a step keeps it; moving the days of what follows would put stricter steps on days that are over.
        if (campaign.State is not CampaignState.Proposed)
            return new("campaign.begun", "Deze campagne is al begonnen; verschuif de stappen een voor een.", "This campaign has begun; move its steps one by one.");
        return IsFarOff(campaign, first) ? FarOff : null;
    }

    private async Task<Outcome<Campaign>> Change(int number, Func<Campaign, Refusal?> whyNot, Action<Campaign> change, CancellationToken cancel) => await db.InTurn<Outcome<Campaign>>(async () =>
    {
        if (await db.Set<Campaign>().Include(campaign => campaign.Steps).SingleOrDefaultAsync(campaign => campaign.Number == number, cancel) is not { } campaign)
            return Unknown;
        if (whyNot(campaign) is { } refusal)
            return refusal;
        change(campaign);
        await db.SaveChangesAsync(cancel);
        return campaign;
    }, cancel);

    /// <summary>A slip of the pen in a year must not put a removal out of sight.</summary>
    private static bool IsFarOff(Campaign campaign, DateOnly day) => Math.Abs(day.DayNumber - campaign.Decided.DayNumber) > FarthestDay;

    private static Refusal FarOff { get; } = new("campaign.day", $"Kies een dag binnen {FarthestDay} dagen van het besluit.", $"Choose a day within {FarthestDay} days of the decision.", "dag");

    /// <summary>That there is no such campaign.</summary>
    public static Refusal Unknown { get; } = new("campaign.unknown", "Deze campagne is er niet.", "There is no such campaign.");
}
