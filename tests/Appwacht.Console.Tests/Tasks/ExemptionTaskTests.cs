using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;

namespace Appwacht.Console.Tests.Tasks;

public class ExemptionTaskTests(Sites sites)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_exemption_goes_from_request_to_advice_to_decision_and_is_taken_back(string kind)
    {
        var (site, today) = (await sites.ToWorkIn(kind), DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));
        await using var maker = await site.Go(Role.PolicyMaker, "/uitzonderingen");
        await maker.Follow("Uitzondering aanvragen");
        await maker.Press("Aanvraag versturen");
        await maker.Says("dingen die u moet verbeteren");
        await maker.Choose("Voor wie of wat?", "Een hele eenheid");
        await maker.Fill("Welke medewerker, welk toestel of welke eenheid?", "Communicatie");
        await maker.Fill("App", "TikTok");
        await maker.Fill("Taak", "Voorlichting aan jongeren");
        await maker.Fill("Motivering", "Zij zijn alleen daar te bereiken.");
        await maker.Fill("Maatregelen", "Een apart toestel.");
        await maker.FillDay("vanaf", today);
        await maker.FillDay("tot", today.AddMonths(6));
        await maker.Press("Aanvraag versturen");
        var title = await maker.Heading();
        var number = title.Split(' ')[1];
        await maker.Says($"Aanvraag {number} is verstuurd", "wacht op advies", "Iemand anders behandelt uw aanvraag", "eenheid Communicatie");
        await maker.IsWell();

        await using var privacy = await site.Go(Role.PrivacyOfficer, "");
        await privacy.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { NameRegex = new("uitzondering wacht(en)? op advies|uitzondering wachten op advies") }).ClickAsync();
        await privacy.Follow($"Nr. {number}");
        await privacy.Fill("Advies", "Alleen zonder contacten en locatie.");
        await privacy.Press("Advies vastleggen");
        await privacy.Says($"Uw advies over aanvraag {number} is vastgelegd.", "wacht op besluit");
        await privacy.IsWell();

        await using var approver = await site.Go(Role.Approver, $"/uitzonderingen/{number}");
        await approver.Says("Advies van Fleur Voorbeeld", "Alleen zonder contacten en locatie.");
        await approver.Choose("Uw besluit", "Goedkeuren");
        await approver.Fill("Reden van uw besluit", "Voor deze campagne.");
        await approver.Press("Besluit vastleggen");
        await approver.Says($"Uitzondering {number} is goedgekeurd.", "geldt nu");
        await approver.Follow("Uitzondering intrekken");
        await approver.Says("Wilt u deze uitzondering intrekken?");
        await approver.Follow("Annuleren");
        await approver.Says("geldt nu");
        await approver.Follow("Uitzondering intrekken");
        await approver.Fill("Reden van het intrekken", "De campagne is voorbij.");
        await approver.Press("Uitzondering intrekken");
        await approver.Says($"Uitzondering {number} is ingetrokken.", "De campagne is voorbij.");
        await approver.IsWell();

        await using var auditor = await site.Go(Role.Auditor, "/gebeurtenissen");
        Assert.Equal(4, await auditor.Page.Locator("main tbody tr", new() { HasText = $"exemption:{number}" }).CountAsync());
        await auditor.Says("Uitzondering aangevraagd", "Over uitzondering geadviseerd", "Uitzondering gegeven", "Uitzondering ingetrokken");
    }
}
