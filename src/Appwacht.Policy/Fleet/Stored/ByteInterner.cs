namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// Numbers for byte texts, given in order and for ever. All texts stand in one array; a table of slots, each with 32 bits of the hash,
/// finds them without looking at a text that is not the one. One writer at a time, and no readers meanwhile.
/// </summary>
internal sealed class ByteInterner
{
    /// <summary>What <see cref="Add"/> gives when there is no more room: two thousand million bytes are in use.</summary>
    public const int Full = -1;

    private byte[] bytes = new byte[1024];
    private int[] starts = new int[65];
    private ulong[] slots = new ulong[128];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>The text with the number.</summary>
    public ReadOnlySpan<byte> this[int number] => bytes.AsSpan(starts[number], starts[number + 1] - starts[number]);

    /// <summary>The number of the text, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text) => (int)(uint)slots[SlotOf(text, ByteHash.Of(text))] - 1;

    /// <summary>The number of the text; a new one when it was not there.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        var hash = ByteHash.Of(text);
        var slot = SlotOf(text, hash);
        if (slots[slot] != 0)
            return (int)(uint)slots[slot] - 1;
        var end = (long)starts[Count] + text.Length;
        if (end > Array.MaxLength)
            return Full;
        Append(text, (int)end);
        slots[slot] = Slot(hash, Count);
        if (Count * 2 > slots.Length)
            Widen();
        return Count - 1;
    }

    private static ulong Slot(ulong hash, int count) => (hash >> 32 << 32) | (uint)count;

    private void Append(ReadOnlySpan<byte> text, int end)
    {
        if (end > bytes.Length)
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(end, bytes.Length * 2L)));
        if (Count + 2 > starts.Length)
            Array.Resize(ref starts, starts.Length * 2);
        text.CopyTo(bytes.AsSpan(starts[Count]));
        starts[++Count] = end;
    }

    /// <summary>The slot that holds the text, or the free one where it would be put.</summary>
    private int SlotOf(ReadOnlySpan<byte> text, ulong hash)
    {
        var table = slots;
        var mask = table.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            var slot = table[at];
            if (slot == 0 || (slot >> 32 == hash >> 32 && this[(int)(uint)slot - 1].SequenceEqual(text)))
                return at;
        }
    }

    private void Widen()
    {
        slots = new ulong[slots.Length * 2];
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
