using System.IO.Compression;
using Appwacht.Trail.Evidence;
using static Appwacht.Trail.Tests.Evidence.GivenEvidence;

namespace Appwacht.Trail.Tests.Evidence;

/// <summary>Files from somebody who wants the program to fall over, to write elsewhere or to take all memory.</summary>
public class HostileZipTests
{
    [Theory]
    [InlineData("../buiten.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("beleid/../../x")]
    [InlineData("c:\\x")]
    [InlineData(".verborgen")]
    [InlineData("a//b")]
    [InlineData("a/b/c/d")]
    [InlineData("UPPER.csv")]
    [InlineData("\u001b[31m")]
    public void A_name_that_leads_elsewhere_is_refused_where_it_stands(string name)
    {
        var before = new GivenEvidence().Write();
        var report = Verify([.. ZipForm.Local(name, 0, 0), .. before]);
        var fault = report.Faults[0];
        Assert.Equal((EvidenceFaultKind.Name, 30L), (fault.Kind, fault.At));
        Assert.DoesNotContain('\u001b', fault.File);
    }

    [Fact]
    public void A_file_that_is_there_twice_is_named()
    {
        var zip = new GivenEvidence().Write();
        Assert.Equal("Twice a.csv@35", Found(Verify([.. ZipForm.Local("a.csv", 0, 0), .. ZipForm.Local("a.csv", 0, 0), .. zip]))[..14]);
    }

    [Fact]
    public void What_is_packed_is_refused_without_being_unpacked()
    {
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("bom.csv", CompressionLevel.SmallestSize).Open())
            for (var part = 0; part < 64; part++)
                entry.Write(new byte[1 << 20]); // 64 MB from a few kilobytes
        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = Verify(bomb.ToArray());
        Assert.False(report.IsWhole);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void More_files_than_evidence_has_or_longer_names_are_too_much()
    {
        byte[] many = [.. Enumerable.Range(0, ZipForm.MostFiles + 1).SelectMany(number => ZipForm.Local($"a{number}", 0, 0))];
        Assert.Equal(EvidenceFaultKind.TooLarge, Verify(many).Faults[0].Kind);
        Assert.Equal(EvidenceFaultKind.TooLarge, Verify(ZipForm.Local(new string('a', ZipForm.LongestName + 1), 0, 0)).Faults[0].Kind);
    }

    [Fact]
    public void A_file_larger_than_a_zip_can_be_is_too_much() => Assert.Equal(EvidenceFaultKind.TooLarge, new EvidenceVerification().Verify(new EndlessFile()).Faults[0].Kind);

    [Fact]
    public void A_size_that_reaches_beyond_the_end_is_a_file_cut_off() => Assert.StartsWith("CutOff a.csv", Found(Verify([.. ZipForm.Local("a.csv", 0, uint.MaxValue), 1, 2])), StringComparison.Ordinal);

    [Fact]
    public void Evidence_within_evidence_is_a_file_that_does_not_belong_in_it()
    {
        var inner = new GivenEvidence().Write();
        var zip = new GivenEvidence { Add = outer => outer.Add("nog-een.zip", inner), Say = manifest => manifest with { Files = [.. manifest.Files.Where(file => file.Name != "nog-een.zip")] } }.Write();
        Assert.StartsWith("NotListed nog-een.zip", Found(Verify(zip)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
    [InlineData("<!doctype html><p>Geen dossier</p>, en toch lang genoeg voor een kop")]
    public void What_is_no_evidence_is_said_to_be_none(string text)
    {
        var report = Verify([.. text.Select(letter => (byte)letter)]);
        Assert.Contains(report.Faults, fault => fault.Kind is EvidenceFaultKind.NoZip or EvidenceFaultKind.CutOff);
        Assert.Null(report.Manifest);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[[[[[[[[[[[[[[]]]]]]]]]]]]]]")]
    [InlineData("{\"bestand\":\"appwacht-bewijsdossier-1\",\"organisatie\":7}")]
    [InlineData("geen json")]
    public void A_manifest_that_is_none_is_named(string text)
    {
        using var file = new MemoryStream();
        var zip = new EvidenceZip(file);
        zip.Finish(System.Text.Encoding.UTF8.GetBytes(text), []);
        Assert.Equal("Manifest manifest.json; Seal manifest.sig", Found(Verify(file.ToArray())));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("\u001b]0;x")]
    public void A_manifest_with_names_that_do_something_is_none(string name) =>
        Assert.Contains("Manifest manifest.json", Found(Verify(new GivenEvidence { Say = manifest => manifest with { Files = [.. manifest.Files, new(name, 0, "")] } }.Write())), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_cannot_be_in_evidence_is_not_written()
    {
        var zip = new EvidenceZip(new MemoryStream());
        zip.Add("a.csv", []);
        Assert.Throws<InvalidOperationException>(() => zip.Add("a.csv", []));
        Assert.Throws<InvalidOperationException>(() => zip.Add("../a.csv", []));
        using var open = zip.Begin("b.csv");
        Assert.Throws<InvalidOperationException>(() => zip.Begin("c.csv"));
    }

    /// <summary>A file of five gigabytes that nobody reads.</summary>
    private sealed class EndlessFile : MemoryStream
    {
        public override long Length => 5L << 30;
    }
}
