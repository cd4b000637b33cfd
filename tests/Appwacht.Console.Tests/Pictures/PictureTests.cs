using Appwacht.Architecture.Tests;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Tasks;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Pictures;

/// <summary>The pictures in the documentation, of the fictional municipality on one day. <c>docs/screenshots/make</c> makes them; other runs leave this out.</summary>
public class PictureTests
{
    /// <summary>The largest one, so that nobody waits for a page of the documentation.</summary>
    private const int MostBytes = 150_000;

    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));

    private static readonly string Folder = Environment.GetEnvironmentVariable("APPWACHT_PICTURES") ?? Path.Combine(Repository.Root, "docs", "images");

    [Fact(Explicit = true)]
    public async Task The_pictures_of_the_documentation_are_made()
    {
        await Chromium.Browser();
        await using var site = await Site.Start(TestDatabases.Sqlite, Clock, isWalked: false);
        foreach (var language in (string[])["nl", "en"])
        {
            await Shoot(site, Role.Ciso, "/apps/tiktok", "app", language, 1360, 1060);
            await Shoot(site, Role.PolicyMaker, "/beleid/wat-als?doe=weren&app=strava", "what-if", language, 1360, 1240);
            await Shoot(site, Role.PolicyMaker, "/beleid/bewerken", "policy", language, 1360, 900, async page =>
            {
                var text = page.Locator("#tekst");
                await text.FillAsync((await text.InputValueAsync()).Replace("effect: advise-against", "effect: advise-againts", StringComparison.Ordinal));
                await page.Locator("main form button").First.ClickAsync();
            });
            await Shoot(site, Role.Employee, "/mijn-toestel", "my-device", language, 320, 1150);
        }

        await PlaySixWeeks(site);
        foreach (var language in (string[])["nl", "en"])
        {
            await Shoot(site, Role.Ciso, "", "overview", language, 1360, 1330);
            await Shoot(site, Role.Ciso, "/campagnes/1", "campaign", language, 1360, 1500);
        }

        Tour.Nothing([.. Directory.GetFiles(Folder, "console-*.png").Where(file => new FileInfo(file).Length > MostBytes).Select(file => $"{file} is larger than {MostBytes} bytes")]);
    }

    /// <summary>The campaign of the decision, begun in its first week.</summary>
    private static async Task PlaySixWeeks(Site site)
    {
        var services = site.Server.App.Services;
        await using (var db = services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id))
            await new Campaigns(db, new AuditTrail(db, Actor.Operator, Clock)).Handle(1, CampaignWish.Run, TestContext.Current.CancellationToken);
        for (var week = 0; week < 6; week++)
            await services.GetRequiredService<DemoPlay>().Play(TimeSpan.FromDays(7), TestContext.Current.CancellationToken);
    }

    private static async Task Shoot(Site site, Role role, string path, string name, string language, int width, int height, Func<IPage, Task>? before = null)
    {
        await using var visitor = await Visitor.At(site, role, width, language: language);
        await visitor.Page.SetViewportSizeAsync(width, height);
        await visitor.Go(path);
        if (before is not null)
            await before(visitor.Page);
        await visitor.Page.WaitForFunctionAsync("() => document.fonts.status === 'loaded'");
        await visitor.Page.EvaluateAsync("() => scrollTo(0, 0)");
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"console-{name}.{language}.png") });
    }
}
