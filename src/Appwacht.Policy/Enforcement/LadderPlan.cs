namespace Appwacht.Policy.Enforcement;

/// <summary>A step and its day.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Day">For a campaign the day itself, as <see cref="DateOnly.DayNumber"/>; else days after the finding was opened.</param>
public readonly record struct PlannedStep(StepKind Kind, int Day);

/// <summary>Whether a ladder is climbed.</summary>
public enum PlanState : byte
{
    /// <summary>It is.</summary>
    Running,
    /// <summary>Nothing new is done for the time being; what was done stays.</summary>
    Paused,
    /// <summary>Nothing is done any more, and who was shut out by it is let in.</summary>
    Stopped,
}

/// <summary>
/// The steps of a ladder that are taken for each finding, mildest first. With a campaign everybody has the same days; with the standing ladder
/// they are counted from the finding.
/// </summary>
public sealed class LadderPlan
{
    private readonly PlannedStep[] steps;

    private LadderPlan(PlannedStep[] steps, bool isCampaign, PlanState state, bool isSilence) =>
        (this.steps, IsCampaign, State, IsSilence) = (steps, isCampaign, state, isSilence);

    /// <summary>Warned at once, removed after a week, shut out after two.</summary>
    public static LadderPlan Standing { get; } = Of([new(StepKind.Warn, 0), new(StepKind.Remove, 7), new(StepKind.Block, 14)]);

    /// <summary>For a device that stopped reporting: its user is asked to open it, warned, and the device is shut out until it reports.</summary>
    public static LadderPlan Silence { get; } = new([new(StepKind.Ask, 0), new(StepKind.Warn, 7), new(StepKind.Block, 21)], false, PlanState.Running, true);

    /// <summary>A ladder of which nothing is climbed: the finding is only kept.</summary>
    public static LadderPlan None { get; } = Of([]);

    /// <summary>Whether the days are those of a campaign.</summary>
    public bool IsCampaign { get; }

    /// <summary>Whether it is climbed.</summary>
    public PlanState State { get; }

    /// <summary>Whether it is for what there is no inventory of.</summary>
    public bool IsSilence { get; }

    /// <summary>Whether it ever shuts out a device; where it does not, nobody may stay shut out.</summary>
    public bool Blocks => steps is [.., { Kind: StepKind.Block }];

    /// <summary>The steps, mildest first.</summary>
    public ReadOnlySpan<PlannedStep> Steps => steps;

    /// <summary>A ladder whose days are counted from the finding.</summary>
    public static LadderPlan Of(IEnumerable<PlannedStep> steps, PlanState state = PlanState.Running) => new(Ordered(steps), false, state, false);

    /// <summary>A campaign, with the days themselves.</summary>
    public static LadderPlan Campaign(IEnumerable<(StepKind Kind, DateOnly Day)> steps, PlanState state = PlanState.Running) =>
        new(Ordered(steps.Select(step => new PlannedStep(step.Kind, step.Day.DayNumber))), true, state, false);

    /// <summary>The same steps but those of a kind.</summary>
    public LadderPlan Without(StepKind kind) => Array.Exists(steps, step => step.Kind == kind) ? new(Array.FindAll(steps, step => step.Kind != kind), IsCampaign, State, IsSilence) : this;

    /// <summary>The same steps in another state.</summary>
    public LadderPlan In(PlanState state) => state == State ? this : new(steps, IsCampaign, state, IsSilence);

    /// <summary>The first step after another that is planned and not yet taken, by place; the number of steps when there is none.</summary>
    internal int After(StepKind last)
    {
        var next = 0;
        while (next < steps.Length && steps[next].Kind <= last)
            next++;
        return next;
    }

    /// <summary>A kind of step is taken once: of two of a kind the first counts. What is for everybody together is no step of a finding.</summary>
    private static PlannedStep[] Ordered(IEnumerable<PlannedStep> steps) =>
        [.. steps.Where(step => step.Kind is not (StepKind.None or StepKind.Lift) && !step.Kind.IsForAll()).GroupBy(step => step.Kind).Select(same => same.MinBy(step => step.Day)).OrderBy(step => step.Kind)];
}
