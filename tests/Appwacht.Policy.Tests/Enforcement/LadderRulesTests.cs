using Appwacht.Policy.Enforcement;

namespace Appwacht.Policy.Tests.Enforcement;

public class LadderRulesTests
{
    private static readonly DateOnly Decided = new(2026, 11, 24); // a Tuesday
    private static readonly LadderPlan Campaign = LadderPlan.Campaign(CampaignDates.After(Decided));

    [Theory]
    [InlineData(0, StepKind.None, 0, LadderMove.NotYet, StepKind.Ask)]
    [InlineData(15, StepKind.None, 0, LadderMove.Take, StepKind.Ask)]
    [InlineData(15, StepKind.Ask, 15, LadderMove.NotYet, StepKind.Remind)]
    [InlineData(28, StepKind.Ask, 15, LadderMove.Take, StepKind.Remind)]
    [InlineData(42, StepKind.Remind, 28, LadderMove.Take, StepKind.Warn)]
    [InlineData(48, StepKind.Warn, 42, LadderMove.NotYet, StepKind.Remove)]
    [InlineData(49, StepKind.Warn, 42, LadderMove.Take, StepKind.Remove)]
    [InlineData(56, StepKind.Remove, 49, LadderMove.Take, StepKind.Block)]
    [InlineData(70, StepKind.Block, 56, LadderMove.Done, StepKind.None)]
    public void In_a_campaign_each_step_has_its_day_after_the_decision(int day, StepKind last, int lastOn, LadderMove move, StepKind step)
    {
        var decision = LadderRules.Decide(Found(0, last, lastOn, day), Campaign, At(day));
        Assert.Equal((move, step), (decision.Move, decision.Step));
    }

    [Theory]
    [InlineData(30, StepKind.Remind)] // not the question and the reminder on one day
    [InlineData(62, StepKind.Warn)] // nor the question a day before the removal
    public void Who_was_not_reached_in_time_gets_the_latest_message_that_is_due(int day, StepKind step) =>
        Assert.Equal(new(LadderMove.Take, step, step is StepKind.Remind ? Day(28) : Day(42)), LadderRules.Decide(Found(0, StepKind.None, 0, day), Campaign, At(day)));

    [Fact]
    public void A_warning_that_came_late_leaves_as_much_time_as_was_planned() =>
        Assert.Equal(new(LadderMove.NotYet, StepKind.Remove, Day(70)), LadderRules.Decide(Found(0, StepKind.Warn, 63, 64), Campaign, At(64)));

    [Fact]
    public void Who_was_given_more_time_gets_all_of_it_and_is_let_in_at_once_all_the_same()
    {
        var given = Found(0, StepKind.Warn, 42, 49) with { WaitsUntil = Day(63) };
        Assert.Equal(new(LadderMove.NotYet, StepKind.Remove, Day(63)), LadderRules.Decide(given, Campaign, At(49)));
        Assert.Equal(new(LadderMove.Take, StepKind.Remove, Day(63)), LadderRules.Decide(Found(0, StepKind.Warn, 42, 63) with { WaitsUntil = Day(63) }, Campaign, At(63)));
        var clean = given with { IsBlocked = true, State = FindingState.Closed };
        Assert.Equal(new(LadderMove.Lift, StepKind.Lift, Day(50)), LadderRules.Decide(clean, Campaign, At(50)));
    }

    [Theory]
    [InlineData(0, StepKind.None, 0, StepKind.Remove, 49)]
    [InlineData(42, StepKind.Warn, 42, StepKind.Remove, 49)]
    [InlineData(63, StepKind.Warn, 63, StepKind.Remove, 70)]
    [InlineData(49, StepKind.Remove, 49, StepKind.Block, 56)]
    [InlineData(56, StepKind.Block, 56, StepKind.None, 0)]
    public void What_comes_next_is_known_beforehand(int day, StepKind last, int lastOn, StepKind step, int on) =>
        Assert.Equal(step is StepKind.None ? default : new PlannedStep(step, Day(on)), LadderRules.NextMeasure(Found(0, last, lastOn, day), Campaign, At(day)));

    [Fact]
    public void The_standing_ladder_counts_from_the_finding()
    {
        Assert.Equal(new(LadderMove.Take, StepKind.Warn, Day(90)), LadderRules.Decide(Found(90, StepKind.None, 0, 90), LadderPlan.Standing, At(90)));
        Assert.Equal(new(LadderMove.NotYet, StepKind.Remove, Day(97)), LadderRules.Decide(Found(90, StepKind.Warn, 90, 91), LadderPlan.Standing, At(91)));
        Assert.Equal(new(LadderMove.Take, StepKind.Block, Day(104)), LadderRules.Decide(Found(90, StepKind.Remove, 97, 104), LadderPlan.Standing, At(104)));
    }

