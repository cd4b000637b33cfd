using Appwacht.Policy.Judgement;

namespace Appwacht.Policy.Fleet;

/// <summary>Gathers devices and what is installed on them, in any order, and makes a snapshot of it.</summary>
public sealed class FleetBuilder
{
    private readonly List<FleetApp> apps = [];
    private readonly List<string> deviceIds = [];
    private readonly List<int> profileOf = [];
    private readonly List<int> personOf = [];
    private readonly List<DeviceFacts> profiles = [];
    private readonly Dictionary<string, int> profileNumbers = [];
    private readonly List<(int Device, int App)> installs = [];
    private readonly Dictionary<int, int> onlyCounted = [];

    /// <summary>Adds an app and gives the number by which it is referred to until the snapshot is made.</summary>
    public int AddApp(FleetApp app)
    {
        apps.Add(app);
        return apps.Count - 1;
    }

    /// <summary>Adds a device and gives its number, also in the snapshot.</summary>
    /// <param name="id">Its identifier, unique.</param>
    /// <param name="facts">What a policy may ask of it and its user.</param>
    /// <param name="person">The number of its user, or -1.</param>
    public int AddDevice(string id, DeviceFacts facts, int person)
    {
        if (!profileNumbers.TryGetValue(facts.Key, out var profile))
        {
            profileNumbers[facts.Key] = profile = profiles.Count;
            profiles.Add(facts);
        }

        deviceIds.Add(id);
        profileOf.Add(profile);
        personOf.Add(person);
        return deviceIds.Count - 1;
    }

    /// <summary>Says that an app is on a device; twice is as good as once.</summary>
    public void AddInstall(int device, int app) => installs.Add((device, app));

    /// <summary>Says that an app that no rule names is on one more device of which only that is kept.</summary>
    public void CountOnly(int app) => onlyCounted[app] = onlyCounted.GetValueOrDefault(app) + 1;

    /// <summary>Makes the snapshot.</summary>
    public FleetSnapshot Build() => Build(out _);

    /// <summary>Makes the snapshot.</summary>
    /// <param name="numberOf">For each app that was added its number in the snapshot.</param>
    public FleetSnapshot Build(out IReadOnlyList<int> numberOf)
    {
        var byDevice = new int[deviceIds.Count][];
        var counts = new int[deviceIds.Count];
        foreach (var (device, _) in installs)
            counts[device]++;
        for (var device = 0; device < byDevice.Length; device++)
            byDevice[device] = new int[counts[device]];
        foreach (var (device, app) in installs)
            byDevice[device][--counts[device]] = app;
        var order = AppOrder.ByPopularity(byDevice, apps.Count);
        numberOf = order.NewNumberOf;
        var runs = RunsBuilder.Of(byDevice, order.NewNumberOf);
        return new FleetSnapshot(
            new FleetApps([.. order.OldNumberOf.Select(old => apps[old])]),
            new FleetDevices(DeviceIds.Of(deviceIds), profiles, [.. profileOf], [.. personOf]),
            runs, DevicesWithApp.Of(runs, apps.Count),
            onlyCounted.ToDictionary(pair => order.NewNumberOf[pair.Key], pair => pair.Value));
    }
}
