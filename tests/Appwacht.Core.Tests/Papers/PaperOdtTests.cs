using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Appwacht.Core.Papers;
using Appwacht.Core.Papers.Forms;
using Appwacht.Core.Papers.Markup;

namespace Appwacht.Core.Tests.Papers;

public class PaperOdtTests
{
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_file_says_what_it_is_in_its_first_bytes_and_lists_all_its_parts()
    {
        var file = PaperOdt.Write(Sheet("# Kop\n\nTekst"));
        Assert.Equal("PK\u0003\u0004", Encoding.ASCII.GetString(file, 0, 4));
        Assert.Equal(0, BitConverter.ToUInt16(file, 8)); // not packed
        Assert.Equal("mimetypeapplication/vnd.oasis.opendocument.text", Encoding.ASCII.GetString(file, 30, 47));
        using var zip = new ZipArchive(new MemoryStream(file));
        var listed = Part(zip, "META-INF/manifest.xml").Root!.Elements().Select(entry => entry.Attributes().Single(attribute => attribute.Name.LocalName == "full-path").Value);
        Assert.Equal(["/", .. zip.Entries.Select(entry => entry.FullName).Except(["mimetype", "META-INF/manifest.xml"])], listed);
    }

    [Fact]
    public void The_same_paper_gives_the_same_bytes() =>
        Assert.Equal(PaperOdt.Write(Sheet("# Kop\n\n| a |\n|---|\n| b |")), PaperOdt.Write(Sheet("# Kop\n\n| a |\n|---|\n| b |")));

    [Fact]
    public void Headings_have_levels_and_every_style_that_is_used_is_there()
    {
        using var zip = new ZipArchive(new MemoryStream(PaperOdt.Write(Sheet("# Een\n\n## Twee\n\n- a\n\n1. b\n\n**c** *d*\ne\n\n| f | g |\n|---|---:|\n| h | 1 |"))));
        var content = Part(zip, "content.xml");
        Assert.Equal([("Een", "1"), ("Twee", "2")], content.Descendants(Text + "h").Select(heading => (heading.Value, heading.Attribute(Text + "outline-level")!.Value)));
        var used = content.Descendants().Attributes().Where(attribute => attribute.Name.LocalName == "style-name").Select(attribute => attribute.Value).Distinct();
        var common = Styles(Part(zip, "styles.xml"));
        // An office takes the looks of cells from beside them only.
        Assert.Equal(["PaperHead", "PaperCell"], used.Except(common));
        Assert.Equal(["PaperHead", "PaperCell"], Styles(content));
        Assert.Contains("nl", Part(zip, "styles.xml").Descendants().Attributes().Where(attribute => attribute.Name.LocalName == "language").Select(attribute => attribute.Value));
    }

    private static IEnumerable<string> Styles(XDocument part) =>
        part.Descendants().Where(element => element.Name.LocalName is "style" or "list-style").Attributes().Where(attribute => attribute.Name.LocalName is "name").Select(attribute => attribute.Value);

    [Fact]
    public void Whatever_is_written_gives_parts_that_can_be_read() => Gen.String[Gen.Char, 0, 300].Sample(text =>
    {
        using var zip = new ZipArchive(new MemoryStream(PaperOdt.Write(Sheet(text) with { Title = text, Foot = text, Organisation = text })));
        return zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).All(entry => Part(zip, entry.FullName).Root is not null);
    });

    /// <summary>Files from all drafts, each opened and made a PDF of by an office that people have.</summary>
    [Fact]
    public async Task An_office_opens_every_kind_of_paper_and_makes_a_pdf_of_it()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/soffice"), "LibreOffice is not installed here.");
        var folder = Directory.CreateTempSubdirectory("papers");
        try
        {
            var figures = new PaperFigures { Organisation = "Gemeente Tést", Day = new(2026, 11, 20), Campaign = new(1, default, new(2026, 9, 29), 1, 33, 0, 0, [], [new(new(2026, 11, 20), 0)]) };
            foreach (var kind in PaperKinds.All)
            {
                var (title, text) = PaperDraft.Of(kind, figures, "nl");
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, kind.Name() + ".odt"), PaperOdt.Write(Sheet(text) with { Title = title }), Cancel);
            }

            using var office = Process.Start(new ProcessStartInfo("/usr/bin/soffice", [
                $"-env:UserInstallation={new Uri(folder.FullName)}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, .. folder.GetFiles("*.odt").Select(file => file.FullName)])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = Task.WhenAll(office.StandardOutput.ReadToEndAsync(Cancel), office.StandardError.ReadToEndAsync(Cancel));
            await office.WaitForExitAsync(Cancel);
            Assert.True(office.ExitCode == 0, string.Join('\n', await said));
            foreach (var kind in PaperKinds.All)
            {
                var pdf = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, kind.Name() + ".pdf"), Cancel);
                Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PaperSheet Sheet(string text) => new("Een stuk", "nl", "Gemeente Tést", PaperText.Read(text), "Gemeente Tést · stuk 1");

    private static XDocument Part(ZipArchive zip, string name)
    {
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }
}
