using Appwacht.Benchmarks.Measuring;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>What the engine holds for each device.</summary>
internal static class MemoryUse
{
    private const string Group = "Memory";
    private const string Unit = "bytes/device";

    public static void Measure(BenchFleet fleet, Results results)
    {
        double PerDevice(long bytes) => (double)bytes / fleet.Devices;
        var installed = fleet.Snapshot.Installed;
        results.Add(Targets.Judged(new Quantity(Group, "all indexes, facts and policy, as the heap grew", fleet.Devices, PerDevice(fleet.AllBytes), Unit), bytes => bytes <= 600, "≤ 600"));
        results.Add(new Quantity(Group, "the snapshot with its indexes, as the heap grew", fleet.Devices, PerDevice(fleet.SnapshotBytes), Unit));
        results.Add(new Quantity(Group, "of which runs of app numbers, computed", fleet.Devices, PerDevice(2L * installed.Numbers.Length + 4L * installed.Starts.Length + 8L * installed.RareApps.Length), Unit));
        results.Add(new Quantity(Group, "of which devices with each app, computed", fleet.Devices, PerDevice(fleet.Snapshot.WithApp.Bytes), Unit));
        results.Add(new Quantity(Group, "of which devices with each kind of app, computed", fleet.Devices, PerDevice(fleet.KindBytes), Unit));
        results.Add(new Quantity(Group, "of which profile and user, computed", fleet.Devices, 8, Unit));
        results.Say(fleet.Devices, $"{installed.Count:#,0} installs, of which {installed.RareApps.Length:#,0} of rare apps; {fleet.Snapshot.Apps.Count:#,0} apps, {fleet.Snapshot.Devices.Profiles.Count:#,0} profiles; "
            + $"the policy tells {fleet.Policy.Classes} classes of apps and {fleet.Policy.Profiles} profiles apart; {fleet.Exemptions.Count:#,0} exemptions.");
    }
}
