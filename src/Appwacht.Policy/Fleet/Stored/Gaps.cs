using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Reads ascending numbers from the gaps between them, each gap a <see cref="Varint"/>, the first counted from -1.</summary>
internal static class Gaps
{
    /// <summary>Read at once; of each the highest bit tells whether a gap ends there.</summary>
    private static readonly int Block = Vector256<byte>.Count;

    /// <summary>Bytes of any value behind the gaps with which all of them are read the quick way.</summary>
    public const int Margin = 36;

    /// <summary>Reads as many numbers as there is room for, and moves the place behind them; negative for what is wrong, zero for a gap of zero.</summary>
    /// <returns>1, or what the gap was that cannot be one.</returns>
    public static int Read(ReadOnlySpan<byte> from, ref int at, Span<int> numbers)
    {
        var (start, number, i) = (at, -1, 0);
        var isOdd = false;
        while (i < numbers.Length && from.Length - at >= Margin)
        {
            // Where gaps end is found for many bytes together: going from one to the next would be a jump that cannot be foreseen.
            var block = from.Slice(at, Margin);
            var ends = ~Vector256.Create(block[..Block]).ExtractMostSignificantBits();
            var begin = 0;
            for (; ends != 0 && i < numbers.Length; ends &= ends - 1)
            {
                var end = BitOperations.TrailingZeroCount(ends);
                var raw = BinaryPrimitives.ReadUInt32LittleEndian(block[begin..]) & (uint.MaxValue >> (24 - 8 * (end - begin)));
                var gap = (raw & 0x7f) | ((raw >> 1) & 0x3f80) | ((raw >> 2) & 0x1fc000) | ((raw >> 3) & 0xfe00000);
                numbers[i++] = number += (int)gap;
                isOdd |= gap == 0 | number < 0 | end - begin > 3;
                begin = end + 1;
            }

            isOdd |= begin == 0;
            if (isOdd)
                break;
            at += begin;
        }

        if (isOdd)
            (at, number, i) = (start, -1, 0);
        return ReadRest(from, ref at, numbers[i..], number);
    }

    /// <summary>One by one: the last few, and those of which one is longer than usual or wrong.</summary>
    private static int ReadRest(ReadOnlySpan<byte> from, ref int at, Span<int> numbers, int number)
    {
        foreach (ref var next in numbers)
        {
            var gap = Varint.Read(from, ref at);
            if (gap <= 0)
                return gap;
            next = number += gap;
            if (number < 0)
                return Varint.TooLarge;
        }

        return 1;
    }
}
