using System.Buffers;
using Appwacht.Benchmarks.Measuring;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>From stored inventories to a fleet that can be asked.</summary>
internal static class Loading
{
    private const int MostBytes = 1 << 24;

    public static void Measure(BenchFleet fleet, Results results)
    {
        // A dictionary numbers apps in the order in which they were first seen, which says nothing of how common they are.
        var seen = Enumerable.Range(0, fleet.Snapshot.Apps.Count).ToArray();
        new Random(1).Shuffle(seen);
        var apps = new FleetApp[seen.Length];
        for (var app = 0; app < seen.Length; app++)
            apps[seen[app]] = fleet.Snapshot.Apps.All[app];
        var stored = Stored(fleet, seen);

        var answer = FleetEvaluator.Evaluate(fleet.View, fleet.Policy, ExemptInstalls.None);
        var loaded = SnapshotLoader.Load(apps, stored).Snapshot;
        var again = FleetEvaluator.Evaluate(
            FleetView.Of(loaded), CompiledPolicy.Of(fleet.Stack, FleetFacts.Of(FleetView.Of(loaded), fleet.Register, fleet.Fleet.Plan.Day, Register.Country.Netherlands), new FleetProfiles(loaded.Devices.Profiles)), ExemptInstalls.None);
        if (!answer.StateOf.SequenceEqual(again.StateOf))
            throw new InvalidOperationException("The fleet that was loaded is not the fleet that was stored.");
        results.Say(fleet.Devices, $"Stored: {stored.Sum(device => (long)device.Inventory.Length) / (double)stored.Length:0} bytes/device with versions and checksum.");
        results.Add(Repeat.Of("Loading", "from stored inventories to a ready index", fleet.Devices, () => SnapshotLoader.Load(apps, stored))
            with
        { Target = Targets.At(fleet.Devices, 1000, "≤ 1.0 s") });
        results.Add(Repeat.Of("Loading", "what the register says of all apps, and the devices with each kind, once a day", fleet.Devices, () =>
            FleetFacts.Of(fleet.View, fleet.Register, fleet.Fleet.Plan.Day, Register.Country.Netherlands).WithKind));
    }

    /// <summary>Devices as they come from a database: identifiers and inventories in large pieces of memory, not one by one.</summary>
    private static StoredDevice[] Stored(BenchFleet fleet, int[] seen)
    {
        var devices = fleet.Snapshot.Devices;
        var stored = new StoredDevice[fleet.Devices];
        var places = new (int Id, int Inventory, int End)[fleet.Devices];
        var (first, buffer) = (0, new ArrayBufferWriter<byte>(MostBytes));
        for (var device = 0; device < stored.Length; device++)
        {
            var id = buffer.WrittenCount;
            buffer.Write(devices.Ids.Utf8(device));
            var inventory = buffer.WrittenCount;
            InventoryBlob.Write([.. fleet.Snapshot.Installed.On(device).Select(app => (App: seen[app], Version: 1 + (app * 31 % 97))).OrderBy(pair => pair.App)], buffer);
            places[device] = (id, inventory, buffer.WrittenCount);
            if (buffer.WrittenCount < MostBytes - (1 << 16) && device < stored.Length - 1)
                continue;
            var bytes = buffer.WrittenMemory.ToArray();
            for (; first <= device; first++)
            {
                var place = places[first];
                stored[first] = new StoredDevice(
                    bytes.AsMemory(place.Id..place.Inventory), devices.Profiles[devices.ProfileOf[first]], devices.PersonOf[first], bytes.AsMemory(place.Inventory..place.End));
            }

            buffer = new ArrayBufferWriter<byte>(MostBytes);
        }

        return stored;
    }
}
