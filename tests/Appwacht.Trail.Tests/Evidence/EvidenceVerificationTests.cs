using System.Buffers;
using System.IO.Compression;
using Appwacht.Trail.Evidence;
using Appwacht.Trail.Files;
using Appwacht.Trail.Verifying;
using static Appwacht.Trail.Tests.Evidence.GivenEvidence;

namespace Appwacht.Trail.Tests.Evidence;

public class EvidenceVerificationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Evidence_is_whole_and_agrees_with_what_was_kept(int after)
    {
        var zip = new GivenEvidence { After = after }.Write();
        var report = Verify(zip, with =>
        {
            with.Trust(GivenTrail.Key.Public);
            with.ReadCheckpoints("eerder", new MemoryStream(GivenTrail.Checkpoints(Entries, [5, 9])));
        });
        Assert.Equal("", Found(report));
        Assert.True(report.KeysAreTrusted);
        Assert.Equal((Organisation, Day, 12 - after, 2), (report.Manifest!.Organisation, report.Manifest.From, report.Trail!.Entries, report.Trail.Confirmed));
        Assert.False(Verify(zip).KeysAreTrusted);
    }

    [Fact]
    public void The_same_is_the_same_to_the_byte_but_for_the_signature()
    {
        var (one, other) = (FilesOf(new GivenEvidence().Write()), FilesOf(new GivenEvidence().Write()));
        Assert.Equal(one.Select(file => file.Name), other.Select(file => file.Name));
        // A checkpoint has a signature too, that a server makes once and keeps.
        Assert.Equal([EvidenceVerification.TrailName, EvidenceManifest.FileName, EvidenceSeal.FileName], one.Zip(other).Where(pair => pair.First.Sha256 != pair.Second.Sha256).Select(pair => pair.First.Name));
    }

    [Fact]
    public void Any_program_unpacks_it()
    {
        var written = new GivenEvidence().Write();
        using var zip = new ZipArchive(new MemoryStream(written), ZipArchiveMode.Read);
        var files = FilesOf(written);
        Assert.Equal(files.Select(file => file.Name), zip.Entries.Select(entry => entry.FullName));
        foreach (var (entry, file) in zip.Entries.Zip(files))
        {
            using var content = entry.Open(); // checks the checksum
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.ToArray())));
        }
    }

    [Fact]
    public void A_change_of_any_byte_is_found_and_the_file_or_the_place_named()
    {
        var zip = new GivenEvidence().Write();
        var files = FilesOf(zip);
        var wrong = new List<string>();
        byte[] masks = [1, 0x20, 0xFF];
        for (var at = 0; at < zip.Length; at++)
        {
            var mask = masks[at % masks.Length];
            zip[at] ^= mask;
            var faults = Verify(zip).Faults;
            zip[at] ^= mask;
            var file = files.LastOrDefault(one => at >= one.At && at < one.At + one.Size);
            // Within a file its name is said; within a header its place or the file that it is of, or the place where nothing fits any more.
            if (faults.Count == 0 || (file is not null && !faults.Any(fault => fault.File == file.Name)) || faults.All(fault => fault.File.Length == 0 && fault.At is null))
                wrong.Add($"byte {at} ({file?.Name ?? "header"}) ^ {mask}: {string.Join(", ", faults)}");
        }

        Assert.Empty(wrong.Take(20));
    }

    [Fact]
    public void Whatever_is_cut_off_at_any_length_is_found()
    {
        var zip = new GivenEvidence().Write();
        for (var length = 0; length < zip.Length; length++)
            Assert.False(Verify(zip[..length]).IsWhole, $"{length}");
    }

    [Fact]
    public void Bytes_before_behind_or_between_are_found() => Assert.All(
        FilesOf(new GivenEvidence().Write()).Select(file => (int)file.HeaderAt).Concat(FilesOf(new GivenEvidence().Write()).Select(file => (int)(file.At + file.Size))).Append(new GivenEvidence().Write().Length),
        at =>
        {
            var zip = new GivenEvidence().Write();
            at = Math.Min(at, zip.Length);
            Assert.False(Verify([.. zip[..at], 0, .. zip[at..]]).IsWhole);
        });

    /// <summary>Nobody finds a change that is not found: bytes taken out, put in and put in the place of others, anywhere.</summary>
    [Fact]
    public void No_edit_goes_unseen_and_none_makes_it_fall_over()
    {
        var zip = new GivenEvidence().Write();
        Gen.Select(Gen.Int[0, zip.Length - 1], Gen.Int[0, 40], Gen.Byte.Array[0, 40]).Sample(edit =>
        {
            var (at, taken, put) = edit;
            var end = Math.Min(at + taken, zip.Length);
            byte[] edited = [.. zip[..at], .. put, .. zip[end..]];
            return edited.AsSpan().SequenceEqual(zip) || !Verify(edited).IsWhole;
        }, iter: 2_000);
    }

    [Fact]
    public void Two_files_that_change_places_are_found()
    {
        var zip = new GivenEvidence { Say = manifest => manifest with { Files = [.. manifest.Files.Reverse()] } }.Write();
        Assert.Equal("Form ", Found(Verify(zip)));
    }

    [Fact]
    public void A_file_too_many_and_a_file_that_is_missing_are_named()
    {
        Assert.Equal("NotListed index.html@", Found(Verify(new GivenEvidence { Say = manifest => manifest with { Files = [.. manifest.Files.SkipLast(1)] } }.Write()))[..21]);
        Assert.Equal("Missing nergens.csv", Found(Verify(new GivenEvidence { Say = manifest => manifest with { Files = [.. manifest.Files, new("nergens.csv", 0, new string('0', 64))] } }.Write())));
        Assert.StartsWith("Changed index.html", Found(Verify(new GivenEvidence { Say = manifest => manifest with { Files = [.. manifest.Files.SkipLast(1), manifest.Files[^1] with { Sha256 = new string('0', 64) }] } }.Write())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_says_something_else_than_the_trail_is_named_although_it_is_signed()
    {
        foreach (var name in TrailTables.Names)
            Assert.Equal($"Counts {name}", Found(Verify(new GivenEvidence { Change = (file, bytes) => file == name ? [.. bytes, 13, 10] : bytes }.Write())));
    }

    [Fact]
    public void A_line_of_the_trail_that_is_other_is_named_although_everything_is_signed_anew()
    {
        var zip = new GivenEvidence
        {
            Change = (file, bytes) => file == EvidenceVerification.TrailName ? System.Text.Encoding.UTF8.GetBytes(Text(bytes).Replace("\\\"count\\\":33", "\\\"count\\\":3", StringComparison.Ordinal)) : bytes,
        }.Write();
        Assert.Equal("Trail audittrail.ndjson Changed 4", Found(Verify(zip)));
    }

    [Fact]
    public void Another_period_organisation_or_part_than_the_lines_are_of_is_found()
    {
        Assert.StartsWith("OtherTrail", Found(Verify(new GivenEvidence { Say = manifest => manifest with { Before = manifest.Closing } }.Write())), StringComparison.Ordinal);
        Assert.StartsWith("Counts", Found(Verify(new GivenEvidence { Say = manifest => manifest with { End = manifest.End.AddDays(3) } }.Write())), StringComparison.Ordinal);
        Assert.Equal("OtherTrail audittrail.ndjson; Seal manifest.sig", Found(Verify(new GivenEvidence { Say = manifest => manifest with { Organisation = "gemeente-anders" } }.Write())));
    }

    [Fact]
    public void A_signature_of_somebody_else_is_found_by_who_has_the_key()
    {
        using var other = SigningKey.Create();
        var zip = new GivenEvidence { Signer = other }.Write();
        Assert.Equal("UnknownKey manifest.sig", Found(Verify(zip, with => with.Trust(GivenTrail.Key.Public))));
        Assert.Equal("", Found(Verify(zip))); // by itself it cannot be told, and that is said
        Assert.False(Verify(zip).KeysAreTrusted);
        // Made anew as a whole.
        Assert.Contains("UnknownKey", Found(Verify(new GivenEvidence { Key = other }.Write(), with => with.ReadCheckpoints("eerder", new MemoryStream(GivenTrail.Checkpoints(Entries, [5]))))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_came_after_the_one_that_is_trusted_is_followed_and_one_too_many_is_not_taken()
    {
        using var next = SigningKey.Create(GivenTrail.Key);
        using var more = SigningKey.Create();
        var zip = new GivenEvidence { Signer = next, SealKeys = EvidenceSeal.KeysUpTo(next.Public.Id, [GivenTrail.Key.Public, next.Public, more.Public]) }.Write();
        Assert.Equal("", Found(Verify(zip, with => with.Trust(GivenTrail.Key.Public))));

        var files = FilesOf(zip);
        var seal = SealFile.Read(zip.AsSpan((int)files[^1].At, (int)files[^1].Size).ToArray())!;
        Assert.False(seal.Seal.IsSignedBy(next.Public, Organisation, [.. seal.Keys, more.Public]));
    }

    [Fact]
    public void What_was_kept_and_is_other_is_named()
    {
        Assert.Contains("Differs 5", Found(Verify(new GivenEvidence().Write(), with => with.Remember(5, new byte[32]))), StringComparison.Ordinal);
        Assert.Contains("BeyondEnd 99", Found(Verify(new GivenEvidence().Write(), with => with.Remember(99, new byte[32]))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_lines_in_it_can_be_verified_apart_as_any_trail()
    {
        var zip = new GivenEvidence().Write();
        var part = FilesOf(zip).Single(file => file.Name == EvidenceVerification.TrailName);
        var report = new TrailVerification().Verify(new MemoryStream(zip, (int)part.At, (int)part.Size));
        Assert.Empty(report.Faults);
        Assert.Equal((2, 12, 10), (report.Before, report.Last, report.Entries));
    }

    [Fact]
    public void A_part_of_a_trail_without_what_it_goes_on_from_is_none()
    {
        var file = new ArrayBufferWriter<byte>();
        TrailFile.WriteStart(file, TrailFile.Part, Organisation, [GivenTrail.Key.Public]);
        TrailFile.WriteEntry(file, Entries[2], GivenTrail.HashAfter(Entries, 3).Span);
        Assert.Contains(new TrailVerification().Verify(new MemoryStream(file.WrittenSpan.ToArray())).Faults, fault => fault.Kind is TrailFaultKind.Header);
    }
}
