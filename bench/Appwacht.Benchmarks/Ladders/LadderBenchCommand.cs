using System.CommandLine;
using System.Diagnostics;
using Appwacht.Benchmarks.Measuring;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Policies;
using Appwacht.Core.Processing;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Fleet.Generated;
using Appwacht.Policy.Judgement;

namespace Appwacht.Benchmarks.Ladders;

/// <summary><c>ladder</c>: how long a round takes for many open findings.</summary>
internal static class LadderBenchCommand
{
    private const int Most = 1_000_000;

    public static Command Create()
    {
        var findings = new Option<string>("--findings") { Description = "How many open findings, with commas between the numbers", DefaultValueFactory = _ => "10000,100000,1000000" };
        var output = new ResultOptions("ladder");
        var command = new Command("ladder", "Steps of many findings: deciding alone, and from the database to the database") { findings };
        output.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var results = new Results(Machine.Now(TimeProvider.System), "The ladder");
            foreach (var count in given.GetRequiredValue(findings).Split(',').Select(int.Parse).Order())
            {
                Console.Error.WriteLine($"{count:#,0} findings");
                Decide(count, results);
                await Round(count, results, cancel);
            }

            Growth(results);
            output.Write(given, results, _ => 0);
        });
        return command;
    }

    /// <summary>Findings in all stages of both ladders, so that no two after each other take the same way.</summary>
    private static void Decide(int count, Results results)
    {
        var decided = DateOnly.FromDateTime(StoredFindings.Opened.Date);
        LadderPlan[] plans = [LadderPlan.Standing, LadderPlan.Campaign(CampaignDates.After(decided)), LadderPlan.Silence];
        var moment = EnforcementSettings.Usual.MomentOf(StoredFindings.Opened.AddDays(49));
        var facts = Enumerable.Range(0, count).Select(i => new FindingFacts
        {
            InventoryAt = moment.StaleBefore + (i % 5 - 1) * 100_000_000L,
            OpenedOn = decided.DayNumber + i % 50,
            LastOn = decided.DayNumber + i % 50,
            Plan = (ushort)(i % 3),
            Last = (StepKind)(i / 3 % 7),
            State = (FindingState)(i % 11 == 0 ? 2 : 0),
        }).ToArray();
        var decisions = new LadderDecision[count];
        results.Add(Repeat.Of("Deciding", "what is to be done with each, and when", count, () =>
        {
            LadderRules.Decide(facts, plans, moment, decisions);
            return decisions[^1];
        }) with
        { Target = count >= Most ? new Target(2_000, "< 2 s") : null });
    }

    private static async Task Round(int count, Results results, CancellationToken cancel)
    {
        await using var stored = await StoredFindings.Make(count, cancel);
        await Take(stored, "nothing is due: load and decide", StoredFindings.Opened.AddHours(-8), count, 0, results, cancel);
        await Take(stored, "everything is due: each person is warned in one message", StoredFindings.Opened, count, count, results, cancel);
        var later = StoredFindings.Opened.AddDays(7);
        await stored.Report(later, cancel);
        await Take(stored, "everything is due: each app is to be removed", later, count, count, results, cancel);
    }

    private static async Task Take(StoredFindings stored, string name, DateTimeOffset now, int count, int expected, Results results, CancellationToken cancel)
    {
        var nothing = PolicyStack.Of([], GeneratedRegister.Read(new GeneratedFleet(new FleetPlan()).Apps)).Stack ?? throw new InvalidOperationException("No layers cannot be wrong.");
        await using var db = stored.Open();
        GC.Collect();
        var begun = Stopwatch.GetTimestamp();
        var clock = new Standing(now);
        var processing = new ProcessingLog(db, Pseudonyms.Of(new byte[32], db.Organisation), new("bench", new byte[16], new byte[8], null, now), clock);
        var taken = await new TakeSteps(db, processing, clock).Handle(new PolicyInForce(0, nothing), EnforcementSettings.Usual, cancel);
        results.Add(new Figure("A round: load, decide, save (SQLite)", name, count, [Stopwatch.GetElapsedTime(begun).TotalMilliseconds]) { Target = count >= Most ? new Target(30_000, "< 30 s") : null });
        if (taken.Values.Sum() != expected)
            throw new InvalidOperationException($"{taken.Values.Sum():#,0} steps were taken instead of {expected:#,0}.");
    }

    private static void Growth(Results results)
    {
        foreach (var work in results.Figures.GroupBy(figure => figure.Name).Where(work => work.Count() > 1))
        {
            var steps = work.Zip(work.Skip(1), (less, more) => $"× {(double)more.Devices / less.Devices:0} findings takes × {more.Median / less.Median:0.0}");
            results.Say(work.Last().Devices, $"Growth of \"{work.Key}\": {string.Join(", ", steps)}.");
        }
    }

    /// <summary>A clock that stands still.</summary>
    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
