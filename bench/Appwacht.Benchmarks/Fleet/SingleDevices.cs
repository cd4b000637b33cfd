using Appwacht.Benchmarks.Measuring;
using Appwacht.Policy.Fleet;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>One device at a time, as inventories arrive.</summary>
internal static class SingleDevices
{
    private const string Group = "One device";
    private const int Sample = 1_000;

    public static void Measure(BenchFleet fleet, Results results)
    {
        // Far apart, so that none is in the cache because of the one before it.
        var devices = Enumerable.Range(0, Sample).Select(i => (int)(i * 7919L % fleet.Devices)).ToArray();
        results.Add(Repeat.OfMany(Group, "judged again", fleet.Devices, Sample, i => fleet.View.Judge(devices[i], fleet.Policy, fleet.Exempt)));

        var usual = new JsonInventories(fleet, devices, JsonInventories.Usual);
        results.Say(fleet.Devices, $"A message with one device's inventory is {usual.AverageLength:0} bytes of JSON.");
        results.Add(Repeat.OfMany(Group, "from JSON to findings", fleet.Devices, Sample, i => usual.Judge(i)) with { Target = Targets.At(fleet.Devices, 0.015, "≤ 15 µs") });
        var neverSeen = new JsonInventories(fleet, devices, JsonInventories.NeverSeen);
        results.Add(Repeat.OfMany(Group, "from JSON to findings, every version a new one", fleet.Devices, Sample, i => neverSeen.JudgeAnew(i)));

        var index = new FleetIndex(fleet.Snapshot, Enumerable.Range(0, fleet.Snapshot.Apps.Count));
        var inventories = Array.ConvertAll(devices, fleet.Snapshot.Installed.On);
        results.Add(Repeat.OfMany(Group, "newer inventory put into the index", fleet.Devices, Sample, i => index.Update(devices[i], inventories[(i + 1) % Sample])));
    }
}
