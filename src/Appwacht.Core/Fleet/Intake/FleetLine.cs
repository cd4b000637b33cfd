using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>One thing that a source says: of a person, of a device, or what is installed on a device.</summary>
public abstract record FleetLine
{
    private FleetLine()
    {
    }

    /// <summary>A user of devices: new, or known and changed.</summary>
    public sealed record OfPerson(Person Person) : FleetLine;

    /// <summary>A device: new, or known and changed. Its user is known by an identifier of a person that came before.</summary>
    /// <param name="Source">The system it comes from.</param>
    /// <param name="Device">The device.</param>
    public sealed record OfDevice(string Source, Device Device) : FleetLine;

    /// <summary>What is installed on a device, as the JSON of <see cref="InventoryJson"/>. The bytes stay as they are until the answer.</summary>
    public sealed record OfInventory(ReadOnlyMemory<byte> Json) : FleetLine;

    /// <summary>Something that could not be read; it is set aside and the rest goes on.</summary>
    public sealed record Unreadable(Refusal Why) : FleetLine;
}

/// <summary>How bringing a line ended.</summary>
public enum LineState
{
    /// <summary>It is stored.</summary>
    Taken,
    /// <summary>A newer inventory, or this one, was there already.</summary>
    NotNewer,
    /// <summary>No device has the identifier.</summary>
    UnknownDevice,
    /// <summary>It cannot be used.</summary>
    Refused,
}

/// <summary>What became of a line.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Why">What is wrong with it, or with single apps in it; never holds a value of the line.</param>
public sealed record TakenLine(LineState State, IReadOnlyList<Refusal> Why)
{
    internal static TakenLine Taken { get; } = new(LineState.Taken, []);

    internal static TakenLine NotNewer { get; } = new(LineState.NotNewer, []);

    internal static TakenLine UnknownDevice { get; } = new(LineState.UnknownDevice, [new(
        "inventory.unknown-device", "Geen toestel heeft dit kenmerk; breng eerst het toestel.", "No device has this identifier; bring the device first.", "device")]);

    internal static TakenLine Refused(params Refusal[] why) => new(LineState.Refused, why);
}
