using System.CommandLine;
using Appwacht.Benchmarks.Measuring;
using Appwacht.Benchmarks.Peers;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Generated;

namespace Appwacht.Benchmarks.Fleet;

/// <summary><c>fleet</c>: the fleet engine, beside the floor of the machine and beside other ways to answer the same question.</summary>
internal static class FleetBenchCommand
{
    public static Command Create()
    {
        var devices = new Option<string>("--devices") { Description = "Sizes of fleets, with commas between them", DefaultValueFactory = _ => "10000,100000,1000000" };
        var peers = new Option<string>("--peers") { Description = $"What to compare with, with commas between them, or none: {string.Join(", ", FleetPeers.Names)}", DefaultValueFactory = _ => string.Join(',', FleetPeers.Names) };
        var quick = new Option<bool>("--quick") { Description = "Only 1,000 and 10,000 devices: to see that everything works, not to quote" };
        var seed = new Option<ulong>("--seed") { Description = "Which fleet", DefaultValueFactory = _ => 1 };
        var output = new ResultOptions("fleet");
        var command = new Command("fleet", "The fleet engine and its peers") { devices, peers, quick, seed };
        output.AddTo(command);
        command.SetAction(given =>
        {
            var results = new Results(Machine.Now(TimeProvider.System), "The fleet engine");
            var fleet = new GeneratedFleet(new FleetPlan { Seed = given.GetRequiredValue(seed) });
            var register = GeneratedRegister.Read(fleet.Apps);
            var sizes = (given.GetValue(quick) ? "1000,10000" : given.GetRequiredValue(devices)).Split(',').Select(int.Parse).Order();
            var floors = new Dictionary<int, double>();
            foreach (var size in sizes)
            {
                Console.Error.WriteLine($"{size:#,0} devices");
                floors[size] = Run(new BenchFleet(fleet, register, size), given.GetRequiredValue(peers).Split(','), results);
            }

            Growth(results);
            output.Write(given, results, size => floors.GetValueOrDefault(size));
        });
        return command;
    }

    private static double Run(BenchFleet fleet, string[] peers, Results results)
    {
        MemoryUse.Measure(fleet, results);
        var floor = Floors.Measure(fleet, results);
        var full = Evaluations.Measure(fleet, results, floor);
        var answer = FleetEvaluator.Evaluate(fleet.View, fleet.Policy, fleet.Exempt);
        var counts = FleetCounts.Of(answer);
        results.Say(fleet.Devices, $"The answer: {counts}.");
        SlowTwin.Check(fleet, answer, results);
        var whatIf = WhatIfs.Measure(fleet, results, floor);
        SingleDevices.Measure(fleet, results);
        Loading.Measure(fleet, results);
        FleetPeers.Measure(fleet, peers, results, full, counts, whatIf);
        return floor.Median;
    }

    private static void Growth(Results results)
    {
        foreach (var work in results.Figures.Where(figure => figure.Group is "Evaluation of the whole fleet" or "What if").GroupBy(figure => figure.Name).Where(work => work.Count() > 1))
        {
            var steps = string.Join(", ", work.Zip(work.Skip(1), (less, more) => $"× {(double)more.Devices / less.Devices:0} devices takes × {more.Median / less.Median:0.0}"));
            results.Say(work.Last().Devices, $"Growth of \"{work.Key}\": {steps}.");
        }
    }
}
