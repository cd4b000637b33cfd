using System.Buffers;
using System.Buffers.Binary;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// The stored form of one inventory: a byte for the version of the format, the length of what follows, the number of apps, the gaps
/// between their ascending numbers, their versions in the same order, a checksum. The apps stand before the versions, so that who needs
/// only apps stops there.
/// </summary>
public static class InventoryBlob
{
    /// <summary>The first byte: the high half says that it is an inventory, the low half the version of the format.</summary>
    public const byte Format = 0xA1;

    /// <summary>The inventory of a device on which nothing is, or of which nothing is known.</summary>
    public static ReadOnlyMemory<byte> Empty { get; } = Written([]);

    /// <summary>Writes an inventory.</summary>
    /// <param name="apps">App numbers, ascending, each once, with the number of the version.</param>
    /// <param name="into">Where to.</param>
    /// <exception cref="ArgumentException">The apps are not ascending, or a number is negative.</exception>
    public static void Write(ReadOnlySpan<(int App, int Version)> apps, IBufferWriter<byte> into)
    {
        var length = Varint.Length(apps.Length);
        var last = -1;
        foreach (var (app, version) in apps)
        {
            if (app <= last || version < 0)
                throw new ArgumentException("App numbers must ascend and no number may be negative.", nameof(apps));
            length += Varint.Length(app - last) + Varint.Length(version);
            last = app;
        }

        var blob = into.GetSpan(1 + Varint.Longest + length + Checksum.Length);
        blob[0] = Format;
        var at = 1 + Varint.Write(length, blob[1..]);
        at += Varint.Write(apps.Length, blob[at..]);
        last = -1;
        foreach (var (app, _) in apps)
        {
            at += Varint.Write(app - last, blob[at..]);
            last = app;
        }

        foreach (var (_, version) in apps)
            at += Varint.Write(version, blob[at..]);
        BinaryPrimitives.WriteUInt32LittleEndian(blob[at..], Checksum.Of(blob[..at]));
        into.Advance(at + Checksum.Length);
    }

    /// <summary>Reads the apps with their versions; gives why it cannot, or null. On a fault the list is left empty.</summary>
    public static BlobFault? TryRead(ReadOnlySpan<byte> blob, List<(int App, int Version)> into)
    {
        into.Clear();
        if (Open(blob, out var body) is { } notWhole)
            return notWhole;
        var fault = ReadBody(body, into);
        if (fault is not null)
            into.Clear();
        return fault;
    }

    /// <summary>Reads the apps only.</summary>
    /// <param name="blob">The stored form.</param>
    /// <param name="numbers">App numbers from here on were never given.</param>
    /// <param name="apps">Takes the apps; made longer when it is too short.</param>
    /// <param name="count">How many apps there are.</param>
    internal static BlobFault? TryReadApps(ReadOnlySpan<byte> blob, int numbers, ref int[] apps, out int count)
    {
        count = 0;
        if (Open(blob, out var body) is { } notWhole)
            return notWhole;
        var at = 0;
        if (Count(body, ref at, out var apart) is { } wrongCount)
            return wrongCount;
        if (apps.Length < apart)
            apps = new int[apart * 2];
        if (ReadGaps(body, ref at, apps.AsSpan(0, apart)) is { } wrongGap)
            return wrongGap;
        if (apart > 0 && apps[apart - 1] >= numbers)
            return BlobFault.NumberTooLarge;
        count = apart;
        return null;
    }

    private static byte[] Written(ReadOnlySpan<(int App, int Version)> apps)
    {
        var into = new ArrayBufferWriter<byte>();
        Write(apps, into);
        return into.WrittenSpan.ToArray();
    }

    /// <summary>Finds what stands between the head and the checksum, if all of it is as it was written.</summary>
    private static BlobFault? Open(ReadOnlySpan<byte> blob, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (blob.IsEmpty)
            return BlobFault.TooShort;
        if (blob[0] != Format)
            return BlobFault.OtherVersion;
        var at = 1;
        var length = Varint.Read(blob, ref at);
        var end = (long)at + length;
        if (length < 0 || end + Checksum.Length > blob.Length)
            return BlobFault.TooShort;
        if (end + Checksum.Length < blob.Length)
            return BlobFault.TrailingBytes;
        if (Checksum.Of(blob[..(int)end]) != BinaryPrimitives.ReadUInt32LittleEndian(blob[(int)end..]))
            return BlobFault.WrongChecksum;
        body = blob[at..(int)end];
        return null;
    }

    private static BlobFault? ReadBody(ReadOnlySpan<byte> body, List<(int App, int Version)> into)
    {
        var at = 0;
        if (Count(body, ref at, out var count) is { } wrongCount)
            return wrongCount;
        var apps = new int[count];
        if (ReadGaps(body, ref at, apps) is { } wrongGap)
            return wrongGap;
        foreach (var app in apps)
        {
            var version = Varint.Read(body, ref at);
            if (version < 0)
                return Refused(version);
            into.Add((app, version));
        }

        return at < body.Length ? BlobFault.TrailingBytes : null;
    }

    private static BlobFault? Count(ReadOnlySpan<byte> body, ref int at, out int count)
    {
        count = Varint.Read(body, ref at);
        if (count < 0)
            return Refused(count);
        // Each app takes at least two bytes, so a count that is made up cannot make us take memory for it.
        return count > (body.Length - at) / 2 ? BlobFault.TooShort : null;
    }

    private static BlobFault? ReadGaps(ReadOnlySpan<byte> body, ref int at, Span<int> apps) =>
        Gaps.Read(body, ref at, apps) switch { > 0 => null, 0 => BlobFault.NotAscending, var gap => Refused(gap) };

    private static BlobFault Refused(int number) => number == Varint.CutOff ? BlobFault.TooShort : BlobFault.NumberTooLarge;
}
