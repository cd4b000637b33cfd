namespace Appwacht.Policy.Enforcement;

/// <summary>The days of a campaign from the decision on.</summary>
public static class CampaignDates
{
    /// <summary>Communication within two weeks, done eight weeks after the decision: as municipalities decided it.</summary>
    public static IReadOnlyList<PlannedStep> Usual { get; } =
    [
        new(StepKind.Announce, 14), new(StepKind.Ask, 15), new(StepKind.Remind, 28), new(StepKind.Warn, 42), new(StepKind.Remove, 49), new(StepKind.Block, 56), new(StepKind.Report, 56),
    ];

    /// <summary>
    /// The days of a ladder that a policy describes. What is left over on the day it closes is shut out on that day, as by the standing ladder, when
    /// the ladder itself says nothing of it.
    /// </summary>
    public static IReadOnlyList<(StepKind Kind, DateOnly Day)> Of(Language.Ladder ladder, DateOnly decision)
    {
        var steps = ladder.Steps.Select(step => (Kind: Steps.Parse(step.Do), step.AfterDays)).Where(step => step.Kind is not (StepKind.None or StepKind.Lift)).ToList();
        if (steps.Exists(step => step.Kind is StepKind.Remove) && !steps.Exists(step => step.Kind is StepKind.Block))
            steps.Add((StepKind.Block, steps.Max(step => step.AfterDays)));
        return [.. steps.DistinctBy(step => step.Kind).OrderBy(step => step.Kind).Select(step => (step.Kind, decision.AddDays(step.AfterDays)))];
    }

    /// <summary>The usual days after a decision.</summary>
    public static IReadOnlyList<(StepKind Kind, DateOnly Day)> After(DateOnly decision) => [.. Usual.Select(step => (step.Kind, decision.AddDays(step.Day)))];
}
