using System.Text.RegularExpressions;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;

namespace Appwacht.Console.Tests.Tasks;

public partial class PaperTaskTests(Sites sites)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_paper_goes_from_draft_to_edited_to_final_and_begins_the_next_one(string kind)
    {
        var site = await sites.ToWorkIn(kind);
        await using var ciso = await site.Go(Role.Ciso, "/stukken");
        await ciso.Follow("Nieuw stuk");
        await ciso.Press("Concept maken");
        await ciso.Says("Kies een soort stuk.");
        await ciso.Choose("Soort stuk", "Voortgang voor de CISO");
        await ciso.Press("Concept maken");
        await ciso.Says("Kies de campagne waar het stuk over gaat.");
        await ciso.Page.SelectOptionAsync("#campagne", "1");
        await ciso.Press("Concept maken");
        await ciso.Says("Het concept is gemaakt.", "Nog aan te vullen", "Waar het nu staat", "Waar de cijfers vandaan komen", "hetzelfde");
        await ciso.IsWell();
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(await ciso.Download("Downloaden als ODT"), 0, 2));

        await ciso.Follow("Definitief maken");
        await ciso.Press("Definitief maken");
        await ciso.Says("In de tekst staat nog [vul aan: …].");

        await ciso.Follow("Annuleren");
        await ciso.Follow("Bewerken");
        await ciso.Fill("Titel", "Voortgang in november");
        await ciso.Fill("Tekst", "# Kort\n\n| Wat | Aantal |\n|---|\n");
        await ciso.Press("Voorbeeld bekijken");
        await ciso.Says("Regel 4: deze rij heeft 1 cellen");
        await ciso.Fill("Tekst", "# Kort\n\nHet gaat **goed**.\n\n| Wat | Aantal |\n|---|---:|\n| Open | 12 |");
        await ciso.Press("Voorbeeld bekijken");
        await ciso.Says("Dit is nog niet bewaard.", "Het gaat goed.");
        await ciso.IsWell();
        await ciso.Press("Opslaan");
        await ciso.Says("Het stuk is bewaard.", "Het gaat goed.");
        await ciso.Follow("Definitief maken");
        await ciso.Press("Definitief maken");
        await ciso.Says("Het stuk is definitief.", "Controlegetal");
        await ciso.IsWell();
        Assert.Equal(0, await ciso.Page.GetByText("Bewerken", new() { Exact = true }).CountAsync());

        await ciso.Follow("Nieuw stuk met deze tekst");
        await ciso.Press("Nieuw stuk met deze tekst");
        await ciso.Says("Begonnen met", "Het gaat goed.", "concept");
        await ciso.IsWell();
    }

    [Fact]
    public async Task A_proposal_to_the_board_is_written_filled_in_and_taken_along_in_English()
    {
        var site = await sites.ToWorkIn(TestDatabases.Sqlite);
        await using var ciso = await site.Go(Role.Ciso, "/stukken", language: "en");
        await ciso.Follow("New paper");
        await ciso.Choose("Kind of paper", "Proposal to the board");
        await ciso.Choose("Language", "English");
        await ciso.Press("Make a draft");
        await ciso.Says("The draft was made.", "Still to be filled in", "Requested decision", "Arguments", "Planning", "Where the figures come from");
        await ciso.IsWell();

        await ciso.Follow("Edit");
        var text = await ciso.Page.Locator("textarea").InputValueAsync();
        Assert.Contains("[fill in: ", text, StringComparison.Ordinal);
        await ciso.Fill("Text", GapPattern().Replace(text, "as agreed"));
        await ciso.Press("Save");
        await ciso.Says("The paper was saved.", "as agreed");
        await ciso.Follow("Make final");
        await ciso.Press("Make final");
        await ciso.Says("The paper is final.", "Check number (SHA-256)");
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(await ciso.Download("Download as ODT"), 0, 2));
        if (File.Exists("/usr/bin/soffice"))
            Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(await ciso.Download("Download as PDF/A"), 0, 4));
        await ciso.Follow("Open to print");
        await Microsoft.Playwright.Assertions.Expect(ciso.Page.Locator("body")).ToContainTextAsync("as agreed");
        Assert.Equal("en", await ciso.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(ciso.Complaints);
    }

    [GeneratedRegex(@"\[fill in: [^\]]*\]")]
    private static partial Regex GapPattern();

    /// <summary>The pages of the console are looked at in both languages elsewhere; this is the one for print, and all of them where there is little room.</summary>
    [Fact]
    public async Task The_page_for_print_can_be_read_by_everybody_and_no_page_of_papers_is_too_wide()
    {
        var (site, wrong) = (await sites.On(TestDatabases.Sqlite), new List<string>());
        foreach (var language in (string[])["nl", "en"])
            foreach (var width in (int[])[1360, 320])
            {
                await using var visitor = await Visitor.At(site, Role.Ciso, width, language: language);
                foreach (var path in (string[])["/stukken", "/stukken/nieuw", "/stukken/1", "/stukken/1?stap=definitief", "/stukken/1/bewerken", "/stukken/1/afdruk"])
                {
                    await visitor.Go(path);
                    wrong.AddRange((await Axe.Faults(visitor.Page)).Concat(visitor.Complaints).Concat(await Looks.TooWide(visitor.Page)).Select(fault => $"{language} {width} {path}: {fault}"));
                    if (Environment.GetEnvironmentVariable("SHOTS") is { } shots)
                        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"{path.Replace('/', '-').Replace('?', '-')}.{language}.{width}.png"), FullPage = true });
                }
            }

        Tour.Nothing(wrong);
    }
}
