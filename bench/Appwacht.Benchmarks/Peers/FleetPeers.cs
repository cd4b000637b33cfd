using System.Diagnostics;
using Appwacht.Benchmarks.Fleet;
using Appwacht.Benchmarks.Measuring;
using Appwacht.Policy.Fleet;

namespace Appwacht.Benchmarks.Peers;

/// <summary>Runs the peers that can take a fleet of this size, and holds their answers against ours.</summary>
internal static class FleetPeers
{
    private const string Group = "The same by others";

    /// <summary>How much each can take before the benchmark takes hours, and how often it is asked.</summary>
    private static readonly (string Name, string Shown, int MostDevices, int Repetitions, Func<PeerFleet, IFleetPeer> Load)[] All =
    [
        ("duckdb", "DuckDB, in memory, two threads, star joins", int.MaxValue, 5, fleet => new DuckDbPeer(fleet, prepared: false)),
        ("duckdb-prepared", "DuckDB, given our classes and profiles as tables", int.MaxValue, 5, fleet => new DuckDbPeer(fleet, prepared: true)),
        ("sqlite", "SQLite, in memory, star joins", 100_000, 3, fleet => new SqlitePeer(fleet)),
        ("plain", "a plain loop over strings and dictionaries, C#", 100_000, 5, fleet => new PlainLoopPeer(fleet)),
        ("rulesengine", "Microsoft RulesEngine", 10_000, 3, fleet => new RulesEnginePeer(fleet)),
    ];

    public static IEnumerable<string> Names => All.Select(peer => peer.Name);

    public static void Measure(BenchFleet fleet, string[] asked, Results results, Figure ours, FleetCounts expected, FleetWhatIf whatIf)
    {
        foreach (var (name, shown, most, repetitions, load) in All.Where(peer => asked.Contains(peer.Name)))
        {
            if (fleet.Devices > most)
            {
                results.Say(fleet.Devices, $"{shown}: not run; it is run on at most {most:#,0} devices.");
                continue;
            }

            var start = Stopwatch.GetTimestamp();
            using var peer = load(new PeerFleet(fleet));
            var loaded = Stopwatch.GetElapsedTime(start);
            var counts = peer.Evaluate();
            if (counts != expected)
                throw new InvalidOperationException($"{shown} says: {counts}. We say: {expected}.");

            var figure = results.Add(Repeat.Of(Group, shown, fleet.Devices, peer.Evaluate, repetitions, warm: false));
            results.Say(fleet.Devices, $"{shown}: the same counts as ours; loaded in {Results.Time(loaded.TotalMilliseconds)}.");
            var ratio = new Quantity(Group, $"{shown}, times slower", fleet.Devices, figure.Median / ours.Median, "×");
            results.Add(name is "duckdb" ? Targets.Judged(ratio, times => times >= 80, "≥ 80 ×") : ratio);
            if (peer is DuckDbPeer duck && name is "duckdb")
                WhatIf(fleet, duck, results, whatIf);
        }
    }

    private static void WhatIf(BenchFleet fleet, DuckDbPeer duck, Results results, FleetWhatIf expected)
    {
        var counts = duck.WhatIf();
        var ours = (expected.Gained.Installs, (long)expected.Gained.Devices.Count, (long)expected.Gained.People.Count);
        if (counts != ours)
            throw new InvalidOperationException($"DuckDB says {counts} for the what-if, we say {ours}.");
        results.Add(Repeat.Of(Group, "DuckDB, what if a country with 0.8 % of installs, counts without lists", fleet.Devices, duck.WhatIf, 5, warm: false));
    }
}
