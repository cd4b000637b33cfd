using System.Numerics;

namespace Appwacht.Policy.Fleet;

/// <summary>A set of devices: one bit for each device of the fleet.</summary>
public sealed class DeviceSet
{
    private readonly ulong[] bits;

    /// <summary>An empty set for a fleet of so many devices.</summary>
    public DeviceSet(int devices) => bits = new ulong[(devices + 63) / 64];

    /// <summary>How many devices are in it.</summary>
    public int Count => bits.Sum(word => BitOperations.PopCount(word));

    /// <summary>Whether the device is in it.</summary>
    public bool Contains(int device) => (bits[device >> 6] >> (device & 63) & 1) != 0;

    /// <summary>Puts the device in.</summary>
    public void Add(int device) => bits[device >> 6] |= 1UL << (device & 63);

    /// <summary>Puts every device of another set of the same fleet in.</summary>
    public void Add(DeviceSet other)
    {
        for (var i = 0; i < bits.Length; i++)
            bits[i] |= other.bits[i];
    }

    /// <summary>The devices, ascending.</summary>
    public int[] ToArray()
    {
        var devices = new int[Count];
        var next = 0;
        for (var word = 0; word < bits.Length; word++)
            for (var left = bits[word]; left != 0; left &= left - 1)
                devices[next++] = (word * 64) + BitOperations.TrailingZeroCount(left);
        return devices;
    }
}
