using Appwacht.Policy.Devices;

namespace Appwacht.Policy.Fleet;

/// <summary>What another policy would change for a whole fleet.</summary>
/// <param name="Gained">Installed apps that would be judged more strictly.</param>
/// <param name="Lost">Installed apps that would be judged less strictly.</param>
/// <param name="OnlyCounted">
/// On how many devices with private use an app would be judged otherwise that no rule names today: at least and at most, because of
/// these devices only a count for each app is kept.
/// </param>
public sealed record FleetWhatIf(FleetWhatIfSide Gained, FleetWhatIfSide Lost, (int AtLeast, int AtMost) OnlyCounted)
{
    /// <summary>Compares two policies, in the way that is quicker: by the devices of the apps that change, or by every install.</summary>
    public static FleetWhatIf Of(FleetView fleet, CompiledPolicy now, CompiledPolicy then, ExemptInstalls exempt)
    {
        var change = new PolicyChange(fleet, now, then);
        var installs = change.Apps.Sum(app => (long)fleet.Base.WithApp.Count(app));
        var gatherers = installs * FleetEvaluator.ListCost < fleet.Base.Installed.Count
            ? ByIndex(fleet, change, exempt)
            : ByScan(fleet, change, exempt);
        var gathered = ChangedInstalls.Together(gatherers);
        foreach (var device in fleet.Apart(exempt).ToArray())
            foreach (var app in fleet.On(device))
                if (change.Of(device, app) is not 0 and var direction && !exempt.Contains(device, app))
                    gathered.Add(device, app, direction);
        return new FleetWhatIf(gathered.Side(fleet, 1), gathered.Side(fleet, -1), Counted(fleet, change));
    }

    private static ChangedInstalls[] ByIndex(FleetView fleet, PolicyChange change, ExemptInstalls exempt)
    {
        var apart = fleet.Apart(exempt);
        var shares = change.ShareOut(Environment.ProcessorCount);
        var gathered = shares.Select(_ => new ChangedInstalls(fleet)).ToArray();
        Parallel.For(0, shares.Count, i =>
        {
            foreach (var app in shares[i])
            {
                var visitor = new Gathering(app, change.DirectionsOf(app), change.PairOf, apart, gathered[i]);
                fleet.Base.WithApp.Visit(app, ref visitor);
            }
        });
        return gathered;
    }

    private static ChangedInstalls[] ByScan(FleetView fleet, PolicyChange change, ExemptInstalls exempt)
    {
        var apart = fleet.Apart(exempt);
        var tables = change.Tables();
        var parts = Ranges.Of(fleet.Base.Devices.Count, Environment.ProcessorCount);
        var gathered = parts.Select(_ => new ChangedInstalls(fleet)).ToArray();
        Parallel.For(0, parts.Length, i =>
        {
            for (var device = parts[i].Start.Value; device < parts[i].End.Value; device++)
            {
                if (apart.Contains(device))
                    continue;
                var table = tables[change.PairOf[device]];
                foreach (var app in fleet.Base.Installed.Common(device))
                    if (table[app] != 0)
                        gathered[i].Add(device, app, table[app]);
                foreach (var app in fleet.Base.Installed.Rare(device))
                    if (change.Of(device, app) is not 0 and var direction)
                        gathered[i].Add(device, app, direction);
            }
        });
        return gathered;
    }

    private static (int AtLeast, int AtMost) Counted(FleetView fleet, PolicyChange change)
    {
        var profiles = fleet.Base.Devices.Profiles.Index().Where(profile => profile.Item.Ownership is Ownership.PrivateUseAllowed).Select(profile => profile.Index).ToArray();
        var devices = fleet.Base.Devices.ProfileOf.Count(profile => fleet.Base.Devices.Profiles[profile].Ownership is Ownership.PrivateUseAllowed);
        var (atLeast, atMost) = (0, 0L);
        foreach (var (app, count) in fleet.Base.OnlyCounted)
        {
            var changed = profiles.Count(profile => change.OfProfile(profile, app) != 0);
            if (changed == profiles.Length && changed > 0)
                atLeast = Math.Max(atLeast, count);
            if (changed > 0)
                atMost += count;
        }

        return (atLeast, (int)Math.Min(atMost, devices));
    }

    private readonly struct Gathering(int app, sbyte[] directions, byte[] pairOf, DeviceSet apart, ChangedInstalls gathered) : IDeviceVisitor
    {
        public void Visit(int device)
        {
            var direction = directions[pairOf[device]];
            if (direction != 0 && !apart.Contains(device))
                gathered.Add(device, app, direction);
        }
    }
}

/// <summary>One direction of a what-if.</summary>
/// <param name="Installs">How many installed apps.</param>
/// <param name="Devices">The devices, ascending.</param>
/// <param name="People">How many people on record use them.</param>
/// <param name="Units">How many of the devices are used in each unit; devices without a known unit under the empty name.</param>
/// <param name="Apps">How many installs of each app, by number.</param>
/// <param name="Pairs">Every device and app, or null when there are more than <see cref="ChangedInstalls.MostPairs"/>.</param>
public sealed record FleetWhatIfSide(
    long Installs, int[] Devices, int People, IReadOnlyDictionary<string, int> Units, IReadOnlyDictionary<int, int> Apps, IReadOnlyList<(int Device, int App)>? Pairs);
