using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Appwacht.Policy.Fleet;

/// <summary>A quick hash of short byte texts. It differs per process, so that nobody can choose texts that collide.</summary>
internal static class ByteHash
{
    private const ulong Odd = 0x9E3779B97F4A7C15;

    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    /// <summary>Keeps who does not know it from choosing sixteen bytes that undo whatever came before them.</summary>
    private static readonly ulong Secret = (ulong)Random.Shared.NextInt64() ^ Odd;

    // Two hundred and forty times for each inventory: put where it is called it takes a tenth off the whole reading.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<byte> text)
    {
        var hash = Seed ^ ((ulong)text.Length * Odd);
        if (text.Length < 8)
            return Mix(Short(text) ^ Secret, hash);
        // The last bytes overlap those before them: with the length in the hash no two texts read alike.
        if (text.Length < 16)
            return Mix(First(text) ^ Secret, First(text[^8..]) ^ hash);
        var last = text[^16..];
        for (; text.Length > 16; text = text[16..])
            hash = Mix(First(text) ^ Secret, First(text[8..]) ^ hash);
        return Mix(First(last) ^ Secret, First(last[8..]) ^ hash);
    }

    private static ulong First(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);

    private static ulong Short(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 4)
            return ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text) << 32) | BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]);
        // First, middle and last are all there is of three bytes or fewer.
        return text.IsEmpty ? 0 : text[0] | ((ulong)text[text.Length / 2] << 8) | ((ulong)text[^1] << 16);
    }

    private static ulong Mix(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return high ^ low;
    }
}
