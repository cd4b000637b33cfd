using Appwacht.Policy.Enforcement;

namespace Appwacht.Policy.Tests.Enforcement;

public class LadderOutlookTests
{
    private static readonly DateOnly Decided = new(2026, 11, 24); // a Tuesday

    [Fact]
    public void What_lies_ahead_of_a_finding_is_every_step_that_is_left_on_its_working_day() =>
        Assert.Equal(
            [(StepKind.Warn, 42), (StepKind.Remove, 49), (StepKind.Block, 56)],
            From(30).StepsOf(Found(StepKind.Remind, 28), LadderPlan.Campaign(CampaignDates.After(Decided)), Day(400)).Select(step => (step.Kind, step.Day - Decided.DayNumber)));

    [Theory]
    [InlineData(41, LadderMove.NotYet, StepKind.Warn)]
    [InlineData(42, LadderMove.Take, StepKind.Warn)]
    [InlineData(49, LadderMove.Take, StepKind.Remove)]
    [InlineData(57, LadderMove.Done, StepKind.None)]
    public void A_day_ahead_says_what_is_done_on_it_when_everything_before_it_was(int day, LadderMove move, StepKind step)
    {
        var decision = From(30).On(Day(day), Found(StepKind.Remind, 28), LadderPlan.Campaign(CampaignDates.After(Decided)));
        Assert.Equal((move, step), (decision.Move, decision.Step));
    }

    [Fact]
    public void What_is_too_old_to_act_on_now_is_too_old_on_the_day_and_no_step_follows_it() =>
        Assert.Equal(LadderMove.Stale, new LadderOutlook(At(30), long.MaxValue / 2, ActingHours.Usual, TimeSpan.FromDays(7)).On(Day(49), Found(StepKind.Remind, 28), LadderPlan.Campaign(CampaignDates.After(Decided))).Move);

    /// <summary>Who looks every day sees the very steps that were foretold.</summary>
    [Fact]
    public void What_was_foretold_is_what_happens_when_every_day_is_looked_at() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 70], Gen.Bool, Gen.Enum<StepKind>().Where(step => step is StepKind.None or StepKind.Ask or StepKind.Remind or StepKind.Warn or StepKind.Remove)).Sample((opened, from, isCampaign, last) =>
        {
            var plan = isCampaign ? LadderPlan.Campaign(CampaignDates.After(Decided)) : LadderPlan.Standing;
            var finding = new FindingFacts { OpenedOn = Day(opened), Last = last, LastOn = Day(from), InventoryAt = 0 };
            var foretold = new LadderOutlook(At(from), 0, ActingHours.Usual, null).StepsOf(finding, plan, Day(200)).ToArray();
            var happened = new List<PlannedStep>();
            for (var day = from; day <= 200; day++)
                while (LadderRules.Decide(finding, plan, new(At(day), 0, ActingHours.Usual, TimeSpan.FromDays(7))) is { Move: LadderMove.Take } decision)
                {
                    happened.Add(new(decision.Step, Day(day)));
                    finding = finding.After(decision.Step, Day(day));
                }

            Assert.Equal(happened, foretold);
        });

    private static LadderOutlook From(int day) => new(At(day), 0, ActingHours.Usual, null);

    private static DateTime At(int day) => Decided.AddDays(day).ToDateTime(new TimeOnly(12, 0));

    private static int Day(int after) => Decided.DayNumber + after;

    private static FindingFacts Found(StepKind last, int lastOn) => new() { OpenedOn = Day(0), Last = last, LastOn = Day(lastOn), InventoryAt = 0 };
}
