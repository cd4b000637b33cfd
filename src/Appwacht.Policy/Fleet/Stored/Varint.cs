using System.Numerics;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Numbers in as few bytes as they need: seven bits a byte, lowest first; the eighth says that more follow.</summary>
internal static class Varint
{
    /// <summary>The most bytes a number takes.</summary>
    public const int Longest = 5;

    /// <summary>What <see cref="Read"/> gives for a number that is cut off.</summary>
    public const int CutOff = -1;

    /// <summary>What <see cref="Read"/> gives for a number that does not fit in 31 bits.</summary>
    public const int TooLarge = -2;

    public static int Length(int number) => (31 - BitOperations.LeadingZeroCount((uint)number | 1)) / 7 + 1;

    /// <summary>Writes, and gives how many bytes it took.</summary>
    public static int Write(int number, Span<byte> into)
    {
        var at = 0;
        var left = (uint)number;
        for (; left >= 0x80; left >>= 7)
            into[at++] = (byte)(left | 0x80);
        into[at++] = (byte)left;
        return at;
    }

    /// <summary>Reads the number at a place and moves the place behind it; negative when there is none.</summary>
    public static int Read(ReadOnlySpan<byte> from, ref int at)
    {
        if ((uint)at < (uint)from.Length && from[at] < 0x80)
            return from[at++];
        return ReadLong(from, ref at);
    }

    private static int ReadLong(ReadOnlySpan<byte> from, ref int at)
    {
        ulong number = 0;
        for (var shift = 0; shift < 7 * Longest; shift += 7)
        {
            if (at >= from.Length)
                return CutOff;
            var next = from[at++];
            number |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return number > int.MaxValue ? TooLarge : (int)number;
        }

        return TooLarge;
    }
}
