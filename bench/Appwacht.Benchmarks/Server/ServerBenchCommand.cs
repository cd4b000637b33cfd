using System.CommandLine;
using System.Diagnostics;
using Appwacht.Benchmarks.Measuring;
using Appwacht.Policy.Fleet.Generated;

namespace Appwacht.Benchmarks.Server;

/// <summary><c>server</c>: the whole server with a client beside it, and what the framework alone would do.</summary>
internal static class ServerBenchCommand
{
    private const int Connections = 64;
    private const int BulkLines = Filling.BulkLines;
    private const string Single = "Single inventories, answered when stored";
    private const int Offered = 4000;
    private const string AtRate = "Single inventories, 4,000 offered a second";
    private const string Bulk = "Many inventories in one stream";

    public static Command Create()
    {
        var devices = new Option<int>("--devices") { Description = "How many devices the organisation has", DefaultValueFactory = _ => 100_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often each is measured", DefaultValueFactory = _ => 5 };
        var quick = new Option<bool>("--quick") { Description = "10,000 devices and 2 rounds: to see that everything works, not to quote" };
        var onlyStart = new Option<bool>("--only-start") { Description = "The start and the memory, without the load" };
        var output = new ResultOptions("server");
        var command = new Command("server", "The server under load, its start and its memory") { devices, rounds, quick, onlyStart };
        output.AddTo(command);
        command.SetAction(async (given, _) =>
        {
            var results = new Results(Machine.Now(TimeProvider.System), "The server");
            var isQuick = given.GetValue(quick);
            await Run(isQuick ? 10_000 : given.GetRequiredValue(devices), isQuick ? 2 : given.GetRequiredValue(rounds), given.GetValue(onlyStart), results);
            output.Write(given, results, _ => 0);
        });
        return command;
    }

    private static async Task Run(int devices, int rounds, bool onlyStart, Results results)
    {
        var inventories = new BenchInventories(new GeneratedFleet(new FleetPlan()), devices, Math.Min(devices, 20_000));
        await using var server = await BenchServer.Make();
        await server.Start();
        var number = await Filling.Begin(server, "fleet");
        var line = await Filling.Send(server, number, 1, inventories.Devices);
        results.Say(devices, $"An inventory has {inventories.AverageLength:#,0} bytes on average; {BulkLines:#,0} of them go in one stream.");
        // The first inventory of every device; it also warms both up.
        var place = 0;
        for (; place < devices; place += BulkLines)
            line = await Filling.Send(server, number, line, Filling.Lines(inventories, place));

        if (!onlyStart)
            await UnderLoad(server, inventories, (number, line, place), devices, rounds, results);
        await StartAndMemory(server, rounds, devices, results);
    }

    private static async Task UnderLoad(BenchServer server, BenchInventories inventories, (int Import, long Line, int Place) at, int devices, int rounds, Results results)
    {
        var (number, line, place) = at;
        await using var bare = await BareProcess.Start();
        var (bulk, bareBulk, bulkProcessor) = (new List<double>(), new List<double>(), new List<double>());
        var (single, bareCommit, bareParse, singleProcessor) = (new List<LoadRun>(), new List<LoadRun>(), new List<LoadRun>(), new List<double>());
        var (atRate, bareAtRate) = (new List<LoadRun>(), new List<LoadRun>());
        for (var round = 1; round <= rounds; round++)
        {
            // In turns, so that whatever else the machine does meets all alike.
            var lines = Filling.Lines(inventories, place += BulkLines);
            var (began, before) = (Stopwatch.GetTimestamp(), server.ProcessorTime);
            line = await Filling.Send(server, number, line, lines);
            bulk.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            bulkProcessor.Add((server.ProcessorTime - before).TotalMicroseconds / BulkLines);
            bareBulk.Add(await bare.SendLines(lines));

            before = server.ProcessorTime;
            var (first, count) = (place += BulkLines, BulkLines);
            single.Add(await new LoadClient(server.Address, $"{BenchServer.Organisation}/inventarissen", server.Token).Run(Connections, count, one => inventories.Of(first + one)));
            singleProcessor.Add((server.ProcessorTime - before).TotalMicroseconds / count);
            first = place += BulkLines;
            atRate.Add(await new LoadClient(server.Address, $"{BenchServer.Organisation}/inventarissen", server.Token).Run(Connections, count, one => inventories.Of(first + one), Offered));
            bareAtRate.Add(await new LoadClient(bare.Address, "/commit", null).Run(Connections, count, one => inventories.Of(first + one), Offered));
            bareCommit.Add(await new LoadClient(bare.Address, "/commit", null).Run(Connections, count, one => inventories.Of(first + one)));
            bareParse.Add(await new LoadClient(bare.Address, "/parse", null).Run(Connections, count, one => inventories.Of(first + one)));
        }

        Rates(results, devices, Bulk, bulk, bareBulk);
        results.Add(new Figure(Bulk, "bare framework: parsed, nothing stored", devices, [.. bareBulk.Order()], $"{BulkLines / Middle(bareBulk) * 1000:#,0} a second"));
        results.Add(new Quantity(Bulk, "processor time of the server for one", devices, Middle(bulkProcessor), "µs"));
        Rates(results, devices, single, bareCommit);
        AtARate(results, devices, atRate, bareAtRate);
        results.Add(new Quantity(Single, "bare framework: group commit", devices, Middle(bareCommit.ConvertAll(run => run.PerSecond)), "a second"));
        results.Add(new Quantity(Single, "bare framework: parsed, nothing stored", devices, Middle(bareParse.ConvertAll(run => run.PerSecond)), "a second"));
        results.Add(new Quantity(Single, "processor time of the server for one", devices, Middle(singleProcessor), "µs"));
    }

    private static void Rates(Results results, int devices, string group, List<double> ours, List<double> bare)
    {
        var rate = BulkLines / Middle(ours) * 1000;
        results.Add(new Figure(group, $"{BulkLines:#,0} stored", devices, [.. ours.Order()], $"{rate:#,0} a second") { Target = new Target(BulkLines / 10.0, "≥ 10,000 a second") });
        var part = Middle(bare) / Middle(ours);
        results.Add(new Quantity(group, "of the rate of the bare framework", devices, part * 100, "%", part >= 0.5, "≥ 50 %"));
    }

    private static void Rates(Results results, int devices, List<LoadRun> ours, List<LoadRun> bare)
    {
        var rate = Middle(ours.ConvertAll(run => run.PerSecond));
        var slowest = Middle(ours.ConvertAll(run => run.Percentile(0.99)));
        results.Add(new Quantity(Single, $"stored, over {Connections} connections", devices, rate, "a second", rate >= 4000, "≥ 4,000"));
        results.Add(new Quantity(Single, "p50", devices, Middle(ours.ConvertAll(run => run.Percentile(0.5))), "ms"));
        results.Add(new Quantity(Single, "p99", devices, slowest, "ms", slowest < 25, "< 25 ms"));
        var part = rate / Middle(bare.ConvertAll(run => run.PerSecond));
        results.Add(new Quantity(Single, "of the rate of the bare framework with group commit", devices, part * 100, "%", part >= 0.5, "≥ 50 %"));
    }

    private static void AtARate(Results results, int devices, List<LoadRun> runs, List<LoadRun> bare)
    {
        var rate = Middle(runs.ConvertAll(run => run.PerSecond));
        results.Add(new Quantity(AtRate, "stored", devices, rate, "a second", rate >= Offered * 0.99, "≥ 4,000"));
        results.Add(new Quantity(AtRate, "p50", devices, Middle(runs.ConvertAll(run => run.Percentile(0.5))), "ms"));
        var slowest = Middle(runs.ConvertAll(run => run.Percentile(0.99)));
        results.Add(new Quantity(AtRate, "p99", devices, slowest, "ms", slowest < 25, "< 25 ms"));
        // What the machine, the disk and the client make of it by themselves.
        results.Add(new Quantity(AtRate, "bare framework with group commit: p50", devices, Middle(bare.ConvertAll(run => run.Percentile(0.5))), "ms"));
        results.Add(new Quantity(AtRate, "bare framework with group commit: p99", devices, Middle(bare.ConvertAll(run => run.Percentile(0.99))), "ms"));
    }

    private static async Task StartAndMemory(BenchServer server, int rounds, int devices, Results results)
    {
        var times = new List<double>();
        var memory = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            server.Stop();
            times.Add((await server.Start()).TotalMilliseconds);
            // Idle: the rounds that the system does by itself had their turn, and what they and the start left behind has been given back or not.
            await Task.Delay(TimeSpan.FromSeconds(45));
            memory.Add(server.Memory() / 1e6);
        }

        var isFull = devices >= 100_000;
        results.Add(new Figure("Start", "from nothing to the first answer about the fleet", devices, [.. times.Order()]) { Target = isFull ? new Target(2000, "< 2 s") : null });
        results.Add(new Quantity("Memory", "of the idle process", devices, Middle(memory), "MB", isFull ? Middle(memory) < 200 : null, isFull ? "< 200 MB" : ""));
    }

    private static double Middle(List<double> numbers) => new Figure("", "", 0, [.. numbers.Order()]).Median;
}
