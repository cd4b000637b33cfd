using System.Buffers;
using System.Text;
using Appwacht.Trail.Files;

namespace Appwacht.Trail.Tests;

/// <summary>A file with a trail that was once made: later versions must write it alike, and still find nothing wrong with it.</summary>
public class GoldenFileTests
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Golden", "trail.ndjson");

    [Fact]
    public void A_trail_of_then_is_still_whole()
    {
        var report = GivenTrail.Verify([System.IO.File.ReadAllBytes(File)]);
        Assert.True(report.IsWhole, GivenTrail.Found(report));
        Assert.Equal((GivenTrail.Organisation, 4L), (report.Organisation, report.Entries));
        Assert.Equal("62149dbcec2853953d836b3652bdd418673cddad9802216591684c6619559c2b", Convert.ToHexStringLower(report.Hash.Span));
    }

    [Fact]
    public void The_lines_are_still_written_so()
    {
        var written = new ArrayBufferWriter<byte>();
        var hash = TrailEntry.Beginning;
        foreach (var entry in Entries)
        {
            hash = entry.Hash(hash.Span);
            TrailFile.WriteEntry(written, entry, hash.Span);
        }

        var lines = Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(File)).Split('\n');
        Assert.Equal(string.Join('\n', lines[2..^2]) + "\n", Encoding.UTF8.GetString(written.WrittenSpan));
    }

    private static TrailEntry[] Entries =>
    [
        new(1, new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero), "operator", "command-line", "policy.adopted", "policy:1", "done", ""),
        new(2, new DateTimeOffset(2026, 11, 25, 8, 0, 1, TimeSpan.Zero).AddMicroseconds(123456), "member:1", "console", "exemption.approved", "exemption:12", "refused", """{"person":34,"until":"2027-11-25"}"""),
        new(3, new(2026, 11, 25, 23, 59, 59, TimeSpan.Zero), "service:2", "api", "inventories.taken", "inventories", "done", """{"taken":10000,"left":3}"""),
        new(4, new(2026, 12, 31, 0, 0, 0, TimeSpan.Zero), "system", "round", "retention.applied", "retention", "done", """{"café":"ĳ","\ud83d\ude00":"😀 </\t"}"""),
    ];
}
