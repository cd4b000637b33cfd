namespace Appwacht.Policy.Enforcement;

/// <summary>
/// Decides what is to be done with findings. It knows nothing but what it is given, so that it can be asked about tomorrow as well as about now.
/// </summary>
public static class LadderRules
{
    /// <summary>Decides about many at once.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="plans">The plans they refer to.</param>
    /// <param name="moment">Now, or the moment that is asked about.</param>
    /// <param name="decisions">Takes what is decided about each.</param>
    public static void Decide(ReadOnlySpan<FindingFacts> findings, ReadOnlySpan<LadderPlan> plans, LadderMoment moment, Span<LadderDecision> decisions)
    {
        for (var i = 0; i < findings.Length; i++)
            decisions[i] = Decide(in findings[i], plans[findings[i].Plan], moment);
    }

    /// <summary>Decides about one.</summary>
    public static LadderDecision Decide(in FindingFacts finding, LadderPlan plan, LadderMoment moment)
    {
        // Letting in never waits: not for the morning, not for an inventory, not for a pause.
        if (finding.IsBlocked && (finding.State is not FindingState.Open || plan.State is PlanState.Stopped || !plan.Blocks))
            return new(LadderMove.Lift, StepKind.Lift, moment.Day);
        if (finding.State is not FindingState.Open)
            return new(finding.State switch { FindingState.Exempt => LadderMove.Exempt, FindingState.Neutralised => LadderMove.Neutralised, _ => LadderMove.Closed }, StepKind.None, 0);
        if (plan.State is not PlanState.Running)
            return new(plan.State is PlanState.Paused ? LadderMove.Paused : LadderMove.Stopped, StepKind.None, 0);
        if (Next(finding, plan, moment) is not { Kind: not StepKind.None } next)
            return new(LadderMove.Done, StepKind.None, 0);
        if (next.Day > moment.Day)
            return new(LadderMove.NotYet, next.Kind, next.Day);
        if (moment.IsQuiet)
            return new(LadderMove.Quiet, next.Kind, moment.NextActing);
        return new(plan.IsSilence || finding.InventoryAt >= moment.StaleBefore ? LadderMove.Take : LadderMove.Stale, next.Kind, next.Day);
    }

    /// <summary>The next step that does something to the device, and the day on which it is taken when the steps before it come on their days: what a message says. None when nothing more comes, or when nobody can say when.</summary>
    public static PlannedStep NextMeasure(FindingFacts finding, LadderPlan plan, LadderMoment moment)
    {
        if (finding.State is not FindingState.Open || plan.State is not PlanState.Running)
            return default;
        while (Next(finding, plan, moment) is { Kind: not StepKind.None } next)
        {
            var day = Math.Max(next.Day, moment.NextActing);
            if (next.Kind.IsMeasure())
                return next with { Day = day };
            finding = finding.After(next.Kind, day);
        }

        return default;
    }

    /// <summary>The next step and the first working day on which it may be taken.</summary>
    private static PlannedStep Next(in FindingFacts finding, LadderPlan plan, LadderMoment moment)
    {
        var steps = plan.Steps;
        var at = plan.After(finding.Last);
        if (at == steps.Length)
            return default;
        var from = plan.IsCampaign ? 0 : finding.OpenedOn;
        // Who was not reached in time gets one message, the latest that is due, and not all that were missed.
        while (at + 1 < steps.Length && steps[at].Kind.IsMessage() && steps[at + 1].Kind.IsMessage() && from + steps[at + 1].Day <= moment.Day)
            at++;
        var day = Math.Max(from + steps[at].Day, finding.OpenedOn);
        // A measure leaves as much time after the step before it as was planned, however late that came: nobody loses an app unwarned.
        if (at > 0 && steps[at].Kind.IsMeasure() && finding.Last is not StepKind.None)
            day = Math.Max(day, finding.LastOn + Math.Max(0, steps[at].Day - steps[at - 1].Day));
        return new(steps[at].Kind, moment.Calendar.OnOrAfter(Math.Max(day, finding.WaitsUntil)));
    }
}
