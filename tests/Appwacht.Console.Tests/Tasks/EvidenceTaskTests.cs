using Appwacht.Client;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Import;

namespace Appwacht.Console.Tests.Tasks;

public class EvidenceTaskTests(Sites sites)
{
    private static readonly DateOnly Yesterday = TimeProvider.System.Today().AddDays(-1);

    [Theory]
    [InlineData(TestDatabases.Sqlite, "nl")]
    [InlineData(TestDatabases.Postgres, "nl")]
    [InlineData(TestDatabases.Sqlite, "en")]
    [InlineData(TestDatabases.Postgres, "en")]
    public async Task An_auditor_makes_evidence_downloads_it_and_verifies_it_with_the_command_line(string kind, string language)
    {
        var site = await sites.ToWorkIn(kind);
        string Say(string nl, string en) => language is "en" ? en : nl;
        await using var auditor = await Visitor.At(site, Role.Auditor, language: language);
        await auditor.Go("/bewijsdossiers");
        await auditor.FillDay("tot", Yesterday.AddDays(1));
        await auditor.Press(Say("Dossier maken", "Make evidence file"));
        await auditor.Says(Say("De periode eindigt op zijn laatst gisteren", "The period ends yesterday at the latest"));
        await auditor.FillDay("vanaf", Yesterday.AddDays(-20));
        await auditor.FillDay("tot", Yesterday);
        await auditor.Press(Say("Dossier maken", "Make evidence file"));
        await auditor.Says(Say("is gemaakt.", "was made."));
        await auditor.IsWell();

        var folder = Directory.CreateTempSubdirectory("appwacht-evidence-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "dossier.zip"), await auditor.Download(Say("Downloaden", "Download")), TestContext.Current.CancellationToken);
            var ended = await CommandLine.Run(folder, "", "evidence", "verify", "dossier.zip", "--lang", language);
            Assert.Equal((0, ""), (ended.ExitCode, ended.Problems));
            Assert.Contains(Say("In orde: het bewijsdossier van gemeente-voorbeeld", "In order: the evidence of gemeente-voorbeeld"), ended.Output, StringComparison.Ordinal);
            // The program says the hash that the page says.
            var hash = await auditor.Page.Locator("tbody code").First.InnerTextAsync();
            Assert.Contains(hash, ended.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await auditor.FillDay("vanaf", Yesterday.AddDays(-20));
        await auditor.Press(Say("Dossier maken", "Make evidence file"));
        await auditor.Says(Say("was al gemaakt, en er is niets veranderd.", "was made before, and nothing changed."));
    }

    /// <summary>The page with evidence in it, in both languages, where there is room and where there is little.</summary>
    [Fact]
    public async Task The_page_can_be_read_by_everybody_and_is_never_too_wide()
    {
        var (site, wrong) = (await sites.ToWorkIn(TestDatabases.Sqlite), new List<string>());
        using var program = site.Server.As(Role.Auditor);
        await new AppwachtClient(program, DemoOrganisation.Id.Value).Bewijsdossiers.Maak(new(Yesterday.AddDays(-20), Yesterday, "en"), TestContext.Current.CancellationToken);
        foreach (var language in (string[])["nl", "en"])
            foreach (var width in (int[])[1360, 320])
            {
                await using var visitor = await Visitor.At(site, Role.Auditor, width, language: language);
                await visitor.Go("/bewijsdossiers");
                wrong.AddRange((await Axe.Faults(visitor.Page)).Concat(visitor.Complaints).Concat(await Looks.TooWide(visitor.Page)).Select(fault => $"{language} {width}: {fault}"));
                if (Environment.GetEnvironmentVariable("APPWACHT_SHOTS") is { } shots)
                    await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"bewijsdossiers.{language}.{width}.png"), FullPage = true });
            }

        Tour.Nothing(wrong);
    }
}
