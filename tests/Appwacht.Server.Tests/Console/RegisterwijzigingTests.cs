using System.Net;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Console;

public class RegisterwijzigingTests
{
    private const string Organisation = "/organisaties/gemeente-voorbeeld";
    private const string List = Organisation + "/landenlijsten/offensive-cyber-programme";
    private const string Party = Organisation + "/partijen/strava-inc";
    private const string Changes = Organisation + "/registerwijzigingen";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Control_is_proposed_by_name_seen_with_what_it_does_and_adopted_by_somebody_else()
    {
        await using var server = await RunningServer.Start();
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        Assert.Contains("Uw organisatie volgt het register zoals het is", await Pages.Text(ciso, Changes), StringComparison.Ordinal);
        Assert.Contains(Party + "/wijzigen", await Pages.Text(ciso, Party), StringComparison.Ordinal);
        using (var proposed = await ciso.Submit(Party + "/wijzigen", Party + "/wijzigen", ("_handler", "voorstel"), ("soort", "control"), ("boven", "china"), ("dag", "2026-01-01"), ("zekerheid", "reported"),
            ("bron", "Krant"), ("adres", "https://example.nl/strava"), ("reden", "Verkocht.")))
        {
            Assert.EndsWith("/registerwijzigingen/1", proposed.RequestMessage?.RequestUri?.AbsolutePath, StringComparison.Ordinal);
            var page = await Pages.Text(proposed);
            Assert.Contains("Wijziging 1 is voorgesteld.", page, StringComparison.Ordinal);
            Assert.Contains("Iemand anders besluit over uw voorstel", page, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"besluit\"", page, StringComparison.Ordinal);
        }

        using var approver = await Pages.SignedIn(server, Role.Approver);
        Assert.Contains("1 wijziging van het register wacht op een besluit", await Pages.Text(approver, Organisation), StringComparison.Ordinal);
        var seen = await Pages.Text(approver, Changes + "/1");
        Assert.Contains("1 erbij, 0 eraf", seen, StringComparison.Ordinal);
        Assert.Contains("Het beleid zegt over 1 app iets anders.", seen, StringComparison.Ordinal);
        Assert.Contains("id=\"strenger\"", seen, StringComparison.Ordinal);
        using (var without = await approver.Submit(Changes + "/1", Changes + "/1", ("_handler", "besluit"), ("besluit", "aannemen"), ("reden", "")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using (var adopted = await approver.Submit(Changes + "/1", Changes + "/1", ("_handler", "besluit"), ("besluit", "aannemen"), ("reden", "akkoord")))
            Assert.Contains("Uw besluit over wijziging 1 is vastgelegd.", await Pages.Text(adopted), StringComparison.Ordinal);
        var app = await Pages.Text(approver, Organisation + "/apps/strava");
        Assert.Contains("China", app, StringComparison.Ordinal);
        Assert.Contains("geweerd", app, StringComparison.Ordinal);
        Assert.Contains("Strava Inc. wordt beheerd vanuit China", await Pages.Text(approver, Party), StringComparison.Ordinal);

        using var asked = await ciso.Submit(Changes + "/1?stap=intrekken", Changes + "/1?stap=intrekken", ("_handler", "intrekken"), ("reden", "toch niet"));
        Assert.Contains("Voorgesteld is om deze wijziging in te trekken", await Pages.Text(asked), StringComparison.Ordinal);
        using var withdrawn = await approver.Submit(Changes + "/1", Changes + "/1", ("_handler", "besluit"), ("besluit", "aannemen"), ("reden", "klopt"));
        Assert.Contains("ingetrokken", await Pages.Text(withdrawn), StringComparison.Ordinal);
        Assert.DoesNotContain("China", await Pages.Text(approver, Party), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_country_list_is_changed_and_says_when_a_policy_has_a_list_of_its_own()
    {
        await using var server = await RunningServer.Start();
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        using var proposed = await maker.Submit(List + "/wijzigen", List + "/wijzigen", ("_handler", "voorstel"), ("soort", "list-country"), ("land", "US"), ("dag", "2026-01-01"), ("bron", "College"), ("reden", "omdat"));
        var page = await Pages.Text(proposed);
        Assert.Contains("Een beleid heeft een eigen lijst met deze naam", page, StringComparison.Ordinal);
        Assert.Contains("Het beleid zegt over 0 apps iets anders.", page, StringComparison.Ordinal);
        Assert.Contains("pagina=2", page, StringComparison.Ordinal);
        Assert.Contains("komt op de lijst", await Pages.Text(maker, List), StringComparison.Ordinal);
        using var withdrawn = await maker.Submit(Changes + "/1?stap=intrekken", Changes + "/1?stap=intrekken", ("_handler", "intrekken"), ("reden", "vergissing"));
        Assert.Contains("Wijziging 1 is ingetrokken.", await Pages.Text(withdrawn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_says_why_at_the_field()
    {
        await using var server = await RunningServer.Start();
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        using var refused = await maker.Submit(List + "/wijzigen", List + "/wijzigen", ("_handler", "voorstel"), ("soort", "list-country"), ("land", "CN"), ("dag", "2026-01-01"), ("bron", "College"), ("reden", "omdat"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("id=\"dag-fout\"", await Pages.Text(refused), StringComparison.Ordinal);
        using var nobody = await maker.Submit(Party + "/wijzigen", Party + "/wijzigen", ("_handler", "voorstel"), ("soort", "control"), ("boven", "Niemand"), ("dag", "2026-01-01"), ("zekerheid", "reported"), ("bron", "Krant"), ("reden", "omdat"));
        Assert.Contains("id=\"boven-fout\"", await Pages.Text(nobody), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Employee, List + "/wijzigen", HttpStatusCode.Forbidden)]
    [InlineData(Role.Approver, Party + "/wijzigen", HttpStatusCode.Forbidden)]
    [InlineData(Role.PolicyMaker, Organisation + "/partijen/niemand/wijzigen", HttpStatusCode.NotFound)]
    [InlineData(Role.PolicyMaker, Organisation + "/landenlijsten/geen/wijzigen", HttpStatusCode.NotFound)]
    [InlineData(Role.Employee, Changes, HttpStatusCode.OK)]
    [InlineData(Role.Employee, Changes + "/1", HttpStatusCode.NotFound)]
    public async Task Who_may_not_propose_gets_no_form_and_what_is_not_there_is_not_found(Role role, string address, HttpStatusCode expected)
    {
        await using var server = await RunningServer.Start();
        using var browser = await Pages.SignedIn(server, role);
        using var page = await browser.Open(address);
        Assert.Equal(expected, page.StatusCode);
    }

    [Fact]
    public async Task An_employee_sees_a_proposal_without_counts_and_in_english_when_asked()
    {
        await using var server = await RunningServer.Start();
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        using var proposed = await maker.Submit(Party + "/wijzigen", Party + "/wijzigen", ("_handler", "voorstel"), ("soort", "control"), ("boven", "ByteDance"), ("dag", "2026-01-01"), ("zekerheid", "reported"), ("bron", "Krant"), ("reden", "omdat"));
        Assert.True(proposed.IsSuccessStatusCode);
        using var employee = await Pages.SignedIn(server, Role.Employee);
        employee.Cookies.Add(server.Address, new Cookie("taal", "en"));
        var page = await Pages.Text(employee, Changes + "/1");
        Assert.Contains("What changes for apps", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"gevolgen\"", page, StringComparison.Ordinal);
    }
}
