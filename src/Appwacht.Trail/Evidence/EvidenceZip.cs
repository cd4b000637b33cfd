using System.Security.Cryptography;

namespace Appwacht.Trail.Evidence;

/// <summary>
/// Writes evidence, one file behind the other, to something that can be gone back in: what is in it need not fit in memory. The manifest comes behind the files that it
/// lists, and the signature under it last.
/// </summary>
/// <param name="to">Where it is written, from where it is now; stays open. <see cref="Stream.Null"/> for who wants to know the hashes alone.</param>
public sealed class EvidenceZip(Stream to)
{
    private readonly List<ZippedFile> files = [];
    private readonly long start = to.Position;
    private long length;
    private bool isOpen;

    /// <summary>The files so far, as the manifest lists them.</summary>
    public IReadOnlyList<ListedFile> Files => [.. files.Select(file => new ListedFile(file.Name, file.Size, file.Sha256))];

    /// <summary>Begins a file. It ends when what is given is disposed of, and before that no other begins.</summary>
    public Stream Begin(string name)
    {
        if (isOpen || !ZipForm.IsName(name) || files.Exists(file => file.Name == name) || files.Count == ZipForm.MostFiles)
            throw new InvalidOperationException($"No file {name} can begin here.");
        isOpen = true;
        var at = length;
        Write(ZipForm.Local(name, 0, 0)); // written again when size and checksum are known
        return new Part(this, name, at);
    }

    /// <summary>Adds a file that is there already.</summary>
    public void Add(string name, ReadOnlySpan<byte> bytes)
    {
        using var file = Begin(name);
        file.Write(bytes);
    }

    /// <summary>Adds the manifest and the signature under it, and closes the ZIP.</summary>
    public void Finish(ReadOnlySpan<byte> manifest, ReadOnlySpan<byte> seal)
    {
        Add(EvidenceManifest.FileName, manifest);
        Add(EvidenceSeal.FileName, seal);
        Write(ZipForm.Ending(files, length));
    }

    private void End(string name, long at, uint crc, long size, string hash)
    {
        isOpen = false;
        files.Add(new(name, at, size, crc, hash));
        to.Position = start + at;
        to.Write(ZipForm.Local(name, crc, (uint)size));
        to.Position = start + length;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        length += bytes.Length;
        if (length > ZipForm.LargestZip)
            throw new EvidenceTooLargeException();
        to.Write(bytes);
    }

    /// <summary>What is written to one file.</summary>
    private sealed class Part(EvidenceZip zip, string name, long at) : WriteOnlyStream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private Crc32 crc;
        private long size;
        private bool isOver;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            crc.Take(buffer);
            size += buffer.Length;
            zip.Write(buffer);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !isOver)
            {
                isOver = true;
                zip.End(name, at, crc.Value, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
                hash.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
