using System.Text;
using Appwacht.Trail.Files;
using Appwacht.Trail.Verifying;

namespace Appwacht.Trail.Tests.Verifying;

public class TrailVerificationTests
{
    private static readonly TrailEntry[] Nine = [.. GivenTrail.Entries(9)];

    [Theory]
    [InlineData("4", "Changed 6:4-")]
    [InlineData("4 and its hash", "Changed 7:5-")]
    [InlineData("4 without", "Missing 6:4-4")]
    [InlineData("4 to 6 without", "Missing 6:4-6")]
    [InlineData("4 and 5 swapped", "Missing 6:4-4; Misplaced 7:4-")]
    [InlineData("4 twice", "Misplaced 7:4-")]
    [InlineData("8 and 9 without", "BeyondEnd 10:8-9")]
    [InlineData("9 another", "Differs 12:9-")]
    [InlineData("4 garbled", "Malformed 6:-")]
    [InlineData("garbage after 3", "Malformed 6:-")]
    [InlineData("4 with a property twice", "DuplicateProperty 6:-")]
    [InlineData("4 with a space", "NotCanonical 6:-")]
    [InlineData("4 too long", "TooLong 6:-")]
    [InlineData("without the checkpoint", "CutOff 11:9-")]
    [InlineData("a line behind it", "AfterEnd 13:-")]
    [InlineData("3 and 7 changed", "Changed 5:3-; Changed 9:7-")]
    public void What_was_done_is_said_with_its_place(string done, string found)
    {
        var lines = GivenTrail.Export(Nine);
        string Line(int number) => Encoding.UTF8.GetString(lines[number + 1]).TrimEnd('\n');
        byte[] Changed(int number) => GivenTrail.Text(Line(number).Replace("member:", "service:", StringComparison.Ordinal));
        switch (done)
        {
            case "4": lines[5] = Changed(4); break;
            case "3 and 7 changed": (lines[4], lines[8]) = (Changed(3), Changed(7)); break;
            case "4 and its hash": lines[5] = Rehashed(lines, 4); break;
            case "4 without": lines.RemoveAt(5); break;
            case "4 to 6 without": lines.RemoveRange(5, 3); break;
            case "4 and 5 swapped": (lines[5], lines[6]) = (lines[6], lines[5]); break;
            case "4 twice": lines.Insert(5, lines[5]); break;
            case "8 and 9 without": lines.RemoveRange(9, 2); break;
            case "9 another": lines[10] = Rehashed(lines, 9); break;
            case "4 garbled": lines[5] = GivenTrail.Text("{"); break;
            case "garbage after 3": lines.Insert(5, GivenTrail.Text("")); break;
            case "4 with a property twice": lines[5] = GivenTrail.Text(Line(4).Replace("\"wie\":", "\"wie\":\"member:9\",\"wie\":", StringComparison.Ordinal)); break;
            case "4 with a space": lines[5] = GivenTrail.Text(Line(4).Replace("\"wie\":", "\"wie\": ", StringComparison.Ordinal)); break;
            case "4 too long": lines[5] = GivenTrail.Text(Line(4).Replace("policy:4", new string('4', 2_000_000), StringComparison.Ordinal)); break;
            case "without the checkpoint": lines.RemoveAt(11); break;
            case "a line behind it": lines.Add(GivenTrail.Text("{}")); break;
        }

        // A line behind the end is also no line of a trail; that is said second.
        Assert.Equal(found, GivenTrail.Found(GivenTrail.Verify(lines)).Replace("Malformed 13:-; ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_trail_that_was_written_anew_and_signed_again_does_not_agree_with_what_was_kept()
    {
        var kept = GivenTrail.Checkpoints(Nine, [2, 5, 9]);
        void Earlier(TrailVerification verification) => verification.ReadCheckpoints("eerder.json", new MemoryStream(kept));
        var honest = GivenTrail.Verify(GivenTrail.Export(GivenTrail.Entries(20)), Earlier);
        Assert.Equal((true, 3, true), (honest.IsWhole, honest.Confirmed, honest.KeysAreTrusted));

        var forged = GivenTrail.Export(GivenTrail.Entries(20).Select(entry => entry.Sequence == 4 ? entry with { Actor = "member:9" } : entry));
        Assert.True(GivenTrail.Verify(forged).IsWhole); // by itself it cannot be told from an honest one
        Assert.Equal("Differs 4:5-; Differs 5:9-", GivenTrail.Found(GivenTrail.Verify(forged, Earlier)));

        Assert.Equal("BeyondEnd 5:9-", GivenTrail.Found(GivenTrail.Verify(GivenTrail.Export(GivenTrail.Entries(7)), Earlier)));
    }

    [Fact]
    public void A_hash_that_somebody_wrote_down_is_enough()
    {
        void Noted(TrailVerification verification) => verification.Remember(5, GivenTrail.HashAfter(Nine, 5));
        Assert.Equal(1, GivenTrail.Verify(GivenTrail.Export(Nine), Noted).Confirmed);
        var forged = GivenTrail.Export(Nine.Select(entry => entry with { About = "policy:0" }));
        Assert.Equal("Differs 0:5-", GivenTrail.Found(GivenTrail.Verify(forged, Noted)));
    }

    [Fact]
    public void A_checkpoint_of_another_organisation_or_another_key_is_not_accepted()
    {
        using var stranger = SigningKey.Create();
        var other = GivenTrail.Verify(GivenTrail.Export(Nine), verification => verification.ReadCheckpoints("a", new MemoryStream(GivenTrail.Checkpoints(Nine, [5], organisation: "provincie"))));
        Assert.Equal("OtherOrganisation 1:-", GivenTrail.Found(other));
        Assert.Equal("UnknownKey 12:9-", GivenTrail.Found(GivenTrail.Verify(GivenTrail.Export(Nine, stranger), verification => verification.Trust(GivenTrail.Key.Public))));
        var given = GivenTrail.Verify(GivenTrail.Export(Nine), verification =>
        {
            verification.Trust(GivenTrail.Key.Public);
            verification.ReadCheckpoints("a", new MemoryStream(GivenTrail.Checkpoints(Nine, [5], stranger)));
        });
        Assert.Equal("UnknownKey 3:5-", GivenTrail.Found(given));
    }

    [Fact]
    public void A_new_key_is_followed_when_the_old_one_signed_it()
    {
        using var next = SigningKey.Create(GivenTrail.Key);
        using var after = SigningKey.Create(next);
        var rotated = GivenTrail.Export(Nine, after, [GivenTrail.Key.Public, next.Public, after.Public]);
        Assert.True(GivenTrail.Verify(rotated, verification => verification.Trust(GivenTrail.Key.Public)).IsWhole);

        using var stranger = SigningKey.Create();
        var claimed = new TrailKey(stranger.Public.PublicKey, GivenTrail.Key.Public.Id, next.Public.Endorsement);
        var forged = GivenTrail.Export(Nine, stranger, [GivenTrail.Key.Public, claimed]);
        Assert.Equal("Key 3:-; UnknownKey 13:9-", GivenTrail.Found(GivenTrail.Verify(forged, verification => verification.Trust(GivenTrail.Key.Public))));
    }

    [Fact]
    public void A_key_is_the_same_after_writing_and_reading_it()
    {
        Assert.Equal(GivenTrail.Key.Public.Id, TrailKey.FromPem(GivenTrail.Key.Public.ToPem())?.Id);
        Assert.Null(TrailKey.FromPem("geen sleutel"));
        using var again = SigningKey.Read(GivenTrail.Key.ToPkcs8(), "", ReadOnlyMemory<byte>.Empty);
        Assert.True(Checkpoint.Sign("a", 1, new byte[32], GivenTrail.Noon, again).IsSignedBy(GivenTrail.Key.Public));
    }

    [Fact]
    public void A_ruined_file_of_any_size_gives_the_first_faults_and_their_number()
    {
        var report = GivenTrail.Verify(Enumerable.Repeat(GivenTrail.Text("?"), 5_000));
        Assert.Equal((TrailVerification.MostFaults, true), (report.Faults.Count, report.FaultCount > 5_000));
    }

    /// <summary>A line that was changed by somebody who knows how its hash is made.</summary>
    private static byte[] Rehashed(List<byte[]> lines, int number)
    {
        var before = Convert.FromHexString(Encoding.UTF8.GetString(lines[number])[^67..^3]);
        var entry = Nine[number - 1] with { Actor = "member:9" };
        var line = new System.Buffers.ArrayBufferWriter<byte>();
        TrailFile.WriteEntry(line, entry, entry.Hash(before));
        return line.WrittenSpan.ToArray();
    }
}
