using System.Buffers.Binary;
using System.Numerics;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// CRC-32C: finds every run of damage up to 32 bits long and misses other damage once in four thousand million times. It guards against
/// broken disks and torn writes, not against people.
/// </summary>
internal static class Checksum
{
    /// <summary>Bytes it takes.</summary>
    public const int Length = 4;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes)
            crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}
