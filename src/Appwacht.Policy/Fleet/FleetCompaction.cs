namespace Appwacht.Policy.Fleet;

/// <summary>Makes one snapshot of a snapshot and what lies over it, numbering the apps anew by how common they are now.</summary>
internal static class FleetCompaction
{
    public static (FleetSnapshot Snapshot, int[] NewNumberOf) Of(FleetView view)
    {
        var order = AppOrder.ByPopularity(Counts(view));
        var runs = RunsBuilder.Of(view.Devices, view.On, view.Installs, order.NewNumberOf);
        // On one processor: it is made while others are served, who must not wait for it.
        var snapshot = new FleetSnapshot(
            new FleetApps([.. order.OldNumberOf.Select(old => view.Apps[old])]), Devices(view), runs, DevicesWithApp.Of(runs, view.Apps.Count, processors: 1),
            view.Base.OnlyCounted.ToDictionary(pair => order.NewNumberOf[pair.Key], pair => pair.Value));
        return (snapshot, order.NewNumberOf);
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
