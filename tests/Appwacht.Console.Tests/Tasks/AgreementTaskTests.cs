using System.Text;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Console.Words;
using Appwacht.Trail.Files;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Tasks;

/// <summary>The agreement goes from a draft to signatures and back, in both languages.</summary>
public class AgreementTaskTests(Sites sites)
{
    private const int Telephone = 320;

    [Theory]
    [InlineData(TestDatabases.Sqlite, "nl")]
    [InlineData(TestDatabases.Postgres, "en")]
    public async Task A_version_is_put_in_force_and_signed_and_after_a_change_signed_again_by_who_sees_what_changed(string kind, string language)
    {
        await using var site = await Site.Start(kind, isWalked: false);
        var t = language is "en" ? Texts.English : Texts.Dutch;
        await using var writer = await Visitor.At(site, Role.PolicyMaker, language: language);
        await using var employee = await Visitor.At(site, Role.Employee, Telephone, language: language);
        await using var administrator = await Visitor.At(site, Role.DeviceAdministrator, language: language);

        await Enact(writer, t, "# Een\n\nLeen het toestel niet uit.\n\n- Meld verlies.", again: true);
        await employee.Go("/mijn-toestel");
        await employee.Says(t["own.agreement.must"]);
        await employee.Follow(t["own.agreement.open"]);
        await employee.Says(t["my-agreement.must"], "Leen het toestel niet uit.");
        Assert.False(await employee.Page.Locator("#akkoord").IsCheckedAsync());
        await employee.IsWell();
        await employee.Press(t["my-agreement.sign"]);
        await employee.Says(t.Count("form.mistakes", 1));
        await employee.Page.Locator("#akkoord").CheckAsync();
        await employee.Press(t["my-agreement.sign"]);
        await employee.Says(t["my-agreement.sign.done"], t["my-agreement.signed"]);
        await employee.IsWell();
        var sealedCopy = SealedCopy.Read(await employee.Download(t["my-agreement.copy.sealed"]));
        Assert.Equal(CopyFault.None, sealedCopy?.Verify());
        Assert.Contains("Leen het toestel niet uit.", Encoding.UTF8.GetString(await employee.Download(t["my-agreement.copy.page"])), StringComparison.Ordinal);

        await administrator.Go("/bruikleenovereenkomsten");
        await administrator.Says(t["agreement.counts.all"]);
        await administrator.Follow(t["agreement.people"]);
        await administrator.Page.SelectOptionAsync("#stand", "signed");
        await administrator.Press(t["filter.apply"]);
        await administrator.Says(t.Count("borrower.caption", 1), "P00048");
        await administrator.Follow("P00048");
        await administrator.Says(t["borrower.strength.none"]);
        await administrator.IsWell();

        await Enact(writer, t, "# Een\n\nLeen het toestel nooit uit.\n\n- Meld verlies.", again: true);
        await employee.Go("/mijn-overeenkomst");
        await employee.Says(t["my-agreement.again"], t.With("my-agreement.difference", 2), t["agreement.difference.is-added"], t["agreement.difference.is-removed"]);
        Assert.Equal("Leen het toestel nooit uit.", (await employee.Page.Locator(".changes ins").AllInnerTextsAsync())[0]);
        Assert.Equal("Leen het toestel niet uit.", (await employee.Page.Locator(".changes del").AllInnerTextsAsync())[0]);
        await employee.IsWell();
        await Looks.Shoot(employee.Page, $"overeenkomst-verschil-{language}-{Telephone}");
        await employee.Page.Locator("#akkoord").CheckAsync();
        await employee.Press(t["my-agreement.sign"]);
        await employee.Says(t["my-agreement.sign.done"]);

        // Somebody else signs on paper, and a device is given back.
        await administrator.Go("/bruikleners?stand=must-sign-again");
        await administrator.Page.Locator("tbody a").First.ClickAsync();
        await administrator.Says(t["borrower.paper"]);
        await administrator.Press(t["borrower.paper.do"]);
        await administrator.Says(t.Count("form.mistakes", 1));
        await administrator.Page.SetInputFilesAsync("#scan", new FilePayload { Name = "scan.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 test"u8.ToArray() });
        await administrator.Press(t["borrower.paper.do"]);
        await administrator.Says(t["borrower.paper.done"], t["agreement.standing.paper"]);
        Assert.Equal("%PDF-1.7 test", Encoding.UTF8.GetString(await administrator.Download(t["borrower.scan"])));
        await administrator.Follow(t["borrower.return"]);
        await administrator.Press(t["borrower.return"]);
        await administrator.Says(t["borrower.return.done"], t["agreement.standing.returned"]);
        await administrator.Follow(t["borrower.withdraw"]);
        await administrator.Press(t["borrower.withdraw"]);
        await administrator.Says(t["borrower.withdraw.done"], t["agreement.standing.paper"]);
        await administrator.IsWell();
    }

    /// <summary>The pages of the console are looked at in both languages elsewhere; these where there is little room.</summary>
    [Fact]
    public async Task No_page_of_agreements_is_too_wide_or_hard_to_use()
    {
        var (site, wrong) = (await sites.On(TestDatabases.Sqlite), new List<string>());
        foreach (var language in (string[])["nl", "en"])
            foreach (var width in (int[])[1360, 320])
                foreach (var (role, paths) in ((Role, string[])[])
                [
                    (Role.PolicyMaker, ["/bruikleenovereenkomsten", "/bruikleenovereenkomsten/1", "/bruikleenovereenkomsten/2", "/bruikleenovereenkomsten/2?stap=vaststellen", "/bruikleenovereenkomsten/2/bewerken", "/instellingen/bruikleen"]),
                    (Role.DeviceAdministrator, ["/bruikleenovereenkomsten", "/bruikleners", $"/bruikleners/{site.Values["bruikleners"]}"]),
                    (Role.Employee, ["/mijn-overeenkomst"]),
                ])
                {
                    await using var visitor = await Visitor.At(site, role, width, language: language);
                    foreach (var path in paths)
                    {
                        await visitor.Go(path);
                        wrong.AddRange((await Axe.Faults(visitor.Page)).Concat(visitor.Complaints).Concat(await Looks.TooWide(visitor.Page)).Select(fault => $"{language} {width} {path}: {fault}"));
                        await Looks.Shoot(visitor.Page, $"{path.Replace('/', '-').Replace('?', '-')[1..]}-{role.Name()}-{language}-{width}");
                    }
                }

        Tour.Nothing(wrong);
    }

    /// <summary>Begins a version, or goes on with the draft, and puts it in force today.</summary>
    private static async Task Enact(Visitor writer, Texts t, string text, bool again)
    {
        await writer.Go("/bruikleenovereenkomsten");
        await writer.Press(t["agreement.new"]);
        await writer.Says(t["agreement.new.done"]);
        await writer.Follow(t["agreement.edit"]);
        await writer.Fill(t["agreement.text.nl"], text);
        await writer.Fill(t["agreement.text.en"], text);
        await writer.Page.Locator("#opnieuw").SetCheckedAsync(again);
        await writer.Press(t["save"]);
        await writer.Says(t["agreement.edit.done"]);
        await writer.IsWell();
        await writer.Follow(t["agreement.enact"]);
        await writer.Press(t["agreement.enact"]);
        await writer.Says(t["agreement.enact.done"], t["agreement.status.geldt"]);
        await writer.IsWell();
    }
}
