using System.Text;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>Inventories as a management system sends them, and what it takes to read them into numbers.</summary>
internal sealed class JsonInventories
{
    private readonly BenchFleet fleet;
    private readonly InventoryJson reader;
    private readonly ReadInventory read = new();
    private readonly int[] devices;
    private readonly int[][] before;
    private readonly byte[][] messages;

    public JsonInventories(BenchFleet fleet, int[] devices)
    {
        (this.fleet, this.devices) = (fleet, devices);
        var apps = new AppDictionary();
        foreach (var app in fleet.Snapshot.Apps.All)
            if (app.Id is { } id)
                apps.TryNumber(id.Platform, Encoding.UTF8.GetBytes(id.Identifier), out _);
        reader = new InventoryJson(apps, new VersionDictionary());
        before = Array.ConvertAll(devices, fleet.Snapshot.Installed.On);
        messages = [.. devices.Select((device, i) => Message(device, [.. before[i].Skip(1).Append(before[(i + 1) % before.Length][0]).Distinct().Order()]))];
    }

    /// <summary>The length of a message, in bytes.</summary>
    public double AverageLength => messages.Average(message => message.Length);

    /// <summary>One message from bytes to findings: one app is gone, one is new.</summary>
    public InventoryDiff Judge(int i)
    {
        if (!reader.TryRead(messages[i], onlyWork: false, read))
            throw new InvalidOperationException("A message of the benchmark cannot be read.");
        return InventoryDiff.Between(before[i], read.Numbers, fleet.Policy, fleet.Snapshot.Devices.ProfileOf[devices[i]]);
    }

    private byte[] Message(int device, int[] apps)
    {
        var entries = apps.Select(app => $$"""{"id":"{{fleet.Snapshot.Apps.All[app].Id}}","name":"{{fleet.Snapshot.Apps.All[app].Name}}","version":"{{1 + (app % 9)}}.{{app % 31}}"}""");
        return Encoding.UTF8.GetBytes($$"""{"device":"{{fleet.Snapshot.Devices.Ids[device]}}","at":"2026-11-20T10:00:00Z","apps":[{{string.Join(',', entries)}}]}""");
    }
}
