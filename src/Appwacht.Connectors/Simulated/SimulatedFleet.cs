using Appwacht.Policy.Devices;

namespace Appwacht.Connectors.Simulated;

/// <summary>What a simulated device reports.</summary>
/// <param name="Device">The device.</param>
/// <param name="At">When.</param>
/// <param name="Apps">What is on it.</param>
public sealed record SimulatedSync(string Device, DateTimeOffset At, IReadOnlyList<InstalledApp> Apps);

/// <summary>
/// A management system with devices that are not there, for demonstrations and tests: they report when they like, and their users remove apps,
/// ignore what they are asked, install apps again or refuse. From the same seed, and told the same, it does the same.
/// </summary>
public sealed class SimulatedFleet
{
    private readonly Dictionary<string, SimulatedDevice> devices;
    private readonly HashSet<string> known = [];
    private readonly List<(int Command, SimulatedAnswer Answer)> answers = [];

    /// <summary>Begins.</summary>
    /// <param name="seed">Which chances.</param>
    /// <param name="begin">When it begins.</param>
    /// <param name="fleet">The devices.</param>
    /// <param name="apps">What is on them.</param>
    /// <param name="keyOf">How an app is called in what it is told.</param>
    public SimulatedFleet(ulong seed, DateTimeOffset begin, IEnumerable<Device> fleet, IEnumerable<InstalledApp> apps, Func<InstalledApp, string> keyOf)
    {
        var installed = apps.ToLookup(app => app.DeviceId, StringComparer.OrdinalIgnoreCase);
        devices = fleet.ToDictionary(device => device.Id, device => new SimulatedDevice(device.Id, installed[device.Id], seed, begin, keyOf), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How often something came that it had already.</summary>
    public int Repeated { get; private set; }

    /// <summary>The devices that are shut out.</summary>
    public HashSet<string> ShutOut { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the user of a device one of a kind.</summary>
    public void Make(string device, Temper temper, RemovalLuck luck = RemovalLuck.Works) => (devices[device].Temper, devices[device].Luck) = (temper, luck);

    /// <summary>The user of a device reads a message.</summary>
    public void Read(string key, string device, string step, IEnumerable<string> apps, DateTimeOffset at) => Once($"{key}/{device}", () => devices[device].Read(step, apps, at));

    /// <summary>Takes a command to remove an app.</summary>
    /// <param name="key">By which it is known again.</param>
    /// <param name="device">The device.</param>
    /// <param name="app">The app.</param>
    /// <param name="command">The number to answer to.</param>
    /// <param name="at">When.</param>
    public void Remove(string key, string device, string app, int command, DateTimeOffset at) => Once(key, () => devices[device].Remove(app, command, at));

    /// <summary>Takes a command to let a device report.</summary>
    public void AskInventory(string key, string device, DateTimeOffset at) => Once(key, () => devices[device].Hurry(at));

    /// <summary>Takes a command to shut a device out.</summary>
    public void Block(string key, string device, DateTimeOffset at) => Once(key, () =>
    {
        ShutOut.Add(device);
        devices[device].ShutOut(at);
    });

    /// <summary>Takes a command to let a device in.</summary>
    public void Lift(string key, string device) => Once(key, () => ShutOut.Remove(device));

    /// <summary>Lets time go by.</summary>
    /// <returns>What was reported meanwhile, in order, and what became of removals.</returns>
    public (IReadOnlyList<SimulatedSync> Reports, IReadOnlyList<(int Command, SimulatedAnswer Answer)> Answers) LiveUntil(DateTimeOffset now)
    {
        var reports = new List<SimulatedSync>();
        answers.Clear();
        foreach (var device in devices.Values.OrderBy(device => device.Id, StringComparer.Ordinal))
            device.LiveUntil(now, reports, answers);
        return ([.. reports.OrderBy(report => report.At)], [.. answers]);
    }

    private void Once(string key, Action act)
    {
        if (known.Add(key))
            act();
        else
            Repeated++;
    }
}
