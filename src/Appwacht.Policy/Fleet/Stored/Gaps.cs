using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Reads ascending numbers from the gaps between them, each gap a <see cref="Varint"/>, the first counted from -1.</summary>
internal static class Gaps
{
    /// <summary>
    /// Bytes of any value behind the gaps with which all of them are read the quick way: 32 are looked at together, and the last gap that
    /// begins in them is read with the three that follow.
    /// </summary>
    public const int Margin = 36;

    /// <summary>Reads as many numbers as there is room for, and moves the place behind them; negative for what is wrong, zero for a gap of zero.</summary>
    /// <returns>1, or what the gap was that cannot be one.</returns>
    public static int Read(ReadOnlySpan<byte> from, ref int at, Span<int> numbers)
    {
        var (start, number, i) = (at, -1, 0);
        // Below zero once any gap is zero or longer than four bytes, or the numbers have run over.
        var odd = 0;
        while (i < numbers.Length && from.Length - at >= Margin && odd >= 0)
        {
            // Where gaps end is found for many bytes together: going from one to the next would be a jump that cannot be foreseen.
            ref var block = ref MemoryMarshal.GetReference(from.Slice(at, Margin));
            var goesOn = Vector256.LoadUnsafe(ref block).ExtractMostSignificantBits();
            odd |= (goesOn & (goesOn >> 1) & (goesOn >> 2) & (goesOn >> 3)) != 0 ? -1 : 0;
            var begin = 0;
            for (var ends = ~goesOn; ends != 0 && i < numbers.Length; ends &= ends - 1)
            {
                // Safe: begin is at most 32, the end of the bits that were looked at, and the block is 36 bytes long.
                var gap = Gap(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref block, begin)));
                number += gap;
                numbers[i++] = number;
                odd |= (gap - 1) | number;
                begin = BitOperations.TrailingZeroCount(ends) + 1;
            }

            at += begin;
        }

        if (odd < 0)
            (at, number, i) = (start, -1, 0);
        return ReadRest(from, ref at, numbers[i..], number);
    }

    /// <summary>The gap with which four bytes begin; it is no longer than that.</summary>
    private static int Gap(uint bytes)
    {
        bytes = BitConverter.IsLittleEndian ? bytes : BinaryPrimitives.ReverseEndianness(bytes);
        var last = ~bytes & 0x80808080;
        bytes &= (last ^ (last - 1)) & 0x7f7f7f7f; // what comes behind its last byte is not of this gap
        if (Bmi2.IsSupported)
            return (int)Bmi2.ParallelBitExtract(bytes, 0x7f7f7f7f);
        bytes = (bytes & 0x007f007f) | ((bytes & 0x7f007f00) >> 1);
        return (int)((bytes & 0x3fff) | ((bytes & 0x3fff0000) >> 2));
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
