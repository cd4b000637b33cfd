using System.Collections.Concurrent;
using Appwacht.Policy.Enforcement;

namespace Appwacht.Policy.Tests.Enforcement;

/// <summary>Whatever happens in whatever order: no step too early, none twice, none on what is not known, and nobody shut out who is clean.</summary>
public class LadderLaws
{
    private const long MicrosecondsInAnHour = 3_600_000_000;
    private static readonly DateOnly Start = new(2026, 11, 24);
    private static readonly ConcurrentDictionary<long, LadderMoment> Moments = new();

    private static readonly Gen<LadderPlan> Plans = Gen.Select(Gen.Int[0, 3], Gen.Enum<StepKind>().Array[0, 6], Gen.Int[0, 40].Array[6], Gen.Bool).Select((which, kinds, days, isCampaign) => which switch
    {
        0 => LadderPlan.Standing,
        1 => LadderPlan.Campaign(CampaignDates.After(Start)),
        2 => LadderPlan.Silence,
        _ when isCampaign => LadderPlan.Campaign(kinds.Zip(days.Order()).Select(step => (step.First, Start.AddDays(step.Second)))),
        _ => LadderPlan.Of(kinds.Order().Zip(days.Order()).Select(step => new PlannedStep(step.First, step.Second))),
    });

    private enum Event
    {
        Hours,
        Night,
        Week,
        Inventory,
        Clean,
        Exempt,
        ExemptionEnds,
        Hidden,
        Pause,
        GoOn,
        Stop,
        MoreTime,
    }

    private static readonly Gen<Event[]> Lives = Gen.Frequency(
        (30, Gen.Const(Event.Hours)), (20, Gen.Const(Event.Night)), (4, Gen.Const(Event.Week)), (25, Gen.Const(Event.Inventory)), (1, Gen.Const(Event.Clean)), (1, Gen.Const(Event.Exempt)),
        (1, Gen.Const(Event.ExemptionEnds)), (1, Gen.Const(Event.Hidden)), (1, Gen.Const(Event.Pause)), (1, Gen.Const(Event.GoOn)), (1, Gen.Const(Event.Stop)), (2, Gen.Const(Event.MoreTime))).Array[1, 250];

    [Fact]
    public void No_step_comes_before_its_day_or_in_quiet_hours() => Sample(life => life.OnTake = (before, decision, at) =>
    {
        var step = life.Plan.Steps.ToArray().Single(step => step.Kind == decision.Step);
        Assert.True((life.Plan.IsCampaign ? 0 : before.OpenedOn) + step.Day <= at.Day);
        Assert.InRange(life.Hour % 24, 8, 16);
        var date = DateOnly.FromDayNumber(at.Day);
        Assert.False(date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || DutchHolidays.Of(date.Year).Contains(date));
    });

    [Fact]
    public void No_step_is_taken_on_a_stale_inventory() => Sample(life => life.OnTake = (before, _, _) =>
        Assert.True(life.Plan.IsSilence || before.InventoryAt >= (life.Hour - 7 * 24) * MicrosecondsInAnHour));

    [Fact]
    public void No_step_is_taken_before_the_day_until_which_more_time_was_given() => Sample(life => life.OnTake = (before, _, at) => Assert.True(before.WaitsUntil <= at.Day));

    [Fact]
    public void No_step_is_taken_twice_and_none_that_is_milder_than_the_last() => Sample(life =>
    {
        var taken = new List<StepKind>();
        life.OnTake = (_, decision, _) =>
        {
            Assert.All(taken, earlier => Assert.True(earlier < decision.Step));
            taken.Add(decision.Step);
        };
    });

    [Fact]
    public void No_step_is_taken_after_an_exemption_or_a_closing_or_while_the_ladder_is_not_climbed() => Sample(life => life.OnTake = (before, _, _) =>
        Assert.Equal((FindingState.Open, PlanState.Running), (before.State, life.State)));

    [Fact]
    public void No_measure_comes_without_the_messages_of_the_plan_and_the_time_between() => Sample(life =>
    {
        var warnedOn = int.MinValue;
        life.OnTake = (_, decision, at) =>
        {
            if (decision.Step is StepKind.Warn)
                warnedOn = at.Day;
            var steps = life.Plan.Steps.ToArray();
            if (decision.Step is StepKind.Remove && steps.FirstOrDefault(step => step.Kind is StepKind.Warn) is { Kind: StepKind.Warn } warning)
                Assert.True(at.Day >= (long)warnedOn + steps.Single(step => step.Kind is StepKind.Remove).Day - warning.Day && warnedOn != int.MinValue);
        };
    });

