using Appwacht.Connectors.Files;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Policy.Devices;

namespace Appwacht.Server.Imports;

/// <summary>A line for the intake, and where in an export it comes from.</summary>
/// <param name="Line">The line.</param>
/// <param name="File">The file.</param>
/// <param name="Row">The line in the file; 0 when it is made of several.</param>
internal readonly record struct FolderLine(FleetLine Line, string File, long Row);

/// <summary>
/// Turns a folder of exports into lines for the intake: people, devices, then an inventory for each device that was read. The same files
/// give the same lines, so that an import of them goes on where it was cut.
/// </summary>
internal static class FolderLines
{
    /// <summary>The lines. Rows that cannot be used are lines too, so that they are set aside with their place and reason.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="source">The system the devices come from.</param>
    /// <param name="now">The time of an inventory of which the export does not say when it was made.</param>
    /// <param name="aside">Where what does not fit in memory is laid aside meanwhile.</param>
    public static IEnumerable<FolderLine> Of(FleetFolder folder, string source, DateTimeOffset now, string aside)
    {
        using var rejects = new SetAside(aside);
        using var apps = new AppsByDevice(aside);
        foreach (var line in Of(folder, source, now, rejects, apps))
            yield return line;
    }

    internal static IEnumerable<FolderLine> Of(FleetFolder folder, string source, DateTimeOffset now, SetAside rejects, AppsByDevice apps)
    {
        var fleet = folder.ReadDevices(rejects);
        foreach (var line in rejects.Take())
            yield return line;
        foreach (var person in fleet.People.Values)
            yield return new(new FleetLine.OfPerson(person), "people", 0);
        Device[] devices = [.. fleet.Devices.Values];
        foreach (var device in devices)
            yield return new(new FleetLine.OfDevice(source, device), "devices", 0);
        var numbers = devices.Index().ToDictionary(device => device.Item.Id, device => device.Index, StringComparer.Ordinal);
        foreach (var app in folder.ReadInstalledApps(fleet, rejects))
            apps.Add(numbers[app.DeviceId], app);
        foreach (var line in rejects.Take())
            yield return line;
        // A device that was read and has no apps is not one of which nothing is known.
        var next = 0;
        foreach (var (device, installed) in apps.All())
        {
            for (; next < device; next++)
                if (devices[next].InventoryAt is { } at)
                    yield return Inventory(devices[next].Id, at, default);
            yield return Inventory(devices[device].Id, devices[device].InventoryAt ?? now, installed);
            next = device + 1;
        }

        for (; next < devices.Length; next++)
            if (devices[next].InventoryAt is { } at)
                yield return Inventory(devices[next].Id, at, default);
    }

    private static FolderLine Inventory(string device, DateTimeOffset at, ReadOnlyMemory<byte> apps) => new(new FleetLine.OfInventory(InventoryBytes.Of(device, at, apps.Span)), "installed-apps", 0);
}
