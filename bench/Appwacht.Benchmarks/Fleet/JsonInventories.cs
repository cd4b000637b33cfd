using System.Numerics;
using System.Text;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>Inventories as a management system sends them, and what it takes to read them into numbers.</summary>
internal sealed class JsonInventories
{
    private readonly BenchFleet fleet;
    private readonly AppDictionary apps = new();
    private readonly ReadInventory read = new();
    private readonly int[] devices;
    private readonly int[][] before;
    private readonly byte[][] messages;
    private InventoryJson reader;

    /// <param name="fleet">The fleet.</param>
    /// <param name="devices">Whose inventories.</param>
    /// <param name="versionOf">The version in which a device (first) has an app (second).</param>
    public JsonInventories(BenchFleet fleet, int[] devices, Func<int, int, string> versionOf)
    {
        (this.fleet, this.devices) = (fleet, devices);
        foreach (var app in fleet.Snapshot.Apps.All)
            if (app.Id is { } id)
                apps.TryNumber(id.Platform, Encoding.UTF8.GetBytes(id.Identifier), out _);
        reader = new InventoryJson(apps, new VersionDictionary());
        before = Array.ConvertAll(devices, fleet.Snapshot.Installed.On);
        messages = [.. devices.Select((device, i) => Message(device, [.. before[i].Skip(1).Append(before[(i + 1) % before.Length][0]).Distinct().OrderBy(Scattered)], versionOf))];
    }

    /// <summary>The length of a message, in bytes.</summary>
    public double AverageLength => messages.Average(message => message.Length);

    /// <summary>
    /// Versions as they are in the field: each app has its own row of releases, some with a number of the build, and most devices have
    /// one of the newest.
    /// </summary>
    public static string Usual(int device, int app)
    {
        var behind = BitOperations.TrailingZeroCount(Scattered(device * 31 + app) | 1u << 12);
        var release = 40 + app % 23 - behind;
        return app % 3 == 0 ? $"{1 + app % 28}.{release}.{app % 7}.{1000 * (app % 91) + release}" : $"{1 + app % 28}.{release % 10}.{app / 7 % 60}";
    }

    /// <summary>Versions of which no two devices have the same.</summary>
    public static string NeverSeen(int device, int app) => $"{1 + app % 28}.{device}.{app % 60}";

    /// <summary>One message from bytes to findings: one app is gone, one is new.</summary>
    public InventoryDiff Judge(int i)
    {
        if (!reader.TryRead(messages[i], onlyWork: false, read))
            throw new InvalidOperationException("A message of the benchmark cannot be read.");
        return InventoryDiff.Between(before[i], read.Numbers, fleet.Policy, fleet.Snapshot.Devices.ProfileOf[devices[i]]);
    }

    /// <summary>One message, for a reader that saw no version before the first message.</summary>
    public InventoryDiff JudgeAnew(int i)
    {
        if (i == 0)
            reader = new InventoryJson(apps, new VersionDictionary());
        return Judge(i);
    }

    /// <summary>Systems send apps in an order that has nothing to do with our numbers.</summary>
    private static uint Scattered(int number) => BitOperations.RotateLeft((uint)number * 2654435761, 15) * 2246822519;

    private byte[] Message(int device, int[] apps, Func<int, int, string> versionOf)
    {
        var entries = apps.Select(app => $$"""{"id":"{{fleet.Snapshot.Apps.All[app].Id}}","name":"{{fleet.Snapshot.Apps.All[app].Name}}","version":"{{versionOf(device, app)}}"}""");
        return Encoding.UTF8.GetBytes($$"""{"device":"{{fleet.Snapshot.Devices.Ids[device]}}","at":"2026-11-20T10:00:00Z","apps":[{{string.Join(',', entries)}}]}""");
    }
}
