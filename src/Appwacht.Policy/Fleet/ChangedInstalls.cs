namespace Appwacht.Policy.Fleet;

/// <summary>Gathers installs whose verdict changes in one direction: the devices, how many of each app, and the pairs while they are not too many.</summary>
public sealed class ChangedInstalls
{
    /// <summary>More pairs than this are not listed one by one: nobody reads them, and at 8 bytes each they would fill the memory.</summary>
    public const int MostPairs = 5_000_000;

    private readonly DeviceSet devices;
    private readonly int[] apps;
    private (int Device, int App)[]? pairs;
    private int listed;
    private long installs;

    internal ChangedInstalls(FleetView fleet, bool listPairs)
    {
        devices = new DeviceSet(fleet.Base.Devices.Count);
        apps = new int[fleet.Apps.Count];
        pairs = listPairs ? [] : null;
    }

    /// <summary>Makes room for so many pairs more, so that adding them needs no look at the room there is.</summary>
    internal void Reserve(int more)
    {
        if (pairs is { } room && listed + more > room.Length)
            Array.Resize(ref pairs, Math.Max(listed + more, room.Length * 2));
    }

    /// <summary>Adds a pair for which room was made.</summary>
    internal void Add(int device, int app)
    {
        devices.Add(device);
        apps[app]++;
        installs++;
        if (pairs is { } room)
            room[listed++] = (device, app);
    }

    /// <summary>Adds a device with so many installs whose apps are counted elsewhere.</summary>
    internal void AddDevice(int device, int count)
    {
        devices.Add(device);
        installs += count;
    }

    /// <summary>Counts so many more, or fewer, installs of an app whose devices are added elsewhere.</summary>
    internal void Count(int app, int count) => apps[app] += count;

    /// <summary>Puts the counts of the apps of a device right, by what a table says of each.</summary>
    internal void Correct(ReadOnlySpan<ushort> run, sbyte[] by)
    {
        foreach (var app in run)
            apps[app] += by[app];
    }

    internal void Add(ChangedInstalls other)
    {
        devices.Add(other.devices);
        for (var app = 0; app < apps.Length; app++)
            apps[app] += other.apps[app];
        if (pairs is not null && other.pairs is { } others)
        {
            Reserve(other.listed);
            others.AsSpan(0, other.listed).CopyTo(pairs.AsSpan(listed));
            listed += other.listed;
        }

        installs += other.installs;
    }

    internal FleetWhatIfSide Side(FleetView fleet)
    {
        var found = devices.ToArray();
        var of = fleet.Base.Devices;
        var people = new DeviceSet(of.PersonOf.Length == 0 ? 0 : of.PersonOf.Max() + 1);
        var byProfile = new int[of.Profiles.Count];
        foreach (var device in found)
        {
            byProfile[of.ProfileOf[device]]++;
            if (of.PersonOf[device] >= 0)
                people.Add(of.PersonOf[device]);
        }

        return new FleetWhatIfSide(
            installs, found, people.Count,
            byProfile.Index().Where(profile => profile.Item > 0).GroupBy(profile => of.Profiles[profile.Index].Unit ?? "", profile => profile.Item).ToDictionary(unit => unit.Key, unit => unit.Sum()),
            apps.Index().Where(app => app.Item > 0).ToDictionary(app => app.Index, app => app.Item),
            pairs?[..listed]);
    }
}
