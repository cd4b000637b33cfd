using System.Net;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Access;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Server.Tests.Demo;

public class DemoPlayTests
{
    private const string Page = "/organisaties/gemeente-voorbeeld";

    private static readonly DateTimeOffset Begin = new(2026, 9, 29, 6, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Weeks_go_by_at_the_press_of_a_button_and_the_devices_with_an_app_that_is_kept_out_become_none()
    {
        await using var server = await RunningServer.Start(new FakeTimeProvider(Begin));
        using var browser = await SignedIn(server);
        await Press(browser, "1");
        var first = await OpenOn(server);
        Assert.True(first > 30, $"{first}");
        await Start(server);
        for (var week = 0; week < 12; week++)
            await Press(browser, "7");
        Assert.Equal(0, await OpenOn(server));
        using var page = await browser.Open(Page);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Vandaag is het 23 december 2026", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_another_start_the_devices_and_their_people_go_on_as_they_would_have()
    {
        var stories = new List<string>();
        foreach (var isStartedAnew in (bool[])[false, true])
        {
            await using var place = await TestDatabases.Make(TestDatabases.Sqlite);
            var server = await In(place);
            for (var week = 0; week < 6; week++)
            {
                using (var browser = await SignedIn(server))
                    await Press(browser, week == 0 ? "1" : "7");
                if (week == 0)
                    await Start(server);
                if (!isStartedAnew)
                    continue;
                await server.DisposeAsync();
                server = await In(place);
            }

            stories.Add(await Story(server));
            await server.DisposeAsync();
        }

        Assert.Contains("Remind", stories[0], StringComparison.Ordinal);
        Assert.Equal(stories[0], stories[1]);
    }

    [Fact]
    public async Task Only_a_form_of_ours_puts_the_clock_forward_and_only_by_a_day_or_a_week()
    {
        await using var server = await RunningServer.Start(new FakeTimeProvider(Begin));
        using var browser = await SignedIn(server);
        using var alien = await browser.Post($"{Page}/voorbeeld", ("dagen", "1"));
        using var year = await browser.Submit(Page, $"{Page}/voorbeeld", ("dagen", "365"));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (alien.StatusCode, year.StatusCode));
        Assert.Equal(Begin, server.App.Services.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    [Fact]
    public async Task Without_demo_nobody_puts_the_clock_forward()
    {
        await using var server = await RunningServer.Start(change: settings => settings.Demo = false);
        using var browser = new Browser(server.Address);
        using var sent = await browser.Post($"{Page}/voorbeeld", ("dagen", "1"));
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        Assert.Null(server.App.Services.GetService<DemoClock>());
    }

    private static Task<RunningServer> In(TestDatabases place) =>
        RunningServer.Start(new FakeTimeProvider(Begin), settings => (settings.Data, settings.Database) = (place.Folder, place.Connection));

    private static async Task<Browser> SignedIn(RunningServer server)
    {
        var browser = new Browser(server.Address);
        using var page = await browser.Submit("/aanmelden", "/aanmelden/voorbeeld", ("rol", "ciso"));
        return browser;
    }

    private static async Task Press(Browser browser, string days)
    {
        using var answer = await browser.Submit(Page, $"{Page}/voorbeeld", ("dagen", days));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task Start(RunningServer server)
    {
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        var campaign = await db.Set<Campaign>().AsNoTracking().SingleAsync(Cancel);
        Assert.IsType<Outcome<Campaign>.Done>(await new Campaigns(db, new AuditTrail(db, Actor.Operator, TimeProvider.System)).Handle(campaign.Number, CampaignWish.Run, Cancel));
    }

    private static async Task<int> OpenOn(RunningServer server)
    {
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        return await db.Set<FindingRow>().CountAsync(finding => finding.App == "tiktok" && finding.Effect == Effect.Deny && finding.ClosedAt == null && finding.State == FindingState.Open, Cancel);
    }

    private static async Task<string> Story(RunningServer server)
    {
        await using var db = server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        var keys = await db.Set<DeviceRow>().ToDictionaryAsync(device => device.Number, device => device.Key, Cancel);
        return string.Join('\n', (await db.Set<FindingRow>().AsNoTracking().ToListAsync(Cancel))
            .Select(finding => $"{keys[finding.Device]} {finding.App} {finding.Episode} {finding.OpenedAt:O} {finding.ClosedAt:O} {finding.Last} {finding.State}").Order(StringComparer.Ordinal));
    }
}
