namespace Appwacht.Policy.Enforcement;

/// <summary>
/// What lies ahead of findings when nothing changes on their devices, worked out by asking <see cref="LadderRules"/> about later days. What is known of
/// a device counts as exactly as fresh as it is now: what may not be acted on today may not be acted on then.
/// </summary>
public sealed class LadderOutlook
{
    private readonly Func<DateTime, LadderMoment> momentAt;
    private readonly Dictionary<int, LadderMoment> moments = [];

    /// <summary>From a moment on.</summary>
    /// <param name="now">What the clock says where the people are.</param>
    /// <param name="microseconds">The same instant as inventories are dated.</param>
    /// <param name="hours">When steps may be taken.</param>
    /// <param name="freshFor">How old an inventory may be to act on it; null when a fresh one is taken for granted.</param>
    public LadderOutlook(DateTime now, long microseconds, ActingHours hours, TimeSpan? freshFor)
    {
        momentAt = at => freshFor is { } fresh ? new(at, microseconds, hours, fresh) : new(at, long.MinValue, hours, TimeSpan.Zero);
        From = momentAt(now).NextActing;
        TimeOfActing = hours.From;
    }

    /// <summary>The first day on which something may be done, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int From { get; }

    private TimeOnly TimeOfActing { get; }

    /// <summary>What is decided about a finding day by day, in order: steps that are taken, and at the end why not more.</summary>
    /// <param name="finding">The finding as it is now.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="until">The last day that is asked about.</param>
    public IEnumerable<LadderDecision> Of(FindingFacts finding, LadderPlan plan, int until)
    {
        for (var day = From; day <= until;)
        {
            var decision = LadderRules.Decide(in finding, plan, At(day));
            yield return decision with { Day = decision.Move is LadderMove.NotYet ? decision.Day : day };
            switch (decision.Move)
            {
                case LadderMove.Take or LadderMove.Lift:
                    finding = finding.After(decision.Step, day);
                    break;
                case LadderMove.NotYet:
                    day = decision.Day;
                    break;
                default:
                    yield break;
            }
        }
    }

    /// <summary>The steps that are still to come, with their days.</summary>
    public IEnumerable<PlannedStep> StepsOf(FindingFacts finding, LadderPlan plan, int until) =>
        Of(finding, plan, until).Where(decision => decision.Move is LadderMove.Take or LadderMove.Lift).Select(decision => new PlannedStep(decision.Step, decision.Day));

    /// <summary>What happens on one day: the step that is taken, else why none is.</summary>
    public LadderDecision On(int day, FindingFacts finding, LadderPlan plan)
    {
        var found = new LadderDecision(LadderMove.NotYet, StepKind.None, 0);
        foreach (var decision in Of(finding, plan, day))
            if (decision is { Move: LadderMove.Take or LadderMove.Lift } || found is not { Move: LadderMove.Take or LadderMove.Lift } || found.Day < day)
                found = decision;
        return found;
    }

    private LadderMoment At(int day) =>
        moments.TryGetValue(day, out var known) ? known : moments[day] = momentAt(DateOnly.FromDayNumber(day).ToDateTime(TimeOfActing));
}
