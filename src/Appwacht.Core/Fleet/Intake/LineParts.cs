using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>
/// Cuts lines into parts in which first all people, then all devices and then all inventories can be taken, with the same end as line by
/// line. Nearly always that is all of them at once.
/// </summary>
internal sealed class LineParts
{
    private readonly IReadOnlyList<FleetLine> lines;
    private readonly HashSet<string> people = [];
    private readonly HashSet<string> devices = [];

    /// <summary>Inventories before this one are in <see cref="devices"/>; looked into only when a device comes behind them.</summary>
    private int lookedInto;

    private LineParts(IReadOnlyList<FleetLine> lines) => this.lines = lines;

    /// <summary>The parts, each from its first line to the one behind its last.</summary>
    public static IEnumerable<(int From, int To)> Of(IReadOnlyList<FleetLine> lines)
    {
        var parts = new LineParts(lines);
        var from = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (parts.TryAdd(i))
                continue;
            yield return (from, i);
            parts.people.Clear();
            parts.devices.Clear();
            parts.lookedInto = from = i;
            parts.TryAdd(i);
        }

        yield return (from, lines.Count);
    }

    /// <summary>Whether a line can be in the part: what it says comes before, or instead of, nothing in it.</summary>
    private bool TryAdd(int line)
    {
        switch (lines[line])
        {
            case FleetLine.OfPerson person:
                return people.Add(person.Person.Id);
            case FleetLine.OfDevice device:
                for (; lookedInto < line; lookedInto++)
                    if (lines[lookedInto] is FleetLine.OfInventory inventory && InventoryJson.DeviceIn(inventory.Json.Span) is { } of)
                        devices.Add(of);
                if (!devices.Add(device.Device.Id))
                    return false;
                // The device has no user when the person only comes after it.
                if (device.Device.PersonId is { } user)
                    people.Add(user);
                return true;
            default:
                return true;
        }
    }
}
