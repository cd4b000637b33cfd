using System.Buffers;
using Appwacht.Connectors.Files;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Syntax;
using Appwacht.Server.Imports;

namespace Appwacht.Server.Demo;

/// <summary>What the fictional municipality begins with: its people and devices, and its policy, which was decided on the day that it begins.</summary>
internal sealed class DemoSample
{
    private readonly FleetDevices fleet;

    private DemoSample(FleetDevices fleet, IReadOnlyList<InstalledApp> apps, TimeSpan later) =>
        (this.fleet, Apps, Devices) = (fleet, apps, [.. fleet.Devices.Values.Select(device => device with { InventoryAt = device.InventoryAt + later })]);

    /// <summary>The devices; the last of them reported in the day before the beginning.</summary>
    public IReadOnlyList<Device> Devices { get; }

    /// <summary>What is on them.</summary>
    public IReadOnlyList<InstalledApp> Apps { get; }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "demo");

    /// <summary>Reads it.</summary>
    /// <param name="begin">When the demonstration begins.</param>
    public static DemoSample Read(DateTimeOffset begin)
    {
        var (folder, _) = FleetFolder.Open(Folder);
        if (folder is null)
            throw new InvalidDataException("The sample does not come with this program.");
        var rejects = new NoRejects();
        var fleet = folder.ReadDevices(rejects);
        InstalledApp[] apps = [.. folder.ReadInstalledApps(fleet, rejects)];
        var newest = fleet.Devices.Values.Max(device => device.InventoryAt) ?? begin;
        return new(fleet, apps, TimeSpan.FromDays(Math.Floor((begin - newest).TotalDays)));
    }

    /// <summary>The text of its policy, decided on a day.</summary>
    public static async Task<string> Policy(DateOnly decided, CancellationToken cancel)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "beleid.yaml"), cancel);
        var written = PolicyParser.Parse(text).Document?.Decision.Date ?? throw new InvalidDataException("The policy of the sample cannot be read.");
        return text.Replace($"date: {written:yyyy-MM-dd}", $"date: {decided:yyyy-MM-dd}", StringComparison.Ordinal);
    }

    /// <summary>Everything as lines for the intake.</summary>
    public IReadOnlyList<FleetLine> Lines()
    {
        var installed = Apps.ToLookup(app => app.DeviceId, StringComparer.Ordinal);
        return
        [
            .. fleet.People.Values.Select(person => new FleetLine.OfPerson(person)),
            .. Devices.Select(device => new FleetLine.OfDevice("voorbeeld", device)),
            .. Devices.Where(device => device.InventoryAt is not null).Select(device => Inventory(device.Id, device.InventoryAt!.Value, installed[device.Id])),
        ];
    }

    /// <summary>What is on a device, as a line for the intake.</summary>
    public static FleetLine Inventory(string device, DateTimeOffset at, IEnumerable<InstalledApp> apps)
    {
        var list = new ArrayBufferWriter<byte>();
        foreach (var app in apps)
        {
            if (list.WrittenCount > 0)
                list.Write(","u8);
            InventoryBytes.Write(list, app);
        }

        return new FleetLine.OfInventory(InventoryBytes.Of(device, at, list.WrittenSpan));
    }

    private sealed class NoRejects : IRejects
    {
        public void Add(Reject reject) => throw new InvalidDataException("The sample has a row that cannot be used.");
    }
}
