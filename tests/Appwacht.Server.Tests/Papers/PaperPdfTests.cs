using System.Diagnostics;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Appwacht.Architecture.Tests;
using Appwacht.Core;
using Appwacht.Core.Papers;
using Appwacht.Core.Papers.Forms;
using Appwacht.Core.Papers.Markup;
using Appwacht.Server.Hosting;
using Appwacht.Server.Papers;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appwacht.Server.Tests.Papers;

/// <summary>PDF/A of papers: made by LibreOffice, and checked by PDFBox Preflight, where those are. Offices that do not do as asked are small scripts.</summary>
public class PaperPdfTests
{
    private const string Java = "/usr/share/java";

    private const string ReportName = ".preflight.xml";

    /// <summary>The checker and what it needs.</summary>
    private static readonly string[] Checker = ["preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Those of the demonstration as they are written, in both languages.</summary>
    [Fact]
    public async Task Every_paper_of_the_demonstration_becomes_a_valid_pdf_for_the_archive()
    {
        var pdf = Office();
        Assert.SkipUnless(File.Exists("/usr/bin/java") && Array.TrueForAll(Checker, part => File.Exists($"{Java}/{part}.jar")), "PDFBox Preflight is not installed here.");
        var folder = Directory.CreateTempSubdirectory("appwacht-pdf-test-");
        try
        {
            foreach (var kind in PaperKinds.All)
                foreach (var language in (string[])["nl", "en"])
                {
                    var written = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Appwacht.Server.Tests", "Papers", "Golden", $"{kind.Name()}.{language}.txt"), Cancel);
                    var (title, text) = (written[..written.IndexOf('\n', StringComparison.Ordinal)], written[written.IndexOf('\n', StringComparison.Ordinal)..].Trim());
                    var file = Assert.IsType<Outcome<byte[]>.Done>(await pdf.Make(new(title, language, "Gemeente Voorbeeld", PaperText.Read(text), "Gemeente Voorbeeld · stuk 1"), Cancel)).Value;
                    Assert.Contains("/StructTreeRoot", Encoding.Latin1.GetString(file), StringComparison.Ordinal); // it can be read aloud
                    await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{kind.Name()}.{language}.pdf"), file, Cancel);
                }

            var said = await Check(folder);
            Assert.Equal(PaperKinds.All.Count * 2, said.Count);
            Assert.All(said, file => Assert.True(file.Element("isValid")?.Value is "true", file.ToString()));
            if (Environment.GetEnvironmentVariable("APPWACHT_SHOTS") is { Length: > 0 } shots)
                foreach (var file in folder.GetFiles())
                    file.CopyTo(Path.Combine(shots, file.Name), overwrite: true);
        }
        finally
        {
            folder.Delete(recursive: true);
            File.Delete(folder.FullName + ReportName);
        }
    }

    [Fact]
    public async Task The_pdf_is_downloaded_and_what_is_no_paper_has_none()
    {
        Office();
        await using var server = await RunningServer.Start();
        await server.Client(Role.Ciso).Stukken.Maak(new("effect", "nl"), Cancel);
        using var client = server.As(Role.Auditor);
        using var file = await client.GetAsync(new Uri($"{RunningServer.Municipality}/stukken/1/pdf", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.OK, "application/pdf", "stuk-1.pdf"), (file.StatusCode, file.Content.Headers.ContentType?.MediaType, file.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal("%PDF-", Encoding.ASCII.GetString((await file.Content.ReadAsByteArrayAsync(Cancel))[..5]));
        using var none = await client.GetAsync(new Uri($"{RunningServer.Municipality}/stukken/9/pdf", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Without_an_office_there_is_no_pdf_and_it_is_said_what_there_is()
    {
        await using var server = await RunningServer.Start(change: settings => settings.Office = "/nowhere/soffice");
        await server.Client(Role.Ciso).Stukken.Maak(new("effect", "nl"), Cancel);
        using var client = server.As(Role.Ciso);
        using var answer = await client.GetAsync(new Uri($"{RunningServer.Municipality}/stukken/1/pdf", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Contains("paper.no-office", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3")] // says that it failed
    [InlineData("exit 0")] // says that it did not, and made nothing
    [InlineData("sleep 60 & wait")] // never ends
    public async Task An_office_that_fails_or_never_ends_is_told_of_and_nothing_of_it_stays(string does)
    {
        using var office = await Script($"echo $$ > {{0}}; {does}");
        var pdf = new PaperPdf(new() { Office = office.Program }, NullLogger<PaperPdf>.Instance) { Longest = TimeSpan.FromSeconds(2) };
        Assert.Equal("paper.no-pdf", Assert.IsType<Outcome<byte[]>.Refused>(await pdf.Make(Sheet, Cancel)).Why[0].Code);
        var id = int.Parse(await File.ReadAllTextAsync(office.Note, Cancel), System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(Directory.Exists($"/proc/{id}"));
        // The next one is not kept waiting.
        Assert.IsType<Outcome<byte[]>.Refused>(await pdf.Make(Sheet, Cancel));
    }

    [Fact]
    public async Task The_office_is_given_the_paper_and_nothing_else_of_the_server()
    {
        Environment.SetEnvironmentVariable("OF_THE_SERVER", "geheim"); // not a setting: other tests run in this process
        using var office = await Script("env > {0}; pwd >> {0}; cp stuk.odt stuk.pdf");
        var made = Assert.IsType<Outcome<byte[]>.Done>(await new PaperPdf(new() { Office = office.Program }, NullLogger<PaperPdf>.Instance).Make(Sheet, Cancel)).Value;
        Assert.Equal(PaperOdt.Write(Sheet), made);
        var told = await File.ReadAllLinesAsync(office.Note, Cancel);
        Assert.DoesNotContain(told, line => line.Contains("geheim", StringComparison.Ordinal) || line.StartsWith("OF_THE_SERVER", StringComparison.Ordinal));
        Assert.False(Directory.Exists(told[^1])); // where it worked
    }

    private static PaperSheet Sheet { get; } = new("Een stuk", "nl", "Gemeente Voorbeeld", PaperText.Read("# Kop"), "voet");

    private static PaperPdf Office()
    {
        var pdf = new PaperPdf(new ServerSettings(), NullLogger<PaperPdf>.Instance);
        Assert.SkipUnless(pdf.IsThere, "LibreOffice is not installed here.");
        return pdf;
    }

    /// <summary>What the checker says of each file of a folder; it puts its report beside the folder.</summary>
    private static async Task<IReadOnlyList<XElement>> Check(DirectoryInfo folder)
    {
        using var java = Process.Start(new ProcessStartInfo("/usr/bin/java", [
            "-cp", string.Join(':', Checker.Select(part => $"{Java}/{part}.jar")), "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", folder.FullName])
        { RedirectStandardOutput = true })!;
        await java.StandardOutput.ReadToEndAsync(Cancel);
        await java.WaitForExitAsync(Cancel);
        return [.. XDocument.Load(folder.FullName + ReportName).Descendants("preflight")];
    }

    /// <summary>An office of a few lines; <c>{0}</c> is where it may write what it saw.</summary>
    private static async Task<ScriptOffice> Script(string lines)
    {
        var office = new ScriptOffice(Directory.CreateTempSubdirectory("appwacht-office-test-"));
        await File.WriteAllTextAsync(office.Program, "#!/bin/sh\n" + lines.Replace("{0}", office.Note, StringComparison.Ordinal) + "\n", Cancel);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(office.Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return office;
    }

    private sealed record ScriptOffice(DirectoryInfo Folder) : IDisposable
    {
        public string Program => Path.Combine(Folder.FullName, "office");

        public string Note => Path.Combine(Folder.FullName, "note");

        public void Dispose() => Folder.Delete(recursive: true);
    }
}
