using System.Numerics;

namespace Appwacht.Policy.Fleet;

/// <summary>A set of devices, or of people, by number: one bit for each there may be.</summary>
public sealed class NumberSet
{
    private readonly ulong[] bits;

    /// <summary>An empty set of numbers below a limit.</summary>
    public NumberSet(int limit) => bits = new ulong[(limit + 63) / 64];

    /// <summary>How many numbers are in it.</summary>
    public int Count => bits.Sum(BitOperations.PopCount);

    /// <summary>Whether the number is in it.</summary>
    public bool Contains(int number) => (bits[number >> 6] >> (number & 63) & 1) != 0;

    /// <summary>Puts the number in.</summary>
    public void Add(int number) => bits[number >> 6] |= 1UL << (number & 63);

    /// <summary>Takes the number out.</summary>
    public void Remove(int number) => bits[number >> 6] &= ~(1UL << (number & 63));

    /// <summary>Puts every number of another set with the same limit in.</summary>
    public void Add(NumberSet other)
    {
        for (var i = 0; i < bits.Length; i++)
            bits[i] |= other.bits[i];
    }

    /// <summary>Puts numbers in, 64 in a word, from a word on.</summary>
    internal void Add(ReadOnlySpan<ulong> words, int first)
    {
        for (var i = 0; i < words.Length; i++)
            bits[first + i] |= words[i];
    }

    /// <summary>Takes every number in the set out of bits that are not in a set yet.</summary>
    internal void RemoveFrom(ulong[] words)
    {
        for (var i = 0; i < words.Length; i++)
            words[i] &= ~bits[i];
    }

    /// <summary>Takes every number of another set with the same limit out.</summary>
    public void Remove(NumberSet other)
    {
        for (var i = 0; i < bits.Length; i++)
            bits[i] &= ~other.bits[i];
    }

    /// <summary>Writes a value for every number in the set, and leaves the others as they are.</summary>
    public void Fill<T>(Span<T> byNumber, T value)
    {
        for (var word = 0; word < bits.Length; word++)
            for (var left = bits[word]; left != 0; left &= left - 1)
                byNumber[word * 64 + BitOperations.TrailingZeroCount(left)] = value;
    }

    /// <summary>The numbers, ascending.</summary>
    public IEnumerable<int> All()
    {
        for (var word = 0; word < bits.Length; word++)
            for (var left = bits[word]; left != 0; left &= left - 1)
                yield return word * 64 + BitOperations.TrailingZeroCount(left);
    }

    /// <summary>Takes the devices of a range, ascending. The range begins at a multiple of 64, and so does what follows it.</summary>
    internal void Visit<T>(Range range, ref T visitor) where T : struct, IDeviceVisitor
    {
        for (var word = range.Start.Value >> 6; word < (range.End.Value + 63) >> 6; word++)
            for (var left = bits[word]; left != 0; left &= left - 1)
                visitor.Visit(word * 64 + BitOperations.TrailingZeroCount(left));
    }
}
