using System.Numerics;
using System.Runtime.Intrinsics;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// Numbers for byte texts, given in order and for ever. All texts stand in one array; a table of slots, each with a part of the hash,
/// finds them nearly always without looking at a text that is not the one. One writer at a time, and no readers meanwhile.
/// </summary>
internal sealed class ByteInterner
{
    /// <summary>What <see cref="Add"/> gives when there is no more room: two thousand million bytes are in use.</summary>
    public const int Full = -1;

    /// <summary>Behind the last text there is room to read a whole block.</summary>
    private static readonly int Margin = Vector512<byte>.Count;

    private byte[] bytes = new byte[1024];
    private int[] starts = new int[65];
    private uint[] slots = new uint[128];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>The text with the number.</summary>
    public ReadOnlySpan<byte> this[int number] => bytes.AsSpan(starts[number], starts[number + 1] - starts[number]);

    /// <summary>The number of the text, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text) => NumberIn(SlotOf(text, ByteHash.Of(text)));

    /// <summary>
    /// Looks many texts up, one step for all of them before the next step: so the memory answers many questions at a time, instead of
    /// letting each wait for the one before it. That is where most of the time goes when there are many texts.
    /// </summary>
    /// <param name="texts">Where the texts are.</param>
    /// <param name="wanted">Takes the number of each, or -1.</param>
    public void FindAll(ReadOnlySpan<byte> texts, Span<WantedText> wanted)
    {
        foreach (ref var one in wanted)
            one.Fetched = slots[(int)one.Hash & (slots.Length - 1)];
        foreach (ref var one in wanted)
            one.Number = FirstLike(one.Hash, one.Fetched);
        foreach (ref var one in wanted)
        {
            var number = Math.Max(0, one.Number);
            (one.From, one.To) = (starts[number], starts[number + 1]);
        }

        foreach (ref var one in wanted)
            one.Fetched = (uint)(bytes[one.From] + bytes[one.To]);
        foreach (ref var one in wanted)
            if (one.Number >= 0 && !(one.To - one.From == one.Length && IsSame(bytes.AsSpan(one.From), texts[one.Start..], one.Length)))
                one.Number = NumberIn(SlotOf(texts.Slice(one.Start, one.Length), one.Hash));
    }

    /// <summary>The number of the text; a new one when it was not there.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        var hash = ByteHash.Of(text);
        var slot = SlotOf(text, hash);
        if (slots[slot] != 0)
            return NumberIn(slot);
        var end = (long)starts[Count] + text.Length;
        if (end > Array.MaxLength - Margin)
            return Full;
        Append(text, (int)end);
        slots[slot] = Slot(hash, Count);
        if (Count * 2 > slots.Length)
            Widen();
        return Count - 1;
    }

    /// <summary>The number counted from 1, which is at most half the table, in the lower bits; in those above it a part of the hash.</summary>
    private uint Slot(ulong hash, int count) => ((uint)(hash >> 32) & ~((uint)slots.Length - 1)) | (uint)count;

    private bool IsLike(uint slot, ulong hash) => ((slot ^ (uint)(hash >> 32)) & ~((uint)slots.Length - 1)) == 0;

    private int NumberIn(int slot) => NumberIn(slots[slot]);

    private int NumberIn(uint slot) => (int)(slot & ((uint)slots.Length - 1)) - 1;

    /// <summary>The number of the first text with the same part of the hash, nearly always the one that is wanted; -1 when there is none.</summary>
    private int FirstLike(ulong hash, uint slot)
    {
        var mask = slots.Length - 1;
        for (var at = (int)hash & mask; slot != 0 && !IsLike(slot, hash);)
            slot = slots[at = (at + 1) & mask];
        return NumberIn(slot);
    }

    /// <summary>Whether the first bytes are the same. Short texts are compared as whole blocks: their length makes no difference in time.</summary>
    private static bool IsSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, int length)
    {
        if (length > Margin || one.Length < Margin || other.Length < Margin)
            return one[..length].SequenceEqual(other[..length]);
        var same = Vector512.Equals(Vector512.Create(one[..Margin]), Vector512.Create(other[..Margin])).ExtractMostSignificantBits();
        return BitOperations.TrailingZeroCount(~same) >= length;
    }

    private void Append(ReadOnlySpan<byte> text, int end)
    {
        if (end > bytes.Length - Margin)
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max((long)end + Margin, bytes.Length * 2L)));
        if (Count + 2 > starts.Length)
            Array.Resize(ref starts, starts.Length * 2);
        text.CopyTo(bytes.AsSpan(starts[Count]));
        starts[++Count] = end;
    }

    /// <summary>The slot that holds the text, or the free one where it would be put.</summary>
    private int SlotOf(ReadOnlySpan<byte> text, ulong hash)
    {
        var mask = slots.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            var slot = slots[at];
            if (slot == 0 || (IsLike(slot, hash) && this[NumberIn(slot)].SequenceEqual(text)))
                return at;
        }
    }

    private void Widen()
    {
        slots = new uint[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var hash = ByteHash.Of(this[number]);
            var at = (int)hash & mask;
            while (slots[at] != 0)
                at = (at + 1) & mask;
            slots[at] = Slot(hash, number + 1);
        }
    }
}
