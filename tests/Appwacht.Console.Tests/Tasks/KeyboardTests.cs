using System.Text;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Tasks;

/// <summary>The tasks without a mouse.</summary>
public class KeyboardTests(Sites sites)
{
    [Fact]
    public async Task Policy_is_proposed_by_keyboard_alone()
    {
        var (visitor, keys) = await At(Role.PolicyMaker, "/beleid");
        await using var _ = visitor;
        await keys.Press("Beleid wijzigen");
        await keys.To("Tekst van het beleid");
        // To the end of the first line, where something is added to the remark.
        await visitor.Page.Keyboard.PressAsync("Control+Home");
        await visitor.Page.Keyboard.PressAsync("End");
        await visitor.Page.Keyboard.TypeAsync(" Met de hand.");
        await keys.Press("Bekijk het effect");
        await visitor.Says("1 regel tekst erbij en 1 regel tekst weg.");
        await keys.Press("Voorstellen", "Space");
        Assert.StartsWith("Voorstel ", await visitor.Heading(), StringComparison.Ordinal);
        await visitor.IsWell();
    }

    [Fact]
    public async Task What_if_is_asked_by_keyboard_alone()
    {
        var (visitor, keys) = await At(Role.Ciso, "");
        await using var _ = visitor;
        await keys.Press("Beleid");
        await keys.Press("Wat als");
        await keys.Choose("Wat wilt u doen?", "Apps ontraden");
        await keys.Choose("Soort app", await visitor.Page.Locator("#soort option").Nth(3).InnerTextAsync());
        await keys.Press("Bekijk het effect");
        await visitor.Says("Wat er dan gebeurt", "Hoe het beleid dan luidt");
        await visitor.IsWell();
    }

    [Fact]
    public async Task An_exemption_is_asked_for_by_keyboard_alone()
    {
        var (visitor, keys) = await At(Role.DeviceAdministrator, "/uitzonderingen/nieuw");
        await using var _ = visitor;
        var until = TimeProvider.System.GetLocalNow().AddMonths(2);
        await keys.Choose("Voor wie of wat?", "Een hele eenheid");
        await keys.Type("Welke medewerker, welk toestel of welke eenheid?", "Griffie");
        await keys.Type("App", "TikTok");
        await keys.Type("Taak", "Raad uitzenden");
        await keys.Press("Aanvraag versturen");
        // After a refusal one is at the list of mistakes, and a link leads to the field.
        Assert.Equal("fouten", await visitor.Page.EvaluateAsync<string>("document.activeElement.id"));
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("motivering", await visitor.Page.EvaluateAsync<string>("location.hash.slice(1)"));
        await keys.Type("Motivering", "Er wordt alleen daar gekeken.");
        await keys.Type("Maatregelen", "Een apart toestel.");
        await keys.TypeDay("Tot", until.Year, until.Month);
        await keys.Press("Aanvraag versturen");
        await visitor.Says("is verstuurd", "Raad uitzenden");
        await visitor.IsWell();
    }

    [Fact]
    public async Task An_employee_reports_by_keyboard_alone()
    {
        var (visitor, keys) = await At(Role.Employee, "/mijn-toestel", 320);
        await using var _ = visitor;
        await keys.Press("Er klopt iets niet aan dit toestel");
        await keys.Choose("Waar gaat het over?", "Het toestel zelf, of iets anders");
        await keys.Type("Wat klopt er niet?", "Dit toestel heb ik ingeleverd.");
        await keys.Press("Melding versturen");
        await visitor.Says("Uw melding is verstuurd.", "Dit toestel heb ik ingeleverd.");
        await visitor.IsWell();
    }

    [Fact]
    public async Task Files_are_given_by_keyboard_alone()
    {
        var (visitor, keys) = await At(Role.DeviceAdministrator, "/invoer");
        await using var _ = visitor;
        await keys.Type("Bron", "toetsenbord");
        await keys.Give("Bestanden", new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("person_id,unit\n") });
        await keys.Press("Inlezen");
        Assert.StartsWith("Import ", await visitor.Heading(), StringComparison.Ordinal);
        await visitor.IsWell();
    }

    [Fact]
    public async Task Devices_are_filtered_sorted_and_opened_by_keyboard_alone()
    {
        var (visitor, keys) = await At(Role.DeviceAdministrator, "/toestellen");
        await using var _ = visitor;
        await keys.Choose("Oordeel", "geweerd");
        await keys.Choose("Eenheid", "Griffie");
        await keys.Press("Filteren");
        await keys.Press("Toestel");
        Assert.Equal("ascending", await visitor.Page.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
        await keys.Press("VOOR-*");
        await visitor.Says("Griffie", "Wat er op staat, en waarom het niet mag");
        await visitor.IsWell();
    }

    private async Task<(Visitor Visitor, Keyboard Keys)> At(Role role, string path, int width = 1360)
    {
        var visitor = await (await sites.ToWorkIn(TestDatabases.Sqlite)).Go(role, path, width);
        return (visitor, new Keyboard(visitor.Page));
    }
}
