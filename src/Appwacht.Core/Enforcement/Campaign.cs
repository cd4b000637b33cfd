using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Appwacht.Core.Enforcement;

/// <summary>Where a campaign stands.</summary>
public enum CampaignState
{
    /// <summary>It follows from a decision, and waits for somebody to start it.</summary>
    Proposed,
    /// <summary>Its steps are taken on their days.</summary>
    Running,
    /// <summary>Nothing is done for the time being.</summary>
    Paused,
    /// <summary>It was ended early: nothing is done any more.</summary>
    Stopped,
    /// <summary>Its last day is over; what is left goes on to be shut out.</summary>
    Closed,
}

/// <summary>A decision carried out for everybody together, on the same days.</summary>
public sealed class Campaign
{
    /// <summary>The number.</summary>
    public int Number { get; init; }

    /// <summary>The version of the policy that it follows from.</summary>
    public required int Policy { get; init; }

    /// <summary>The ladder of that policy whose findings take part.</summary>
    public required string Ladder { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly Decided { get; init; }

    /// <summary>Where it stands.</summary>
    public CampaignState State { get; set; }

    /// <summary>Its steps with their days.</summary>
    public List<CampaignStep> Steps { get; init; } = [];

    /// <summary>The last day on which what is found takes part: who has the app later is not told on a day that is over, and follows the standing ladder.</summary>
    public DateOnly LastToJoin => Steps.Where(step => step.Kind is StepKind.Warn or StepKind.Remove or StepKind.Block).Select(step => step.Day).DefaultIfEmpty(Decided).Min();

    /// <summary>The first step after a day, or on it and not taken, with the working day on which it is taken; null when there is none.</summary>
    public (StepKind Kind, DateOnly Day)? NextAfter(DateOnly day)
    {
        var calendar = WorkingCalendar.Around(day);
        return IsOver ? null : Steps.Select(step => (step.Kind, Day: DateOnly.FromDayNumber(calendar.OnOrAfter(step.Day.DayNumber)), step.TakenAt))
            .Where(step => step.Day > day || (step.Day == day && step.TakenAt is null))
            .OrderBy(step => step.Day).ThenBy(step => step.Kind).Select(step => ((StepKind, DateOnly)?)(step.Kind, step.Day)).FirstOrDefault();
    }

    /// <summary>Whether nothing is done for it any more.</summary>
    public bool IsOver => State is CampaignState.Stopped or CampaignState.Closed;

    /// <summary>What takes part as soon as it runs. Who removed the app once and has it again was told; there is no second campaign for one person.</summary>
    public IQueryable<FindingRow> Joining(IQueryable<FindingRow> findings)
    {
        var until = Time.StartOf(LastToJoin.AddDays(1));
        return findings.Where(finding => finding.Ladder == Ladder && finding.Campaign == null && finding.ClosedAt == null && finding.Episode == 1 && finding.Last == StepKind.None && finding.OpenedAt < until);
    }

    /// <summary>What takes part, and while it is not over what will.</summary>
    public IQueryable<FindingRow> TakingPart(IQueryable<FindingRow> findings)
    {
        var own = findings.Where(finding => finding.Campaign == Number);
        return IsOver ? own : own.Concat(Joining(findings));
    }

    /// <summary>The ladder that its findings climb.</summary>
    public LadderPlan ToPlan() => LadderPlan.Campaign(Steps.Select(step => (step.Kind, step.Day)), State switch
    {
        CampaignState.Stopped => PlanState.Stopped,
        CampaignState.Running or CampaignState.Closed => PlanState.Running,
        _ => PlanState.Paused,
    });

    internal sealed class Table : IEntityTypeConfiguration<Campaign>
    {
        public void Configure(EntityTypeBuilder<Campaign> builder)
        {
            builder.ToTable("campaigns");
            builder.HasKey(campaign => campaign.Number);
            builder.Property(campaign => campaign.Ladder).HasMaxLength(64);
            builder.Property(campaign => campaign.State).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
            builder.HasIndex(campaign => new { campaign.Ladder, campaign.Decided }).IsUnique();
            builder.HasMany(campaign => campaign.Steps).WithOne().HasForeignKey(step => step.Campaign).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A step of a campaign.</summary>
public sealed class CampaignStep
{
    /// <summary>The campaign.</summary>
    public int Campaign { get; init; }

    /// <summary>What is done.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>From which day.</summary>
    public required DateOnly Day { get; set; }

    /// <summary>When it was taken, of a step that is for everybody together.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<CampaignStep>
    {
        public void Configure(EntityTypeBuilder<CampaignStep> builder)
        {
            builder.ToTable("campaign_steps");
            builder.HasKey(step => new { step.Campaign, step.Kind });
        }
    }
}
