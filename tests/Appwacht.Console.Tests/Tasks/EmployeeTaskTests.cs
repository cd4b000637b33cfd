using Appwacht.Client;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Tasks;

/// <summary>What an employee does, on a telephone.</summary>
public class EmployeeTaskTests(Sites sites)
{
    private const int Telephone = 320;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_employee_reports_that_something_is_not_right_and_reads_the_answer(string kind)
    {
        var site = await sites.ToWorkIn(kind);
        await using var employee = await site.Go(Role.Employee, "/mijn-toestel", Telephone);
        await employee.Says("Wat wij lezen", "Berichten, foto's, locatie en hoe lang u een app gebruikt, lezen wij nooit.", "Wat u moet doen:");
        await employee.IsWell();
        await employee.Follow("Dit klopt niet");
        await employee.Press("Melding versturen");
        await employee.Says("Er is 1 ding dat u moet verbeteren");
        await employee.Fill("Wat klopt er niet?", "Deze app heb ik vorige week al verwijderd.");
        await employee.IsWell();
        await employee.Press("Melding versturen");
        await employee.Says("Uw melding is verstuurd.", "Deze app heb ik vorige week al verwijderd.", "Nog niet beantwoord.");

        await using var administrator = await site.Go(Role.DeviceAdministrator, "");
        await administrator.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("wacht(en)? op antwoord") }).ClickAsync();
        await administrator.Page.Locator("main tbody tr", new() { HasText = "nog niet beantwoord" }).Last.GetByRole(AriaRole.Link).First.ClickAsync();
        await administrator.Says("Deze app heb ik vorige week al verwijderd.");
        await administrator.Fill("Antwoord", "Klopt. Bij de volgende keer lezen verdwijnt het bericht.");
        await administrator.Press("Antwoord versturen");
        await administrator.Says("Het antwoord is verstuurd.");
        await administrator.IsWell();

        await employee.Page.ReloadAsync();
        await employee.Says("Klopt. Bij de volgende keer lezen verdwijnt het bericht.");
        await employee.IsWell();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_employee_whose_telephone_was_stolen_abroad_reports_it_as_urgent_and_reads_what_the_ciso_answers(string kind)
    {
        var site = await sites.ToWorkIn(kind);
        await AnswerAll(site);
        await using var employee = await site.Go(Role.Employee, "/mijn-toestel", Telephone);
        await employee.Page.GetByRole(AriaRole.Link, new() { Name = "Toestel kwijt of gestolen? Meld het meteen" }).First.ClickAsync();
        await employee.Says("Uw toestelbeheerder en de CISO krijgen meteen bericht.", "De plaats hoeven wij niet te weten.");
        await employee.IsWell();
        await Looks.Shoot(employee.Page, $"kwijt-{Telephone}");
        await employee.Press("Dringend melden");
        await employee.Says("Er is 1 ding dat u moet verbeteren", "Kies of het toestel kwijt of gestolen is.");
        await employee.Page.GetByLabel("Wat is er gebeurd?").SelectOptionAsync("Stolen");
        await employee.Fill("In welk land?", "Frankrijk");
        await employee.IsWell();
        await employee.Press("Dringend melden");
        await employee.Says("Uw melding is verstuurd. Uw toestelbeheerder en de CISO krijgen bericht.", "U hebt gemeld dat dit toestel gestolen is", "Nog niet beantwoord.");
        await employee.IsWell();
        await Looks.Shoot(employee.Page, $"kwijt-gemeld-{Telephone}");

        await using var administrator = await site.Go(Role.DeviceAdministrator, "/meldingen");
        Assert.Contains("dringend", await administrator.Page.Locator("main tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
        await administrator.IsWell();
        await Looks.Shoot(administrator.Page, "meldingen-1360");

        await using var ciso = await site.Go(Role.Ciso, "");
        await ciso.Says("dringend");
        await Looks.Shoot(ciso.Page, "overzicht-1360");
        await ciso.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("(is|zijn) kwijt of gestolen") }).ClickAsync();
        await ciso.Page.Locator("main tbody tr").First.GetByRole(AriaRole.Link).First.ClickAsync();
        await ciso.Says("toestel gestolen", "Handel meteen", "Frankrijk");
        await ciso.Fill("Antwoord", "Het toestel is gewist. Haal morgen een ander bij de balie.");
        await ciso.IsWell();
        await Looks.Shoot(ciso.Page, "melding-1360");
        await ciso.Press("Antwoord versturen");
        await ciso.Says("Het antwoord is verstuurd.");

        await employee.Page.ReloadAsync();
        await employee.Says("Het toestel is gewist. Haal morgen een ander bij de balie.", "Toestel kwijt of gestolen? Meld het meteen");
        await employee.IsWell();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_employee_asks_for_an_exemption_and_reads_that_it_waits(string kind)
    {
        await using var employee = await (await sites.ToWorkIn(kind)).Go(Role.Employee, "/mijn-toestel", Telephone);
        await employee.Follow("Ik heb deze app nodig");
        await employee.Press("Uitzondering aanvragen");
        await employee.Says("dingen die u moet verbeteren");
        await employee.Fill("Voor welke taak?", "Klanten helpen");
        await employee.Fill("Waarom kan het niet zonder deze app?", "Zij zoeken alleen zo contact.");
        await employee.Fill("Wat doet u om het risico klein te houden?", "Alleen overdag.");
        await employee.IsWell();
        await employee.Press("Uitzondering aanvragen");
        await employee.Says("Uw aanvraag is verstuurd.", "wacht op een besluit.");
        await employee.IsWell();
    }

    /// <summary>Nothing is open of what others did on this site: a device is reported once until that was answered.</summary>
    private static async Task AnswerAll(Site site)
    {
        var ciso = new AppwachtClient(site.Server.As(Role.Ciso), DemoOrganisation.Id.Value).Meldingen;
        foreach (var open in await ciso.Alle(status: "open", cancel: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken))
            await ciso.Beantwoord(await ciso.Een(open.Nummer, TestContext.Current.CancellationToken), "Gewist.", TestContext.Current.CancellationToken);
    }
}
