using Appwacht.Connectors.Files;
using Appwacht.Core;
using Appwacht.Core.Fleet.Intake;

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
    public static IEnumerable<FolderLine> Of(FleetFolder folder, string source, DateTimeOffset now)
    {
        var rejects = new Rejects();
        var fleet = folder.ReadDevices(rejects);
        foreach (var line in rejects.Take())
            yield return line;
        foreach (var person in fleet.People.Values)
            yield return new(new FleetLine.OfPerson(person), "people", 0);
        foreach (var device in fleet.Devices.Values)
            yield return new(new FleetLine.OfDevice(source, device), "devices", 0);
        var installed = folder.ReadInstalledApps(fleet, rejects).ToLookup(app => app.DeviceId, StringComparer.OrdinalIgnoreCase);
        foreach (var line in rejects.Take())
            yield return line;
        // A device that was read and has no apps is not one of which nothing is known.
        foreach (var device in fleet.Devices.Values)
            if (device.InventoryAt is not null || installed.Contains(device.Id))
                yield return new(new FleetLine.OfInventory(InventoryBytes.Of(device.Id, device.InventoryAt ?? now, installed[device.Id])), "installed-apps", 0);
    }

    private sealed class Rejects : IRejects
    {
        private readonly List<FolderLine> taken = [];

        public void Add(Reject reject) =>
            taken.Add(new(new FleetLine.Unreadable(new Refusal(reject.Reason.Code, reject.Reason.Text)), reject.File, reject.Line));

        public FolderLine[] Take()
        {
            FolderLine[] all = [.. taken];
            taken.Clear();
            return all;
        }
    }
}