    [Fact]
    public void No_measure_comes_before_the_day_that_the_last_message_named() => Sample(life =>
    {
        var named = default(PlannedStep);
        life.OnTake = (before, decision, at) =>
        {
            if (named.Kind == decision.Step)
                Assert.True(at.Day >= named.Day, $"{named} {at.Day}");
            named = LadderRules.NextMeasure(before.After(decision.Step, at.Day), life.Plan, at);
        };
    });

    [Fact]
    public void A_device_is_never_shut_out_once_it_is_clean_and_only_by_a_step() => Sample(life => life.OnRound = (facts, plan) =>
    {
        if (facts.IsBlocked)
            Assert.True(facts.State is FindingState.Open && facts.Last is StepKind.Block && plan.State is not PlanState.Stopped);
    });

    [Fact]
    public void After_any_order_of_events_the_finding_is_where_the_rules_allow() => Sample(life => life.OnRound = (facts, plan) =>
    {
        Assert.True(facts.Last is StepKind.None || plan.Steps.ToArray().Any(step => step.Kind == facts.Last));
        Assert.True(facts.Last is StepKind.None || facts.LastOn >= facts.OpenedOn);
    });

    [Fact]
    public void Many_at_once_is_as_one_by_one() => Gen.Select(Plans.Array[1, 4], Gen.Int[0, 60].Array[1, 30], Gen.Int[0, 80]).Sample((plans, opened, day) =>
    {
        var moment = new LadderMoment(Start.AddDays(day).ToDateTime(new(12, 0)), day * 24 * MicrosecondsInAnHour, ActingHours.Usual, TimeSpan.FromDays(7));
        var facts = Array.ConvertAll(opened, on => new FindingFacts { OpenedOn = Start.DayNumber + on, Plan = (ushort)(on % plans.Length), InventoryAt = on * 24 * MicrosecondsInAnHour });
        var decisions = new LadderDecision[facts.Length];
        LadderRules.Decide(facts, plans, moment, decisions);
        Assert.Equal(facts.Select(one => LadderRules.Decide(one, plans[one.Plan], moment)), decisions);
    });

    private static void Sample(Action<Life> law) => Gen.Select(Plans, Lives, Gen.Int[0, 20]).Sample((plan, events, opened) =>
    {
        var life = new Life(plan, opened);
        law(life);
        foreach (var happens in events)
            life.Happens(happens);
    }, iter: 3_000, print: life => $"{string.Join(' ', life.Item1.Steps.ToArray())} | {life.Item3} | {string.Join(' ', life.Item2)}");

    /// <summary>One finding, to which things happen; after each the ladder is looked at, as a round does.</summary>
    private sealed class Life(LadderPlan plan, int opened)
    {
        private FindingFacts facts = new() { OpenedOn = Start.DayNumber + opened, InventoryAt = opened * 24 * MicrosecondsInAnHour };

        public LadderPlan Plan => plan;

        public PlanState State { get; private set; }

        public long Hour { get; private set; } = opened * 24 + 9;

        public Action<FindingFacts, LadderDecision, LadderMoment> OnTake { get; set; } = (_, _, _) => { };

        public Action<FindingFacts, LadderPlan> OnRound { get; set; } = (_, _) => { };

        public LadderMoment Moment() => Moments.GetOrAdd(
            Hour, hour => new(Start.ToDateTime(TimeOnly.MinValue).AddHours(hour), hour * MicrosecondsInAnHour, ActingHours.Usual, TimeSpan.FromDays(7)));

        public void Happens(Event happens)
        {
            Hour += happens switch { Event.Hours => 5, Event.Night => 13, Event.Week => 24 * 8, _ => 0 };
            State = happens switch { Event.Pause when State is PlanState.Running => PlanState.Paused, Event.GoOn when State is PlanState.Paused => PlanState.Running, Event.Stop => PlanState.Stopped, _ => State };
            facts = happens switch
            {
                Event.Inventory => facts with { InventoryAt = Hour * MicrosecondsInAnHour },
                Event.Clean => facts with { InventoryAt = Hour * MicrosecondsInAnHour, State = FindingState.Closed },
                Event.Exempt when facts.State is FindingState.Open or FindingState.Neutralised => facts with { State = FindingState.Exempt },
                Event.ExemptionEnds when facts.State is FindingState.Exempt => facts with { State = FindingState.Closed },
                Event.MoreTime when facts.WaitsUntil == 0 => facts with { WaitsUntil = Moment().Day + 10 },
                Event.Hidden when facts.State is FindingState.Open => facts with { State = FindingState.Neutralised },
                _ => facts,
            };
            var climbed = plan.In(State);
            var moment = Moment();
            var decision = LadderRules.Decide(facts, climbed, moment);
            if (decision.Move is LadderMove.Take)
                OnTake(facts, decision, moment);
            if (decision.Move is LadderMove.Take or LadderMove.Lift)
                facts = facts.After(decision.Step, moment.Day);
            OnRound(facts, climbed);
        }
    }
}
