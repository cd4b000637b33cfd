using System.Buffers;
using System.Text;
using Appwacht.Trail;
using Appwacht.Trail.Files;

namespace Appwacht.Cli.Tests.Commands;

public sealed class AuditCommandTests
{
    [Fact]
    public void An_auditor_verifies_a_trail_with_the_checkpoints_that_were_kept_and_is_told_where_it_was_changed()
    {
        using var folder = new TemporaryFolder();
        using var key = SigningKey.Create();
        folder.Write("sleutel.pem", key.Public.ToPem());
        folder.Write("eerder.ndjson", Checkpoints(key, 3));
        folder.Write("trail.ndjson", Export(key, 5));
        folder.Write("ingekort.ndjson", Export(key, 2));
        folder.Write("veranderd.ndjson", Export(key, 5).Replace("policy:4", "policy:9", StringComparison.Ordinal));

        var whole = Program.RunIn(folder.Path, "audit", "verify", "trail.ndjson", "--checkpoints", "eerder.ndjson", "--key", "sleutel.pem");
        Assert.Equal((0, ""), (whole.ExitCode, whole.Problems));
        Assert.Contains("In orde: de audittrail van gemeente-voorbeeld, 5 regels.", whole.Output, StringComparison.Ordinal);
        Assert.Contains("(1 controlepunt)", whole.Output, StringComparison.Ordinal);
        var noted = whole.Output.Trim().Split('\n')[^1].Trim();
        Assert.Equal(0, Program.RunIn(folder.Path, "audit", "verify", "trail.ndjson", "--contains", noted).ExitCode);

        var changed = Program.RunIn(folder.Path, "audit", "verify", "veranderd.ndjson", "--lang", "en");
        Assert.Equal(1, changed.ExitCode);
        Assert.StartsWith("veranderd.ndjson:6: line 4 was changed", changed.Problems, StringComparison.Ordinal);

        var shortened = Program.RunIn(folder.Path, "audit", "verify", "ingekort.ndjson", "--checkpoints", "eerder.ndjson", "--contains", noted);
        Assert.Equal(1, shortened.ExitCode);
        Assert.Contains("eerder.ndjson:3: er was een regel 3; het eind van de trail is verwijderd", shortened.Problems, StringComparison.Ordinal);
        Assert.Contains("er was een regel 5", shortened.Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nergens.ndjson")]
    [InlineData("trail.ndjson", "--key", "trail.ndjson")]
    [InlineData("trail.ndjson", "--key", "nergens.pem")]
    [InlineData("trail.ndjson", "--checkpoints", "nergens.ndjson")]
    [InlineData("trail.ndjson", "--contains", "3:abc")]
    public void What_cannot_be_used_is_refused(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        using var key = SigningKey.Create();
        folder.Write("trail.ndjson", Export(key, 1));
        var ended = Program.RunIn(folder.Path, ["audit", "verify", .. arguments]);
        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.NotEmpty(ended.Problems);
    }

    [Fact]
    public void Nothing_of_a_database_comes_with_the_program() => Assert.DoesNotContain(
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Select(Path.GetFileName), name => name!.Contains("EntityFramework", StringComparison.Ordinal));

    private static string Export(SigningKey key, int count)
    {
        var file = new ArrayBufferWriter<byte>();
        TrailFile.WriteTrailStart(file, "gemeente-voorbeeld", [key.Public]);
        var hash = TrailEntry.Beginning;
        foreach (var entry in Enumerable.Range(1, count).Select(Entry))
        {
            hash = entry.Hash(hash.Span);
            TrailFile.WriteEntry(file, entry, hash.Span);
        }

        TrailFile.WriteCheckpoint(file, Point(key, count));
        return Encoding.UTF8.GetString(file.WrittenSpan);
    }

    private static string Checkpoints(SigningKey key, int after)
    {
        var file = new ArrayBufferWriter<byte>();
        TrailFile.WriteCheckpointsStart(file, "gemeente-voorbeeld", [key.Public]);
        TrailFile.WriteCheckpoint(file, Point(key, after));
        return Encoding.UTF8.GetString(file.WrittenSpan);
    }

    private static Checkpoint Point(SigningKey key, int after) =>
        Checkpoint.Sign("gemeente-voorbeeld", after, Enumerable.Range(1, after).Select(Entry).Aggregate(TrailEntry.Beginning, (hash, entry) => entry.Hash(hash.Span)), DateTimeOffset.UnixEpoch, key);

    private static TrailEntry Entry(int number) => new(number, DateTimeOffset.UnixEpoch.AddDays(number), "member:1", "api", "policy.adopted", $"policy:{number}", "done", "");
}
