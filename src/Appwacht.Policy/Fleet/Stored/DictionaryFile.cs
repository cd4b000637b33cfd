using System.Buffers.Binary;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// The stored form of a dictionary: pieces one behind the other, each with the entries that were new when it was written. A dictionary
/// only grows, so keeping up is writing one more piece at the end, and a torn write loses only that piece.
/// </summary>
/// <remarks>A piece: kind, length of the body (4 bytes), body (first number, how many, then length and bytes of each), checksum.</remarks>
internal static class DictionaryFile
{
    private const int Head = 1 + 4;

    /// <summary>The longest entry that is ever written.</summary>
    private const int LongestEntry = 4096;

    public delegate ReadOnlySpan<byte> EntryAt(int number);

    /// <summary>Writes the entries from a number on; nothing when there are none.</summary>
    public static void Save(Stream stream, byte kind, int from, int count, EntryAt entries)
    {
        if (from >= count)
            return;
        long length = Varint.Length(from) + Varint.Length(count - from);
        for (var number = from; number < count; number++)
            length += Varint.Length(entries(number).Length) + entries(number).Length;
        var piece = new byte[checked((int)(Head + length + Checksum.Length))];
        piece[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(piece.AsSpan(1), (int)length);
        var at = Head;
        at += Varint.Write(from, piece.AsSpan(at));
        at += Varint.Write(count - from, piece.AsSpan(at));
        for (var number = from; number < count; number++)
        {
            var entry = entries(number);
            at += Varint.Write(entry.Length, piece.AsSpan(at));
            entry.CopyTo(piece.AsSpan(at));
            at += entry.Length;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(piece.AsSpan(at), Checksum.Of(piece.AsSpan(0, at)));
        stream.Write(piece);
    }

    /// <summary>Reads every piece and hands over its entries in order; stops at the first that cannot be used and says why.</summary>
    /// <param name="stream">The pieces.</param>
    /// <param name="kind">Which dictionary.</param>
    /// <param name="count">How many entries the dictionary has now.</param>
    /// <param name="add">Takes an entry; false when it does not belong.</param>
    public static DictionaryFault? Load(Stream stream, byte kind, Func<int> count, Func<ReadOnlySpan<byte>, bool> add)
    {
        var head = new byte[Head];
        while (stream.ReadAtLeast(head, Head, throwOnEndOfStream: false) is > 0 and var got)
        {
            if (head[0] != kind)
                return DictionaryFault.OtherVersion;
            if (got < Head)
                return DictionaryFault.TooShort;
            if (ReadWhole(stream, head, out var piece) is { } damaged)
                return damaged;
            if (ReadEntries(piece.AsSpan(Head..^Checksum.Length), count(), add) is { } fault)
                return fault;
        }

        return null;
    }

    private static DictionaryFault? ReadWhole(Stream stream, byte[] head, out byte[] piece)
    {
        piece = [];
        var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(1)) + Checksum.Length;
        // A length that is damaged must not take memory: what is there is read in steps.
        using var body = new MemoryStream();
        body.Write(head);
        var buffer = new byte[64 * 1024];
        for (var left = length; left > 0;)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0 || body.Length + read > Array.MaxLength)
                return DictionaryFault.TooShort;
            body.Write(buffer, 0, read);
            left -= read;
        }

        piece = body.ToArray();
        return Checksum.Of(piece.AsSpan(..^Checksum.Length)) == BinaryPrimitives.ReadUInt32LittleEndian(piece.AsSpan(^Checksum.Length..))
            ? null : DictionaryFault.WrongChecksum;
    }

    private static DictionaryFault? ReadEntries(ReadOnlySpan<byte> body, int next, Func<ReadOnlySpan<byte>, bool> add)
    {
        var at = 0;
        var first = Varint.Read(body, ref at);
        var entries = Varint.Read(body, ref at);
        if (first != next || entries < 0)
            return DictionaryFault.NotNext;
        for (; entries > 0; entries--)
        {
            var length = Varint.Read(body, ref at);
            if (length is < 0 or > LongestEntry || length > body.Length - at || !add(body.Slice(at, length)))
                return DictionaryFault.BadEntry;
            at += length;
        }

        return at < body.Length ? DictionaryFault.BadEntry : null;
    }
}
