using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Appwacht.Trail.Evidence;

/// <summary>
/// Goes through a ZIP from its first byte to its last and compares each header with the one that we would write. Nothing is unpacked, because nothing is packed; what
/// is kept in memory is a line for each file. What is wrong is noted with its place.
/// </summary>
internal sealed class ZipScan(Stream zip, List<EvidenceFault> faults)
{
    private readonly List<ZippedFile> files = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly byte[] buffer = new byte[128 * 1024];

    /// <summary>The files that could be read, in order.</summary>
    public IReadOnlyList<ZippedFile> Files => files;

    /// <summary>Goes through it.</summary>
    public void Read()
    {
        if (zip.Length > ZipForm.LargestZip)
        {
            Note(EvidenceFaultKind.TooLarge, "", null);
            return;
        }

        zip.Position = 0;
        while (NextFile())
        {
            // until something else than a file comes
        }
    }

    /// <summary>Reads a file; false when what comes is no file, or where it ends cannot be told.</summary>
    private bool NextFile()
    {
        var at = zip.Position;
        var header = buffer.AsSpan(0, ZipForm.LocalSize);
        var there = zip.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        var mark = there >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(header) : 0;
        if (mark is ZipForm.CentralMark && files.Count > 0)
        {
            CompareEnding(at);
            return false;
        }

        if (mark is not ZipForm.LocalMark || there < header.Length)
            return Note(there < header.Length ? EvidenceFaultKind.CutOff : EvidenceFaultKind.NoZip, files is [.., var last] ? last.Name : "", at);
        var (crc, packed, size, length) = (
            BinaryPrimitives.ReadUInt32LittleEndian(header[14..]), BinaryPrimitives.ReadUInt32LittleEndian(header[18..]), BinaryPrimitives.ReadUInt32LittleEndian(header[22..]),
            BinaryPrimitives.ReadUInt16LittleEndian(header[26..]));
        if (length > ZipForm.LongestName || files.Count == ZipForm.MostFiles)
            return Note(EvidenceFaultKind.TooLarge, "", at);
        var written = buffer.AsSpan(0, ZipForm.LocalSize + length);
        if (zip.ReadAtLeast(written[ZipForm.LocalSize..], length, throwOnEndOfStream: false) < length)
            return Note(EvidenceFaultKind.CutOff, "", at);
        var name = Encoding.Latin1.GetString(written[ZipForm.LocalSize..]);
        if (!ZipForm.IsName(name))
            return Note(EvidenceFaultKind.Name, Shown(name), at + ZipForm.LocalSize);
        if (!names.Add(name))
            return Note(EvidenceFaultKind.Twice, name, at);
        var differs = written.CommonPrefixLength(ZipForm.Local(name, crc, size));
        if (differs < written.Length)
            Note(EvidenceFaultKind.Form, name, at + differs);
        if (packed != size)
            return false; // where it ends cannot be told
        return ReadContent(name, at, crc, size);
    }

    private bool ReadContent(string name, long at, uint crc, uint size)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (sum, left) = (new Crc32(), (long)size);
        while (left > 0)
        {
            var read = zip.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                return Note(EvidenceFaultKind.CutOff, name, zip.Length);
            sum.Take(buffer.AsSpan(0, read));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        if (sum.Value != crc)
            Note(EvidenceFaultKind.Changed, name, at);
        files.Add(new(name, at, size, crc, Convert.ToHexStringLower(hash.GetHashAndReset())));
        return true;
    }

    private void CompareEnding(long at)
    {
        var ending = ZipForm.Ending(files, at);
        zip.Position = at;
        var there = new byte[ending.Length];
        var length = zip.ReadAtLeast(there, there.Length, throwOnEndOfStream: false);
        var differs = there.AsSpan(0, length).CommonPrefixLength(ending);
        if (differs < length)
            Note(EvidenceFaultKind.Form, ZipForm.FileAt(files, differs) ?? "", at + differs);
        else if (length < ending.Length)
            Note(EvidenceFaultKind.CutOff, "", at + length);
        else if (zip.Length > at + length)
            Note(EvidenceFaultKind.AfterEnd, "", at + length);
    }

    private bool Note(EvidenceFaultKind kind, string file, long? at)
    {
        faults.Add(new(kind, file, at));
        return false;
    }

    /// <summary>A name of somebody else, without letters that could do anything on a screen.</summary>
    private static string Shown(string name) => new([.. name.Select(letter => letter is >= ' ' and <= '~' ? letter : '?')]);
}
