using System.Buffers.Binary;
using System.Text;

namespace Appwacht.Trail.Evidence;

/// <summary>
/// The one form in which a ZIP of ours is written: nothing packed, no moments, no comments, no extra fields, no gaps. Of the same files there is one such
/// ZIP only, whatever machine or program writes it, and whoever writes its headers again from the files knows every byte that there should be.
/// </summary>
internal static class ZipForm
{
    /// <summary>A ZIP without its later additions counts sizes in 32 bits.</summary>
    public const long LargestZip = uint.MaxValue - 1;

    /// <summary>More files than any evidence has.</summary>
    public const int MostFiles = 4_096;

    /// <summary>The longest name, in letters.</summary>
    public const int LongestName = 100;

    public const int LocalSize = 30;

    private const int CentralSize = 46;

    private const int EndSize = 22;

    /// <summary>How the header before a file begins.</summary>
    public const uint LocalMark = 0x04034b50;

    /// <summary>How a line of the list at the end begins.</summary>
    public const uint CentralMark = 0x02014b50;

    private const uint EndMark = 0x06054b50;

    /// <summary>What is needed to read it: version 2.0.</summary>
    private const ushort Version = 20;

    /// <summary>1 January 1980, as a ZIP writes days: the earliest there is.</summary>
    private const ushort FirstDay = 0x21;

    /// <summary>Whether a file may be called so: small letters, digits and <c>- _ .</c> in at most a few folders, so that unpacking it can write nowhere else.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= LongestName
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_' or '.' or '/')
        && name.Split('/') is { Length: <= 3 } parts && parts.All(part => part.Length > 0 && part[0] != '.');

    /// <summary>The header before a file.</summary>
    public static byte[] Local(string name, uint crc, uint size)
    {
        var header = new byte[LocalSize + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, LocalMark);
        WriteCommon(header.AsSpan(4), name, crc, size);
        Encoding.ASCII.GetBytes(name, header.AsSpan(LocalSize));
        return header;
    }

    /// <summary>The list at the end, and what closes it.</summary>
    /// <param name="files">The files in their order.</param>
    /// <param name="at">Where the list begins.</param>
    public static byte[] Ending(IReadOnlyList<ZippedFile> files, long at)
    {
        var ending = new byte[files.Sum(file => CentralSize + file.Name.Length) + EndSize];
        var rest = ending.AsSpan();
        foreach (var file in files)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, CentralMark);
            BinaryPrimitives.WriteUInt16LittleEndian(rest[4..], Version);
            WriteCommon(rest[6..], file.Name, file.Crc, (uint)file.Size);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[42..], (uint)file.HeaderAt);
            Encoding.ASCII.GetBytes(file.Name, rest[CentralSize..]);
            rest = rest[(CentralSize + file.Name.Length)..];
        }

        BinaryPrimitives.WriteUInt32LittleEndian(rest, EndMark);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[8..], (ushort)files.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[10..], (ushort)files.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(rest[12..], (uint)(ending.Length - EndSize));
        BinaryPrimitives.WriteUInt32LittleEndian(rest[16..], (uint)at);
        return ending;
    }

    /// <summary>At which file of the list a byte of the ending is; null in what closes it.</summary>
    public static string? FileAt(IReadOnlyList<ZippedFile> files, int at)
    {
        foreach (var file in files)
        {
            at -= CentralSize + file.Name.Length;
            if (at < 0)
                return file.Name;
        }

        return null;
    }

    /// <summary>What both headers have: version, no flags, not packed, the day, checksum, both sizes, the length of the name, and no extra field.</summary>
    private static void WriteCommon(Span<byte> to, string name, uint crc, uint size)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(to, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(to[8..], FirstDay);
        BinaryPrimitives.WriteUInt32LittleEndian(to[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(to[14..], size);
        BinaryPrimitives.WriteUInt32LittleEndian(to[18..], size);
        BinaryPrimitives.WriteUInt16LittleEndian(to[22..], (ushort)name.Length);
    }
}

/// <summary>A file in a ZIP.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HeaderAt">Where its header begins.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Crc">Its checksum.</param>
/// <param name="Sha256">Its SHA-256, in hexadecimal.</param>
internal sealed record ZippedFile(string Name, long HeaderAt, long Size, uint Crc, string Sha256)
{
    /// <summary>Where its first byte is.</summary>
    public long At => HeaderAt + ZipForm.LocalSize + Name.Length;
}
