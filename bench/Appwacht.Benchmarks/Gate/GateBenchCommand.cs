using System.CommandLine;
using Appwacht.Benchmarks.Measuring;
using Appwacht.Benchmarks.Server;
using Appwacht.Policy.Fleet.Generated;
using Appwacht.Server.Gate;

namespace Appwacht.Benchmarks.Gate;

/// <summary><c>gate</c>: how long a proxy waits that asks for every request whether the device may come in.</summary>
internal static class GateBenchCommand
{
    private const int Connections = 32;
    private const string Group = "The gate";

    public static Command Create()
    {
        var devices = new Option<int>("--devices") { Description = "How many devices the organisation has", DefaultValueFactory = _ => 100_000 };
        var rate = new Option<int>("--rate") { Description = "Requests a second that are sent, whatever the answers do", DefaultValueFactory = _ => 2000 };
        var seconds = new Option<int>("--seconds") { Description = "How long each is measured", DefaultValueFactory = _ => 10 };
        var rounds = new Option<int>("--rounds") { Description = "How often each is measured", DefaultValueFactory = _ => 5 };
        var quick = new Option<bool>("--quick") { Description = "10,000 devices, 2 rounds of 2 seconds: to see that everything works, not to quote" };
        var output = new ResultOptions("gate");
        var command = new Command("gate", "Asking whether a device may come in, beside a bare framework") { devices, rate, seconds, rounds, quick };
        output.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var results = new Results(Machine.Now(TimeProvider.System), "The gate");
            var isQuick = given.GetValue(quick);
            await Run(
                isQuick ? 10_000 : given.GetRequiredValue(devices), given.GetRequiredValue(rate), isQuick ? 2 : given.GetRequiredValue(seconds), isQuick ? 2 : given.GetRequiredValue(rounds), results, cancel);
            output.Write(given, results, _ => 0);
        });
        return command;
    }

    private static async Task Run(int devices, int rate, int seconds, int rounds, Results results, CancellationToken cancel)
    {
        var inventories = new BenchInventories(new GeneratedFleet(new FleetPlan()), devices, Math.Min(devices, 20_000));
        await using var server = await BenchServer.Make();
        await server.Start();
        await Filling.Fill(server, inventories, devices);
        server.Stop();
        var (key, blocked) = await GuardedFleet.Make(server.Folder, cancel);
        await server.Start();
        await Answers(server, key, inventories, cancel);
        await using var bare = await BareProcess.Start();
        results.Say(devices, $"{rate:#,0} requests a second are offered over {Connections} connections for {seconds} seconds, each about another device; {blocked:#,0} devices are shut out. Latencies count from when a request was due.");

        // Devices in no order, so that nothing is asked twice within a moment.
        string Asks(int one) => $"{GateEndpoints.Device}: {inventories.IdOf((int)(one * 7919L % devices))}\r\n";
        LoadClient Gate() => new(server.Address, $"{GateEndpoints.Root}/{BenchServer.Id}", key, Asks);
        LoadClient Bare() => new(bare.Address, "/", key, Asks);
        await Gate().Run(Connections, rate * 2, _ => default, rate);
        await Bare().Run(Connections, rate * 2, _ => default, rate);
        var (ours, floor) = (new List<LoadRun>(), new List<LoadRun>());
        for (var round = 0; round < rounds; round++)
        {
            // In turns, so that whatever else the machine does meets both alike.
            ours.Add(await Gate().Run(Connections, rate * seconds, _ => default, rate));
            floor.Add(await Bare().Run(Connections, rate * seconds, _ => default, rate));
        }

        Tell(results, devices, rate, ours, floor);
    }

    private static void Tell(Results results, int devices, int rate, List<LoadRun> ours, List<LoadRun> floor)
    {
        var isFull = devices >= 100_000;
        double[] Of(List<LoadRun> runs, double part) => [.. runs.Select(run => run.Percentile(part)).Order()];
        results.Add(new Figure(Group, "median", devices, Of(ours, 0.5)) { Target = isFull ? new Target(1, "< 1 ms") : null });
        results.Add(new Figure(Group, "p99", devices, Of(ours, 0.99)) { Target = isFull ? new Target(5, "< 5 ms") : null });
        results.Add(new Figure(Group, "bare framework: median", devices, Of(floor, 0.5)));
        results.Add(new Figure(Group, "bare framework: p99", devices, Of(floor, 0.99)));
        var rates = new Figure("", "", 0, [.. ours.Select(run => run.PerSecond).Order()]);
        results.Add(new Quantity(Group, "answered", devices, rates.Median, "a second", rates.Median >= rate * 0.99, $"≥ {rate:#,0}"));
    }

    /// <summary>Waits until the gate has looked at every organisation.</summary>
    private static async Task Answers(BenchServer server, string key, BenchInventories inventories, CancellationToken cancel)
    {
        using var client = server.Client(key);
        client.DefaultRequestHeaders.Add(GateEndpoints.Device, inventories.IdOf(0));
        while (true)
        {
            using var answer = await client.GetAsync($"{GateEndpoints.Root}/{BenchServer.Id}", cancel);
            if ((int)answer.StatusCode is 200 or 403)
                return;
            await Task.Delay(20, cancel);
        }
    }
}
