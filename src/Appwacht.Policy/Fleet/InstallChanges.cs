namespace Appwacht.Policy.Fleet;

/// <summary>What newer inventories changed on the devices of a snapshot, app by app: most changed nothing or little.</summary>
internal sealed class InstallChanges
{
    /// <summary>Each the app, the device, and in the lowest bit whether the app is on it now; ascending.</summary>
    private readonly long[] changes;

    private InstallChanges(long[] changes) => this.changes = changes;

    /// <summary>The changes in their order.</summary>
    public IEnumerable<InstallChange> All => changes.Select(Read);

    /// <summary>How many apps came to a device.</summary>
    public int Added => changes.Count(change => Read(change).IsAdded);

    /// <summary>The changes of a view that has no new devices, or null when there are more than so many.</summary>
    public static InstallChanges? Of(FleetView view, long most)
    {
        var found = new List<long>();
        foreach (var (device, newer) in view.Newer)
        {
            var change = InventoryChange.Between(view.Base.Installed.On(device), newer.Apps);
            found.AddRange(change.Gone.Select(app => Write(app, device, 0)));
            found.AddRange(change.Added.Select(app => Write(app, device, 1)));
            if (found.Count > most)
                return null;
        }

        found.Sort();
        return new([.. found]);
    }

    /// <summary>Those of a range of devices, and of apps from a number on.</summary>
    public InstallChanges In(Range devices, int firstApp) =>
        new([.. changes.Where(change => Read(change) is var one && one.App >= firstApp && one.Device >= devices.Start.Value && one.Device < devices.End.Value)]);

    /// <summary>The changes app by app, ascending; of each the devices, ascending.</summary>
    public IEnumerable<(int App, ArraySegment<long> Changes)> ByApp()
    {
        for (var (from, to) = (0, 0); from < changes.Length; from = to)
        {
            var app = Read(changes[from]).App;
            while (to < changes.Length && Read(changes[to]).App == app)
                to++;
            yield return (app, new(changes, from, to - from));
        }
    }

    /// <summary>One of <see cref="ByApp"/>.</summary>
    public static InstallChange Read(long change) => new((int)(change >> 33), (int)((change >> 1) & uint.MaxValue), (change & 1) != 0);

    private static long Write(int app, int device, int isAdded) => ((long)app << 33) | ((long)device << 1) | (long)isAdded;
}

/// <summary>An app that came to a device, or went.</summary>
internal readonly record struct InstallChange(int App, int Device, bool IsAdded);
