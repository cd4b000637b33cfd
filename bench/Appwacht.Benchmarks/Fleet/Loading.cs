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
        var order = AsFirstSeen(fleet.Snapshot);
        var load = Load(fleet, order, results, "from stored inventories to a ready index") with { Target = Targets.At(fleet.Devices, 1000, "≤ 1.0 s") };
        results.Add(load);
        new Random(1).Shuffle(order);
        results.Add(Load(fleet, order, results, "the same, apps numbered in no order at all"));
        results.Add(Repeat.Of("Loading", "what the register says of all apps, and the devices with each kind, once a day", fleet.Devices, () =>
            FleetFacts.Of(fleet.View, fleet.Register, fleet.Fleet.Plan.Day, Register.Country.Netherlands).WithKind));
        results.Add(Repeat.Of("Loading", "the devices with each app and each kind, made again after a quiet time", fleet.Devices, () =>
        {
            fleet.Snapshot.WithApp.PutAway(evenIfAsked: true);
            fleet.Facts.PutAway(evenIfAsked: true);
            return (fleet.Snapshot.WithApp.Of(fleet.Snapshot.Apps.Count - 1), fleet.Facts.WithKind);
        }));
    }

    private static Figure Load(BenchFleet fleet, int[] numberOf, Results results, string name)
    {
        var apps = new FleetApp[numberOf.Length];
        for (var app = 0; app < numberOf.Length; app++)
            apps[numberOf[app]] = fleet.Snapshot.Apps.All[app];
        var stored = Stored(fleet, numberOf);
        Check(fleet, SnapshotLoader.Load(apps, stored).Snapshot);
        results.Say(fleet.Devices, $"{name[..1].ToUpperInvariant()}{name[1..]}: {stored.Sum(device => (long)device.Inventory.Length) / (double)stored.Length:0} bytes/device are stored, with versions and checksum.");
        return Repeat.Of("Loading", name, fleet.Devices, () => SnapshotLoader.Load(apps, stored));
    }

    private static void Check(BenchFleet fleet, FleetSnapshot loaded)
    {
        var view = FleetView.Of(loaded);
        var facts = FleetFacts.Of(view, fleet.Register, fleet.Fleet.Plan.Day, Register.Country.Netherlands);
        var states = FleetEvaluator.States(view, CompiledPolicy.Of(fleet.Stack, facts, view.Profiles), ExemptInstalls.None);
        if (!states.AsSpan().SequenceEqual(FleetEvaluator.States(fleet.View, fleet.Policy, ExemptInstalls.None)))
            throw new InvalidOperationException("The fleet that was loaded is not the fleet that was stored.");
    }

    /// <summary>The number of each app in a dictionary, which numbers apps when they are first seen: the common ones soon, the rare ones late.</summary>
    private static int[] AsFirstSeen(FleetSnapshot snapshot)
    {
        var numberOf = new int[snapshot.Apps.Count];
        var (next, order) = (0, new Random(1));
        for (var device = 0; device < snapshot.Devices.Count; device++)
        {
            var installed = snapshot.Installed.On(device);
            order.Shuffle(installed); // a management system lists them in no order
            foreach (var app in installed)
                numberOf[app] = numberOf[app] == 0 ? ++next : numberOf[app];
        }

        foreach (ref var number in numberOf.AsSpan())
            number = number == 0 ? next++ : number - 1;
        return numberOf;
    }

    /// <summary>Devices as they come from a database: identifiers and inventories in large pieces of memory, not one by one.</summary>
    private static StoredDevice[] Stored(BenchFleet fleet, int[] numberOf)
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
            InventoryBlob.Write([.. fleet.Snapshot.Installed.On(device).Select(app => (App: numberOf[app], Version: 1 + (app * 31 % 97))).OrderBy(pair => pair.App)], buffer);
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
