using System.Net;
using Appwacht.Core;
using Appwacht.Server.Tests.Access;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Server.Tests.Console;

public class UitzonderingTests
{
    private const string Exemptions = "/organisaties/gemeente-voorbeeld/uitzonderingen";

    [Fact]
    public async Task An_exemption_goes_from_request_to_decision_and_is_revoked_each_by_somebody_else()
    {
        await using var server = await RunningServer.Start();
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        Assert.Contains("Er zijn geen uitzonderingen", await Pages.Text(maker, Exemptions), StringComparison.Ordinal);
        using (var requested = await Ask(maker, "2027"))
        {
            var page = await Pages.Text(requested);
            Assert.EndsWith("/uitzonderingen/1", requested.RequestMessage?.RequestUri?.AbsolutePath, StringComparison.Ordinal);
            Assert.Contains("Iemand anders behandelt uw aanvraag", page, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"advies\"", page, StringComparison.Ordinal);
        }

        const string One = Exemptions + "/1";
        using var officer = await Pages.SignedIn(server, Role.PrivacyOfficer);
        using (var advised = await officer.Submit(One, One, ("_handler", "advies"), ("advies", "Alleen op een apart toestel")))
            Assert.Contains("Uw advies over aanvraag 1 is vastgelegd.", await Pages.Text(advised), StringComparison.Ordinal);
        using var approver = await Pages.SignedIn(server, Role.Approver);
        using (var nothing = await approver.Submit(One, One, ("_handler", "besluit"), ("besluit", ""), ("reden", "")))
            Assert.Contains("Kies of u de aanvraag goedkeurt of weigert.", await Pages.Text(nothing), StringComparison.Ordinal);
        using (var approved = await approver.Submit(One, One, ("_handler", "besluit"), ("besluit", "goedkeuren"), ("reden", "akkoord")))
            Assert.Contains("Uitzondering 1 is goedgekeurd.", await Pages.Text(approved), StringComparison.Ordinal);
        using (var revoked = await approver.Submit(One + "?stap=intrekken", One + "?stap=intrekken", ("_handler", "intrekken"), ("reden", "niet meer nodig")))
            Assert.Contains("Uitzondering 1 is ingetrokken.", await Pages.Text(revoked), StringComparison.Ordinal);
        Assert.Contains("Nr. 1", await Pages.Text(approver, Exemptions + "?stand=ingetrokken&app=TikTok"), StringComparison.Ordinal);
        Assert.Contains("Niets gevonden", await Pages.Text(approver, Exemptions + "?stand=goedgekeurd"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_incomplete_says_all_that_is_missing_and_keeps_what_was_filled_in()
    {
        await using var server = await RunningServer.Start();
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        using var refused = await Ask(maker, "2029");
        var page = await Pages.Text(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Een uitzondering duurt ten hoogste twaalf maanden.", page, StringComparison.Ordinal);
        Assert.Contains("Jongeren bereiken", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_days_before_its_end_an_exemption_is_shown_as_ending_and_the_register_is_taken_along_as_it_is_shown()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        var until = new DateOnly(2026, 12, 30);
        await using var server = await RunningServer.Start(clock);
        using (var maker = await Pages.SignedIn(server, Role.PolicyMaker))
        using (await Ask(maker, from: "2026-11-29", until: $"{until:O}"))
        using (var officer = await Pages.SignedIn(server, Role.PrivacyOfficer))
        using (await officer.Submit(Exemptions + "/1", Exemptions + "/1", ("_handler", "advies"), ("advies", "Goed")))
        using (var approver = await Pages.SignedIn(server, Role.Approver))
        using (await approver.Submit(Exemptions + "/1", Exemptions + "/1", ("_handler", "besluit"), ("besluit", "goedkeuren"), ("reden", "akkoord")))
        using (var before = await Pages.SignedIn(server, Role.Auditor))
            Assert.Contains("Niets gevonden", await Pages.Text(before, Exemptions + "?stand=eindigt"), StringComparison.Ordinal);
        clock.SetUtcNow(new(until.AddDays(-30), new TimeOnly(9, 0), TimeSpan.Zero));
        using var auditor = await Pages.SignedIn(server, Role.Auditor);
        Assert.Contains("eindigt binnen 30 dagen", await Pages.Text(auditor, Exemptions + "?stand=eindigt"), StringComparison.Ordinal);
        Assert.Contains("1 uitzondering eindigt binnen 30 dagen", await Pages.Text(auditor, "/organisaties/gemeente-voorbeeld"), StringComparison.Ordinal);
        using var file = await auditor.Open(Exemptions + "/uitzonderingen.csv?stand=eindigt");
        var lines = (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains($"1,TikTok,één medewerker,Jongeren bereiken,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith($"{until:O},eindigt binnen 30 dagen,Goed,akkoord", lines[1], StringComparison.Ordinal);
        using var none = await auditor.Open(Exemptions + "/uitzonderingen.csv?stand=geweigerd");
        Assert.Single((await none.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        using var employee = await Pages.SignedIn(server, Role.Employee);
        using var refused = await employee.Open(Exemptions + "/uitzonderingen.ods");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Who_the_exemption_is_for_is_shown_only_to_who_may_see_people()
    {
        await using var server = await RunningServer.Start();
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        using (await Ask(maker, "2027"))
            Assert.Contains("P00048", await Pages.Text(maker, Exemptions), StringComparison.Ordinal);
        using var auditor = await Pages.SignedIn(server, Role.Auditor);
        var page = await Pages.Text(auditor, Exemptions + "/1");
        Assert.DoesNotContain("P00048", page, StringComparison.Ordinal);
        Assert.Contains("één medewerker", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\" class=\"form", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_uses_devices_asks_for_themselves_alone_and_sees_no_others()
    {
        await using var server = await RunningServer.Start();
        using var employee = await Pages.SignedIn(server, Role.Employee);
        using (var list = await employee.Open(Exemptions))
            Assert.Equal(HttpStatusCode.Forbidden, list.StatusCode);
        using var asked = await Ask(employee, "2027", "P00001");
        var page = await Pages.Text(asked);
        Assert.Contains("Aanvraag 1 is verstuurd.", page, StringComparison.Ordinal);
        Assert.Contains("medewerker P00048", page, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Ask(Browser browser, string year = "2027", string subject = "P00048", string from = "2026-12-01", string? until = null) => browser.Submit(
        Exemptions + "/nieuw", Exemptions + "/nieuw", ("_handler", "aanvraag"), ("bereik", "person"), ("onderwerp", subject), ("app", "TikTok"), ("taak", "Jongeren bereiken"),
        ("motivering", "Daar zijn zij"), ("maatregelen", "Apart toestel"), ("vanaf", from), ("tot", until ?? $"{year}-06-01"));
}
