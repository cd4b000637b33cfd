using System.Net;
using System.Text.RegularExpressions;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Organisations;
using Appwacht.Policy.Language;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Console;

public sealed partial class TrailTests(PageStage stage) : IClassFixture<PageStage>
{
    private const string Trail = PageStage.Municipality + "/gebeurtenissen";

    private readonly RunningServer server = stage.Server;

    [Theory]
    [InlineData("?actie=policy.adopted", "Beleid vastgesteld", "Voorwaarde voor het begin bevestigd</th>")]
    [InlineData("?actie=start.confirmed", "Voorwaarde voor het begin bevestigd</th>", "Beleid vastgesteld</th>")]
    [InlineData("?wie=operator", "operator", "geen gebeurtenis past")]
    [InlineData("?wie=member:9999", "Geen gebeurtenis past bij deze filters", "<th scope=\"row\"")]
    [InlineData("?tot=2020-01-01", "Geen gebeurtenis past bij deze filters", "<th scope=\"row\"")]
    [InlineData("?vanaf=2020-01-01", "Beleid vastgesteld</th>", "Geen gebeurtenis past")]
    [InlineData("?vanaf=gisteren&na=x", "Beleid vastgesteld</th>", "Geen gebeurtenis past")]
    public async Task The_address_says_which_lines_are_shown(string query, string text, string not)
    {
        using var auditor = await Pages.SignedIn(server, Role.Auditor);
        var page = await Pages.Text(auditor, Trail + query);
        Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain(not, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_line_is_first()
    {
        using var auditor = await Pages.SignedIn(server, Role.Auditor);
        int[] numbers = [.. Number().Matches(await Pages.Text(auditor, Trail)).Select(number => int.Parse(number.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.True(numbers.Length > 2);
        Assert.Equal(numbers.OrderDescending(), numbers);
    }

    [Theory]
    [InlineData(Role.DeviceAdministrator)]
    [InlineData(Role.PolicyMaker)]
    [InlineData(Role.Employee)]
    public async Task Who_may_not_see_the_trail_does_not(Role role)
    {
        using var browser = await Pages.SignedIn(server, role);
        using var answer = await browser.Open(Trail);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_is_there_in_English()
    {
        using var auditor = await Pages.SignedIn(server, Role.Auditor);
        auditor.Cookies.Add(server.Address, new Cookie("taal", "en"));
        Assert.Contains("Policy adopted", await Pages.Text(auditor, Trail), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_is_verified_and_a_line_that_was_changed_is_pointed_at()
    {
        await using var own = await RunningServer.Start();
        using var auditor = await Pages.SignedIn(own, Role.Auditor);
        using (var point = await auditor.Submit(Trail, Trail, ("_handler", "controlepunt")))
            Assert.Contains("Er is een controlepunt bij regel", await Pages.Text(point), StringComparison.Ordinal);
        using (var whole = await auditor.Submit(Trail, Trail, ("_handler", "toetsen")))
            Assert.Contains("De regels kloppen", await Pages.Text(whole), StringComparison.Ordinal);

        await using (var db = own.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id))
            Assert.Equal(1, await db.Set<AuditEntry>().Where(line => line.Sequence == 2).ExecuteUpdateAsync(line => line.SetProperty(one => one.Actor, "member:666"), TestContext.Current.CancellationToken));
        using var wrong = await auditor.Submit(Trail, Trail, ("_handler", "toetsen"));
        var page = await Pages.Text(wrong);
        Assert.Contains("De regels kloppen niet", page, StringComparison.Ordinal);
        Assert.Contains("Regel 2 volgt niet op de regel ervoor", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_leads_to_its_device_for_who_may_see_devices_and_to_nothing_for_others()
    {
        await using var own = await RunningServer.Start();
        var databases = own.App.Services.GetRequiredService<IDatabases>();
        int number;
        await using (var db = databases.Open(DemoOrganisation.Id))
        {
            var finding = new FindingRow { Device = 7, Kind = FindingKind.App, App = "tiktok", Episode = 1, Effect = Effect.Deny, OpenedAt = TimeProvider.System.GetUtcNow() };
            db.Add(finding);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            number = finding.Number;
            new AuditTrail(db, Actor.System, TimeProvider.System).Record("extension.granted", $"finding:{number}");
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var link = $"href=\"{PageStage.Municipality}/toestellen/7\">finding:{number}</a>";
        using (var auditor = await Pages.SignedIn(own, Role.Auditor))
        {
            var page = await Pages.Text(auditor, Trail);
            Assert.Contains("Meer tijd gegeven", page, StringComparison.Ordinal);
            Assert.Contains($"finding:{number}", page, StringComparison.Ordinal);
            Assert.DoesNotContain(link, page, StringComparison.Ordinal);
        }

        await using (var directory = databases.OpenDirectory())
        {
            directory.Add(new RoleGrant { Organisation = DemoOrganisation.Id, Provider = DemoOrganisation.Provider, Group = Role.PrivacyOfficer.Name(), Role = Role.DeviceAdministrator });
            await directory.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var both = await Pages.SignedIn(own, Role.PrivacyOfficer);
        Assert.Contains(link, await Pages.Text(both, Trail), StringComparison.Ordinal);
    }

    [GeneratedRegex("<td class=\"utrecht-table__cell num\">(\\d+)</td>")]
    private static partial Regex Number();
}
