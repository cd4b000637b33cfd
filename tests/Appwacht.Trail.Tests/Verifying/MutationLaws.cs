using System.Text;

namespace Appwacht.Trail.Tests.Verifying;

/// <summary>Nothing can be done to a file with a trail that is not found, and found where it was done.</summary>
public class MutationLaws
{
    /// <summary>Line 1 is the header, line 2 the key, and the last one the checkpoint.</summary>
    private const int FirstEntry = 2;

    private static readonly Gen<string> Texts = Gen.String[Gen.Char['\u0001', '\ud7ff'], 0, 12];

    private static readonly Gen<List<TrailEntry>> Trails = Gen.Select(Gen.Long[0, 4_000_000_000_000_000], Texts, Texts, Texts, Texts, Texts).List[0, 12]
        .Select(list => list.Select((one, index) => new TrailEntry(index + 1, DateTimeOffset.UnixEpoch.AddMicroseconds(one.Item1), one.Item2, one.Item3, one.Item4, one.Item5, "done", one.Item6)).ToList());

    [Fact]
    public void An_honest_trail_is_whole() => Trails.Sample(entries =>
    {
        var report = GivenTrail.Verify(GivenTrail.Export(entries));
        Assert.True(report.IsWhole, GivenTrail.Found(report));
        Assert.Equal((GivenTrail.Organisation, entries.Count, entries.Count), (report.Organisation, report.Entries, report.Last));
        Assert.Equal(GivenTrail.HashAfter([.. entries], entries.Count), report.Hash.ToArray());
    }, iter: 200);

    [Fact]
    public void Any_other_byte_is_found_in_its_line() => Gen.Select(Trails, Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).Sample((entries, place, change) =>
    {
        var lines = GivenTrail.Export(entries);
        var file = lines.SelectMany(line => line).ToArray();
        var at = place % file.Length;
        var line = Array.FindAll(file[..at], one => one == '\n').Length;
        file[at] ^= change;
        var report = GivenTrail.Verify([file]);
        Assert.False(report.IsWhole);
        // Of the header it only shows in what it is compared with: the keys after it, and the organisation of the checkpoint.
        if (line > 0)
            Assert.Equal(line + 1, report.Faults[0].Line);
    }, iter: 1_000);

    [Fact]
    public void A_removed_line_is_found() => Gen.Select(Trails, Gen.Int[0, int.MaxValue]).Sample((entries, place) =>
    {
        var lines = GivenTrail.Export(entries);
        var at = place % lines.Count;
        lines.RemoveAt(at);
        AssertFoundAt(lines, at);
    }, iter: 500);

    [Fact]
    public void Two_lines_that_changed_places_are_found() => Gen.Select(Trails, Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Sample((entries, one, other) =>
    {
        var lines = GivenTrail.Export(entries);
        var (first, second) = (Math.Min(one % lines.Count, other % lines.Count), Math.Max(one % lines.Count, other % lines.Count));
        if (first == second)
            return;
        (lines[first], lines[second]) = (lines[second], lines[first]);
        AssertFoundAt(lines, first);
    }, iter: 500);

    [Fact]
    public void A_line_that_was_put_in_is_found() => Gen.Select(Trails, Trails, Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Sample((entries, others, from, place) =>
    {
        var (lines, foreign) = (GivenTrail.Export(entries), GivenTrail.Export(others));
        var at = place % (lines.Count + 1);
        lines.Insert(at, foreign[from % foreign.Count]);
        var report = GivenTrail.Verify(lines);
        Assert.False(report.IsWhole);
    }, iter: 500);

    [Fact]
    public void A_file_that_stops_anywhere_is_found() => Gen.Select(Trails, Gen.Int[0, int.MaxValue]).Sample((entries, place) =>
    {
        var file = GivenTrail.Export(entries).SelectMany(line => line).ToArray();
        Assert.False(GivenTrail.Verify([file[..(place % file.Length)]]).IsWhole);
    }, iter: 500);

    [Fact]
    public void Whatever_is_given_gets_an_answer() => Gen.Byte.Array[0, 300].Sample(bytes => Assert.False(GivenTrail.Verify([bytes]).IsWhole), iter: 1_000);

    [Fact]
    public void Anything_that_is_added_to_a_line_is_found() => Assert.All(
        new[] { " ", "\r", "\u00a0", "{}", "\0" },
        more =>
        {
            var lines = GivenTrail.Export(GivenTrail.Entries(5));
            for (var at = 0; at < lines.Count; at++)
            {
                var changed = lines.ToList();
                changed[at] = [.. lines[at][..^1], .. Encoding.UTF8.GetBytes(more), (byte)'\n'];
                AssertFoundAt(changed, at);
            }
        });

    private static void AssertFoundAt(List<byte[]> lines, int at)
    {
        var report = GivenTrail.Verify(lines);
        Assert.False(report.IsWhole);
        if (at >= FirstEntry)
            Assert.True(report.Faults[0].Line == Math.Min(at + 1, lines.Count), GivenTrail.Found(report));
    }
}
