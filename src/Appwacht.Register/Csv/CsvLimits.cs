namespace Appwacht.Register.Csv;

/// <summary>What a file of separated values may hold before it is refused.</summary>
/// <param name="LongestRecord">Bytes in one record; a longer one is refused and skipped.</param>
/// <param name="MostFields">Fields in one record.</param>
/// <param name="MostBytes">Bytes in the whole file, after decompression.</param>
public sealed record CsvLimits(int LongestRecord, int MostFields, long MostBytes)
{
    /// <summary>Room for any export seen so far: 64 KiB a record, 200 fields, 16 GiB a file.</summary>
    public static CsvLimits Default { get; } = new(64 * 1024, 200, 16L << 30);
}
