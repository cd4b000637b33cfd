using System.Buffers.Binary;

namespace Appwacht.Policy.Fleet;

/// <summary>A quick hash of short byte texts. It differs per process, so that nobody can choose texts that collide.</summary>
internal static class ByteHash
{
    private const ulong Odd = 0x9E3779B97F4A7C15;

    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    public static ulong Of(ReadOnlySpan<byte> text)
    {
        var hash = Seed ^ ((ulong)text.Length * Odd);
        if (text.Length < 8)
            return Mix(hash ^ Short(text));
        // The last eight bytes overlap those before them: with the length in the hash no two texts read alike.
        var last = BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
        for (; text.Length > 8; text = text[8..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
        return Mix(hash ^ last);
    }

    private static ulong Short(ReadOnlySpan<byte> text)
    {
        ulong all = 0;
        for (var i = 0; i < text.Length; i++)
            all |= (ulong)text[i] << (8 * i);
        return all;
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, Odd, out var low);
        return high ^ low;
    }
}
