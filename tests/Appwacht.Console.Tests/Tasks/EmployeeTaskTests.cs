using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
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
}
