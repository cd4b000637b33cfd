using System.Runtime.InteropServices;
using Appwacht.Policy.Devices;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>What must be known of a device to take an inventory of it, so that none of them costs a query.</summary>
/// <param name="Number">Its number in the database.</param>
/// <param name="Ownership">Whose it is; decides what is kept.</param>
/// <param name="InventoryAt">When its apps were last read, as <see cref="Time.Microseconds"/>; <see cref="Never"/> when they never were.</param>
internal record struct KnownDevice(int Number, Ownership Ownership, long InventoryAt)
{
    public const long Never = long.MinValue;
}

/// <summary>That of every device, by its number in the fleet. Changed while a batch is taken, and made anew when the batch fails.</summary>
internal sealed class KnownDevices
{
    private readonly List<KnownDevice> all = [];

    public int Count => all.Count;

    /// <summary>All of them, by their numbers in the fleet.</summary>
    public IReadOnlyList<KnownDevice> All => all;

    /// <summary>That of one device, to be changed in place.</summary>
    public ref KnownDevice this[int device] => ref CollectionsMarshal.AsSpan(all)[device];

    public void Add(KnownDevice device) => all.Add(device);

    /// <summary>Gives back the room for more of them, once all are there that are stored.</summary>
    public void Trim() => all.TrimExcess();
}
