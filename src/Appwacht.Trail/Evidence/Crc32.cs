namespace Appwacht.Trail.Evidence;

/// <summary>The checksum that a ZIP file asks of each file in it (CRC-32, polynomial EDB88320). It finds accidents; against intent there are hashes.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(number => Enumerable.Range(0, 8).Aggregate((uint)number, (value, _) => (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320))];

    /// <summary>The checksum of what was taken.</summary>
    public uint Value { get; private set; }

    /// <summary>Takes what comes next.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        var crc = ~Value;
        foreach (var one in bytes)
            crc = Table[(crc ^ one) & 0xFF] ^ (crc >> 8);
        Value = ~crc;
    }
}