    [Fact]
    public void What_is_known_too_long_ago_is_asked_again_before_anything_is_done() =>
        Assert.Equal(new(LadderMove.Stale, StepKind.Ask, Day(15)), LadderRules.Decide(Found(0, StepKind.None, 0, 0), Campaign, At(15)));

    [Theory]
    [InlineData(15, 7, 59, LadderMove.Quiet, 15)]
    [InlineData(15, 8, 0, LadderMove.Take, 15)]
    [InlineData(15, 17, 0, LadderMove.Quiet, 16)]
    [InlineData(18, 12, 0, LadderMove.Quiet, 20)] // a Saturday
    [InlineData(31, 12, 0, LadderMove.Quiet, 34)] // Christmas, and a weekend behind it
    public void Nothing_is_done_to_people_in_quiet_hours_or_on_days_off(int day, int hour, int minute, LadderMove move, int on)
    {
        var decision = LadderRules.Decide(Found(0, StepKind.None, 0, day), LadderPlan.Campaign([(StepKind.Ask, Decided)]), At(day, new TimeOnly(hour, minute)));
        Assert.Equal(move, decision.Move);
        Assert.Equal(move is LadderMove.Take ? Decided.DayNumber : Day(on), decision.Day);
    }

    [Fact]
    public void A_device_that_is_clean_is_let_in_at_night_and_while_the_ladder_is_paused()
    {
        var paused = LadderPlan.Campaign(CampaignDates.After(Decided), PlanState.Paused);
        var clean = Found(0, StepKind.Block, 56, 60) with { IsBlocked = true, State = FindingState.Closed };
        Assert.Equal(LadderMove.Lift, LadderRules.Decide(clean, paused, At(60, new TimeOnly(3, 0))).Move);
    }

    [Theory]
    [InlineData(FindingState.Open, PlanState.Stopped)]
    [InlineData(FindingState.Exempt, PlanState.Running)]
    [InlineData(FindingState.Neutralised, PlanState.Running)]
    public void Nobody_stays_shut_out_when_the_ladder_is_stopped_or_the_app_is_allowed_or_hidden(FindingState state, PlanState plan)
    {
        var blocked = Found(0, StepKind.Block, 56, 60) with { IsBlocked = true, State = state };
        Assert.Equal(LadderMove.Lift, LadderRules.Decide(blocked, LadderPlan.Campaign(CampaignDates.After(Decided), plan), At(60)).Move);
    }

    [Fact]
    public void Nobody_stays_shut_out_by_a_ladder_that_does_not_shut_out() =>
        Assert.Equal(LadderMove.Lift, LadderRules.Decide(Found(0, StepKind.Block, 56, 60) with { IsBlocked = true }, LadderPlan.None, At(60)).Move);

    [Fact]
    public void A_device_that_is_silent_is_acted_on_without_an_inventory() =>
        Assert.Equal(LadderMove.Take, LadderRules.Decide(Found(15, StepKind.None, 0, -90), LadderPlan.Silence, At(15)).Move);

    [Fact]
    public void The_days_of_a_ladder_in_a_policy_are_days_of_the_campaign_and_it_ends_with_shutting_out()
    {
        var ladder = new Language.Ladder(Language.LadderAnchor.Decision, [new(14, "announce"), new(15, "ask"), new(28, "remind"), new(42, "warn"), new(49, "remove"), new(56, "report")]);
        Assert.Equal(CampaignDates.After(Decided), CampaignDates.Of(ladder, Decided));
    }

    private static int Day(int after) => Decided.DayNumber + after;

    private static FindingFacts Found(int opened, StepKind last, int lastOn, int inventory) =>
        new() { OpenedOn = Day(opened), Last = last, LastOn = Day(lastOn), InventoryAt = inventory * TimeSpan.FromDays(1).Ticks / TimeSpan.TicksPerMicrosecond };

    private static LadderMoment At(int day, TimeOnly? time = null) => new(
        Decided.AddDays(day).ToDateTime(time ?? new TimeOnly(12, 0)), day * TimeSpan.FromDays(1).Ticks / TimeSpan.TicksPerMicrosecond, ActingHours.Usual, TimeSpan.FromDays(7));
}
