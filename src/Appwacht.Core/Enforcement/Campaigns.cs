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
    /// <summary>The campaign that follows from a decision.</summary>
    public static Campaign From(int policy, string name, Ladder ladder, DateOnly decided) => new()
    {
        Policy = policy,
        Ladder = name,
        Decided = decided,
        Steps = [.. CampaignDates.Of(ladder, decided).Select(step => new CampaignStep { Kind = step.Kind, Day = step.Day })],
    };

    /// <summary>Does as somebody wishes.</summary>
    public async Task<Outcome<CampaignState>> Handle(int number, CampaignWish wish, CancellationToken cancel)
    {
        if (await db.Set<Campaign>().SingleOrDefaultAsync(campaign => campaign.Number == number, cancel) is not { } campaign)
            return Unknown;
        if (WhyNot(campaign.State, wish) is { } refusal)
            return refusal;
        campaign.State = wish switch { CampaignWish.Run => CampaignState.Running, CampaignWish.Pause => CampaignState.Paused, _ => CampaignState.Stopped };
        audit.Record(wish switch { CampaignWish.Run => "campaign.started", CampaignWish.Pause => "campaign.paused", _ => "campaign.stopped" }, $"campaign:{number}");
        await db.SaveChangesAsync(cancel);
        return campaign.State;
    }

    /// <summary>Moves a step to another day.</summary>
    public async Task<Outcome<DateOnly>> Move(int number, StepKind step, DateOnly day, CancellationToken cancel)
    {
        if (await db.Set<Campaign>().Include(campaign => campaign.Steps).SingleOrDefaultAsync(campaign => campaign.Number == number, cancel) is not { } campaign)
            return Unknown;
        if (WhyNot(campaign, step, day) is { } refusal)
            return refusal;
        campaign.Steps.Single(one => one.Kind == step).Day = day;
        audit.Record("campaign.moved", $"campaign:{number}", new { step = step.Name(), day });
        await db.SaveChangesAsync(cancel);
        return day;
    }

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
        return campaign.Steps.Any(one => (one.Kind < step && one.Day > day) || (one.Kind > step && one.Day < day))
            ? new("campaign.order", "Een strengere stap komt niet eerder dan een mildere.", "A stricter step does not come before a milder one.", "dag") : null;
    }

    private static Refusal Unknown { get; } = new("campaign.unknown", "Deze campagne is er niet.", "There is no such campaign.");
}
