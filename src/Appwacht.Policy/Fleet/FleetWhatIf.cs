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
        var (gained, lost) = change.Apps.Sum(app => (long)fleet.Base.WithApp.Count(app)) <= ChangedInstalls.MostPairs
            ? WhatIfByIndex.Gather(fleet, change, exempt)
            : WhatIfByScan.Gather(fleet, change, exempt);
        return new FleetWhatIf(gained.Side(fleet), lost.Side(fleet), Counted(fleet, change));
    }

    private static (int AtLeast, int AtMost) Counted(FleetView fleet, PolicyChange change)
    {
        if (fleet.Base.OnlyCounted.Count == 0)
            return (0, 0);
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
}

/// <summary>One direction of a what-if.</summary>
/// <param name="Installs">How many installed apps.</param>
/// <param name="Devices">The devices, ascending.</param>
/// <param name="People">How many people on record use them.</param>
/// <param name="Units">How many of the devices are used in each unit; devices without a known unit under the empty name.</param>
/// <param name="Apps">How many installs of each app, by number.</param>
/// <param name="Pairs">Every device and app, or null when there may be more than <see cref="ChangedInstalls.MostPairs"/>.</param>
public sealed record FleetWhatIfSide(
    long Installs, int[] Devices, int People, IReadOnlyDictionary<string, int> Units, IReadOnlyDictionary<int, int> Apps, IReadOnlyList<(int Device, int App)>? Pairs);
