using System.Text;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// Device identifiers as one run of UTF-8 bytes with a hash table of numbers: some 50 bytes a device, where a dictionary of strings
/// takes 150.
/// </summary>
public sealed class DeviceIds
{
    private readonly byte[] bytes;
    private readonly int[] starts;
    private readonly int[] slots;

    private DeviceIds(byte[] bytes, int[] starts, int[] slots) => (this.bytes, this.starts, this.slots) = (bytes, starts, slots);

    /// <summary>How many.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The identifier of a device.</summary>
    public string this[int device] => Encoding.UTF8.GetString(Bytes(device));

    /// <summary>Takes identifiers in order of their numbers.</summary>
    /// <exception cref="ArgumentException">Two are the same.</exception>
    public static DeviceIds Of(IReadOnlyList<string> ids)
    {
        var starts = new int[ids.Count + 1];
        for (var i = 0; i < ids.Count; i++)
            starts[i + 1] = starts[i] + Encoding.UTF8.GetByteCount(ids[i]);
        var bytes = new byte[starts[^1]];
        for (var i = 0; i < ids.Count; i++)
            Encoding.UTF8.GetBytes(ids[i], bytes.AsSpan(starts[i]));

        var slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(ids.Count * 3L / 2 + 1))];
        var made = new DeviceIds(bytes, starts, slots);
        for (var i = 0; i < ids.Count; i++)
        {
            ref var slot = ref made.Slot(made.Bytes(i));
            if (slot != 0)
                throw new ArgumentException($"The device id at {i} is there twice.", nameof(ids));
            slot = i + 1;
        }

        return made;
    }

    /// <summary>The number of the device with the identifier, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id) => Slot(id) - 1;

    /// <summary>The number of the device with the identifier, or -1.</summary>
    public int Find(string id) => Find(Encoding.UTF8.GetBytes(id));

    private ReadOnlySpan<byte> Bytes(int device) => bytes.AsSpan(starts[device], starts[device + 1] - starts[device]);

    /// <summary>The slot that holds the identifier, or the free one where it would be put.</summary>
    private ref int Slot(ReadOnlySpan<byte> id)
    {
        var mask = slots.Length - 1;
        for (var at = (int)ByteHash.Of(id) & mask; ; at = (at + 1) & mask)
        {
            ref var slot = ref slots[at];
            if (slot == 0 || Bytes(slot - 1).SequenceEqual(id))
                return ref slot;
        }
    }
}
