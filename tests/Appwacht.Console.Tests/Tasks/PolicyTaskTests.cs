using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Tasks;

public class PolicyTaskTests(Sites sites)
{
    private const string Field = "Tekst van het beleid";

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_text_with_a_mistake_is_corrected_proposed_and_decided_by_somebody_else(string kind)
    {
        var site = await sites.ToWorkIn(kind);
        await using var ciso = await site.Go(Role.Ciso, "/beleid");
        await ciso.Follow("Beleid wijzigen");
        var text = await ciso.Page.GetByLabel(Field).InputValueAsync();
        await ciso.Fill(Field, text.Replace("effect: advise-against", "effect: advise-againts", StringComparison.Ordinal));
        await ciso.Press("Controleren");
        await ciso.Says("1 opmerking over de tekst", "advise-against", "POL");
        Assert.Equal("28", await ciso.Page.Locator("main tbody td").First.InnerTextAsync());
        await ciso.Fill(Field, text.Replace("Gebruik de app liever niet", "Gebruik de app dus liever niet", StringComparison.Ordinal));
        await ciso.Press("Controleren");
        await ciso.Says("De tekst is in orde");
        await ciso.Press("Bekijk het effect");
        await ciso.Says("Wat dit doet met de toestellen", "1 regel tekst erbij en 1 regel tekst weg.");
        await ciso.Press("Voorstellen");
        var proposal = await ciso.Heading();
        await ciso.Says("is ingediend", "Iemand anders besluit over uw voorstel");
        Assert.Equal(0, await ciso.Page.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).CountAsync());
        await ciso.IsWell();

        await using var approver = await site.Go(Role.Approver, "");
        await approver.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("voorstel(len)? voor het beleid") }).ClickAsync();
        await approver.Follow(proposal.Replace("Voorstel", "Versie", StringComparison.Ordinal));
        Assert.Equal(proposal, await approver.Heading());
        await approver.Press("Besluit vastleggen");
        await approver.Says("Er is 1 ding dat u moet verbeteren", "Kies of u het voorstel aanneemt of afwijst.");
        await approver.Choose("Uw besluit", "Aannemen: dit beleid geldt dan meteen");
        await approver.Fill("Reden van uw besluit", "Duidelijker gezegd.");
        await approver.Press("Besluit vastleggen");
        await approver.Says($"{proposal} is aangenomen. Dit beleid geldt nu.", "geldt nu", "Guus Voorbeeld", "Gebruik de app dus liever niet");
        await approver.IsWell();

        await using var auditor = await site.Go(Role.Auditor, "/gebeurtenissen");
        await auditor.Choose("Wat", "Beleid vastgesteld");
        await auditor.Press("Filteren");
        await auditor.Follow($"policy:{proposal.Split(' ')[1]}");
        await auditor.Says("Aangenomen door Guus Voorbeeld", "Duidelijker gezegd.");
        await auditor.IsWell();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_question_of_what_if_gives_numbers_and_becomes_a_proposal(string kind)
    {
        var site = await sites.ToWorkIn(kind);
        await using var visitor = await site.Go(Role.PolicyMaker, "/apps/strava");
        await visitor.Follow("Bekijk wat er verandert");
        await visitor.Choose("Wat wilt u doen?", "Apps weren");
        await visitor.Press("Bekijk het effect");
        Assert.Contains("doe=weren", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.Says("Wat er dan gebeurt", "Wordt strenger", "Toestellen per eenheid", "naar beneden afgerond op een veelvoud van 5");
        Assert.Matches(@"^[1-9]\d*$", await visitor.Page.Locator("section[aria-labelledby=strenger] dd").First.Locator("visible=true").First.InnerTextAsync() is var shown ? shown.Split('\n')[0] : "");
        await visitor.Press("Opslaan als voorstel");
        var proposal = await visitor.Heading();
        Assert.StartsWith("Voorstel ", proposal, StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Besluit vastleggen" }).CountAsync());
        await visitor.IsWell();

        await using var approver = await site.Go(Role.Approver, $"/beleid/voorstellen/{proposal.Split(' ')[1]}");
        await approver.Choose("Uw besluit", "Afwijzen: er verandert niets");
        await approver.Fill("Reden van uw besluit", "Ontraden is genoeg.");
        await approver.Press("Besluit vastleggen");
        await approver.Says($"{proposal} is afgewezen. Er verandert niets.", "Ontraden is genoeg.");
        await approver.IsWell();
    }

    [Fact]
    public async Task Whoever_decides_when_somebody_else_just_has_is_told_to_look_again()
    {
        var site = await sites.ToWorkIn(TestDatabases.Sqlite);
        await using var maker = await site.Go(Role.PolicyMaker, "/beleid/wat-als?doe=ontraden&app=capcut");
        await maker.Press("Opslaan als voorstel");
        var path = $"/beleid/voorstellen/{(await maker.Heading()).Split(' ')[1]}";
        await using var first = await site.Go(Role.Approver, path);
        await using var second = await site.Go(Role.Ciso, path);
        foreach (var visitor in (Visitor[])[first, second])
        {
            await visitor.Choose("Uw besluit", "Afwijzen: er verandert niets");
            await visitor.Fill("Reden van uw besluit", "Niet nodig.");
            await visitor.Press("Besluit vastleggen");
        }

        await first.Says("is afgewezen");
        await second.Says("Ga terug, laad de pagina opnieuw");
        await second.Go(path);
        await second.Says("Afgewezen door Guus Voorbeeld");
    }
}
