namespace Appwacht.Policy.Fleet;

/// <summary>Makes one snapshot of a snapshot and what lies over it.</summary>
internal static class FleetCompaction
{
    /// <summary>With more changes than this part of what is installed it is quicker to make everything anew.</summary>
    private const int MostChanges = 16;

    /// <summary>With more new apps than this part of them the numbers are given anew.</summary>
    private const int MostNewApps = 16;

    /// <summary>The snapshot, and the new number of each app; null when they kept theirs.</summary>
    public static (FleetSnapshot Snapshot, int[]? NewNumberOf) Of(FleetView view)
    {
        var before = view.Base;
        var keepsNumbers = view.NewIds.IsEmpty && view.Apps.Later <= before.Apps.Count / MostNewApps && !before.WithApp.IsOutgrown(before.Devices.Count);
        return keepsNumbers && InstallChanges.Of(view, before.Installed.Count / MostChanges) is { } changes ? (Changed(view, changes), null) : Anew(view);
    }

    /// <summary>Everything made anew, with apps numbered by how common they are now.</summary>
    public static (FleetSnapshot Snapshot, int[] NewNumberOf) Anew(FleetView view)
    {
        var order = AppOrder.ByPopularity(Counts(view));
        var runs = RunsBuilder.Of(view.Devices, view.On, view.Installs, order.NewNumberOf);
        // On one processor: it is made while others are served, who must not wait for it.
        var snapshot = new FleetSnapshot(
            new FleetApps([.. order.OldNumberOf.Select(old => view.Apps[old])]), Devices(view), runs, DevicesWithApp.Of(runs, view.Apps.Count, processors: 1),
            view.Base.OnlyCounted.ToDictionary(pair => order.NewNumberOf[pair.Key], pair => pair.Value));
        return (snapshot, order.NewNumberOf);
    }

    /// <summary>
    /// A snapshot without new devices, with what changed written into copies of what it is made of: that is most times little, and some ten times
    /// as quick as making it anew.
    /// </summary>
    public static FleetSnapshot Changed(FleetView view, InstallChanges changes)
    {
        var runs = view.Base.Installed.With([.. view.Newer.Keys.Order()], view.On);
        return new(view.Apps, Devices(view), runs, view.Base.WithApp.With(runs, changes, view.Apps.Count), view.Base.OnlyCounted);
    }

    private static int[] Counts(FleetView view)
    {
        var counts = new int[view.Apps.Count];
        for (var app = 0; app < view.Base.Apps.Count; app++)
            counts[app] = view.Base.WithApp.Count(app);
        foreach (var (device, newer) in view.Newer)
        {
            if (view.IsInBase(device))
                foreach (var app in view.Base.Installed.On(device))
                    counts[app]--;
            foreach (var app in newer.Apps)
                counts[app]++;
        }

        return counts;
    }

    private static FleetDevices Devices(FleetView view)
    {
        var of = view.Base.Devices;
        var (profileOf, personOf) = (new int[view.Devices], new int[view.Devices]);
        of.ProfileOf.CopyTo(profileOf, 0);
        of.PersonOf.CopyTo(personOf, 0);
        foreach (var (device, newer) in view.Newer)
            (profileOf[device], personOf[device]) = (newer.Profile, newer.Person);
        return new FleetDevices(Ids(view), view.Profiles.All, profileOf, personOf);
    }

    private static DeviceIds Ids(FleetView view) => view.NewIds.IsEmpty ? view.Base.Devices.Ids
        : DeviceIds.Of([.. Enumerable.Range(0, view.Base.Devices.Count).Select(device => view.Base.Devices.Ids[device]), .. view.NewIds.OrderBy(id => id.Value).Select(id => id.Key)]);
}
