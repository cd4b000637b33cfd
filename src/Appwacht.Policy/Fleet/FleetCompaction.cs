namespace Appwacht.Policy.Fleet;

/// <summary>Makes one snapshot of a snapshot and what lies over it, numbering the apps anew by how common they are now.</summary>
internal static class FleetCompaction
{
    public static (FleetSnapshot Snapshot, int[] NewNumberOf) Of(FleetView view)
    {
        var byDevice = new int[view.Base.Devices.Count][];
        for (var device = 0; device < byDevice.Length; device++)
            byDevice[device] = view.On(device);
        var order = AppOrder.ByPopularity(byDevice, view.Apps.Count);
        var runs = RunsBuilder.Of(byDevice, order.NewNumberOf);
        var snapshot = view.Base with
        {
            Apps = new FleetApps([.. order.OldNumberOf.Select(old => view.Apps.All[old])]),
            Installed = runs,
            WithApp = DevicesWithApp.Of(runs, view.Apps.Count),
            OnlyCounted = view.Base.OnlyCounted.ToDictionary(pair => order.NewNumberOf[pair.Key], pair => pair.Value),
        };
        return (snapshot, order.NewNumberOf);
    }
}
