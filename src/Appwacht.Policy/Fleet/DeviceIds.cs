using System.Numerics;
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

    /// <summary>
    /// In each the number of a device, from 1, and in the bits that are left some of its hash: then nearly every identifier that is not
    /// the one is passed over without being looked at.
    /// </summary>
    private readonly uint[] slots;
    private readonly int numberBits;

    private DeviceIds(byte[] bytes, int[] starts)
    {
        (this.bytes, this.starts) = (bytes, starts);
        slots = new uint[(int)BitOperations.RoundUpToPowerOf2((uint)(Count * 3L / 2 + 1))];
        numberBits = BitOperations.Log2((uint)slots.Length);
    }

    /// <summary>How many.</summary>
    public int Count => starts.Length - 1;

    /// <summary>Bytes held.</summary>
    public long Bytes => bytes.LongLength + 4L * starts.Length + 4L * slots.Length;

    /// <summary>The identifier of a device.</summary>
    public string this[int device] => Encoding.UTF8.GetString(Utf8(device));

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

        var made = Of(bytes, starts, out var repeated);
        return repeated is [var first, ..] ? throw new ArgumentException($"The device id at {first} is there twice.", nameof(ids)) : made;
    }

    /// <summary>Takes identifiers that stand one behind the other.</summary>
    /// <param name="bytes">The identifiers.</param>
    /// <param name="starts">Where each begins; one more than there are.</param>
    /// <param name="repeated">The numbers of those that were there before; when there are any, the rest is not to be used.</param>
    internal static DeviceIds Of(byte[] bytes, int[] starts, out IReadOnlyList<int> repeated)
    {
        var made = new DeviceIds(bytes, starts);
        var again = new List<int>();
        for (var device = 0; device < made.Count; device++)
        {
            var hash = ByteHash.Of(made.Utf8(device));
            ref var slot = ref made.Slot(made.Utf8(device), hash);
            if (slot != 0)
                again.Add(device);
            else
                slot = made.Tag(hash) | (uint)(device + 1);
        }

        repeated = again;
        return made;
    }

    /// <summary>The number of the device with the identifier, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id) => NumberIn(Slot(id, ByteHash.Of(id))) - 1;

    /// <summary>The number of the device with the identifier, or -1.</summary>
    public int Find(string id) => Find(Encoding.UTF8.GetBytes(id));

    /// <summary>The identifier of a device, in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(int device) => bytes.AsSpan(starts[device], starts[device + 1] - starts[device]);

    /// <summary>The part of the hash that fits beside a number; the lowest bits say which slot and would tell nothing.</summary>
    private uint Tag(ulong hash) => (uint)(hash >> 32) >> numberBits << numberBits;

    private int NumberIn(uint slot) => (int)(slot & ((1u << numberBits) - 1));

    /// <summary>The slot that holds the identifier, or the free one where it would be put.</summary>
    private ref uint Slot(ReadOnlySpan<byte> id, ulong hash)
    {
        var tag = Tag(hash);
        var mask = slots.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            ref var slot = ref slots[at];
            if (slot == 0 || (slot - NumberIn(slot) == tag && Utf8(NumberIn(slot) - 1).SequenceEqual(id)))
                return ref slot;
        }
    }
}
