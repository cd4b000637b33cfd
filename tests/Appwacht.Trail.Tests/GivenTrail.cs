using System.Buffers;
using System.Text;
using Appwacht.Trail.Files;
using Appwacht.Trail.Verifying;

namespace Appwacht.Trail.Tests;

/// <summary>Trails as a server would write them, and what an auditor does with them.</summary>
internal sealed class GivenTrail
{
    public const string Organisation = "gemeente-voorbeeld";

    public static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    public static readonly SigningKey Key = SigningKey.Create();

    public static IEnumerable<TrailEntry> Entries(int count) => Enumerable.Range(1, count).Select(Entry);

    public static TrailEntry Entry(int number) => new(
        number, Noon.AddSeconds(number), $"member:{number % 3}", "api", "policy.adopted", $"policy:{number}", "done", number % 2 == 0 ? "" : $$"""{"devices":{{number}}}""");

    /// <summary>The lines of a file with a trail, each with its end.</summary>
    public static List<byte[]> Export(IEnumerable<TrailEntry> entries, SigningKey? key = null, TrailKey[]? keys = null, string organisation = Organisation)
    {
        key ??= Key;
        var file = new ArrayBufferWriter<byte>();
        TrailFile.WriteTrailStart(file, organisation, keys ?? [key.Public]);
        var (hash, last) = (TrailEntry.Beginning, 0L);
        foreach (var entry in entries)
        {
            (hash, last) = (entry.Hash(hash.Span), entry.Sequence);
            TrailFile.WriteEntry(file, entry, hash.Span);
        }

        TrailFile.WriteCheckpoint(file, Checkpoint.Sign(organisation, last, hash, Noon, key));
        return Split(file.WrittenSpan);
    }

    /// <summary>A file with checkpoints of a trail after some of its lines.</summary>
    public static byte[] Checkpoints(TrailEntry[] entries, int[] after, SigningKey? key = null, string organisation = Organisation)
    {
        key ??= Key;
        var file = new ArrayBufferWriter<byte>();
        TrailFile.WriteCheckpointsStart(file, organisation, [key.Public]);
        foreach (var count in after)
            TrailFile.WriteCheckpoint(file, Checkpoint.Sign(organisation, count, HashAfter(entries, count), Noon, key));
        return file.WrittenSpan.ToArray();
    }

    public static ReadOnlyMemory<byte> HashAfter(TrailEntry[] entries, int count) => entries.Take(count).Aggregate(TrailEntry.Beginning, (hash, entry) => entry.Hash(hash.Span));

    public static TrailReport Verify(IEnumerable<byte[]> lines, Action<TrailVerification>? with = null)
    {
        var verification = new TrailVerification();
        with?.Invoke(verification);
        return verification.Verify(new MemoryStream([.. lines.SelectMany(line => line)]));
    }

    public static string Found(TrailReport report) => string.Join("; ", report.Faults.Select(fault => $"{fault.Kind} {fault.Line}:{fault.Sequence}-{fault.Until}"));

    public static byte[] Text(string line) => Encoding.UTF8.GetBytes(line + "\n");

    public static List<byte[]> Split(ReadOnlySpan<byte> file)
    {
        var lines = new List<byte[]>();
        while (file.IndexOf((byte)'\n') is >= 0 and var end)
        {
            lines.Add(file[..(end + 1)].ToArray());
            file = file[(end + 1)..];
        }

        if (file.Length > 0)
            lines.Add(file.ToArray());
        return lines;
    }
}
