using Appwacht.Policy.Devices;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// What can be said of apps of which only their number is kept: of a device on which private use is allowed, an app that nothing names
/// is nowhere kept with the device. On how many such devices it is, is known; on which, is not.
/// </summary>
/// <param name="Devices">How many of these devices have one of the apps.</param>
/// <param name="ByApp">How many have each app, by number; without those that none can have.</param>
public sealed record CountedApps(CountBounds Devices, IReadOnlyDictionary<int, CountBounds> ByApp)
{
    /// <summary>Of nothing only the number is kept.</summary>
    internal static CountedApps None { get; } = new(default, new Dictionary<int, CountBounds>());

    /// <summary>Those in some cells of a grid.</summary>
    internal static CountedApps Where(FleetGrid grid, bool[][] cells)
    {
        if (grid.Fleet.Base.OnlyCounted.Count == 0)
            return None;
        var sizes = PrivateUseDevices(grid);
        var all = sizes.Sum();
        var ofClass = Enumerable.Range(0, grid.Classes).Select(@class => sizes.Where((_, group) => cells[group][@class]).Sum()).ToArray();
        var byApp = new Dictionary<int, CountBounds>();
        var classes = new HashSet<int>();
        foreach (var (app, count) in grid.Fleet.Base.OnlyCounted)
        {
            var @class = grid.ClassOf[app];
            if (ofClass[@class] == 0)
                continue;
            classes.Add(@class);
            byApp[app] = new CountBounds(Math.Max(0, count - (all - ofClass[@class])), Math.Min(count, ofClass[@class]));
        }

        // Of two apps it is not known whether they are on the same devices: at least those of one app, at most those of all together.
        var possible = sizes.Where((_, group) => classes.Any(@class => cells[group][@class])).Sum();
        return new(new CountBounds(byApp.Values.Max(app => (int?)app.AtLeast) ?? 0, (int)Math.Min(possible, byApp.Values.Sum(app => (long)app.AtMost))), byApp);
    }

    private static int[] PrivateUseDevices(FleetGrid grid)
    {
        var fleet = grid.Fleet;
        var sizes = new int[grid.Groups];
        foreach (var (profile, devices) in fleet.Base.Devices.CountByProfile.Index())
            Add(profile, devices);
        foreach (var (device, newer) in fleet.Newer)
        {
            Add(newer.Profile, 1);
            if (fleet.IsInBase(device))
                Add(fleet.Base.Devices.ProfileOf[device], -1);
        }

        return sizes;

        void Add(int profile, int devices) =>
            sizes[grid.GroupOfProfile(profile)] += fleet.Profiles.All[profile].Ownership is Ownership.PrivateUseAllowed ? devices : 0;
    }
}

/// <summary>A count of which only so much is known. Exact when both are the same.</summary>
/// <param name="AtLeast">There are no fewer.</param>
/// <param name="AtMost">There are no more.</param>
public readonly record struct CountBounds(int AtLeast, int AtMost)
{
    /// <summary>Whether it is known exactly.</summary>
    public bool IsExact => AtLeast == AtMost;
}
