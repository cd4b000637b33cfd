using System.Globalization;
using System.Text;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Console.Tests.Tasks;

public class PublicTaskTests(Sites sites)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly string Address = $"/openbaar/{DemoOrganisation.Id}";

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Everybody_reads_the_public_page_until_it_is_switched_off(string kind)
    {
        var site = await sites.ToWorkIn(kind);
        await using var anybody = await Visitor.At(site, null);
        Assert.Equal(200, await anybody.Open(Address));
        await anybody.Says("Toestellen met een geweerde app", "TikTok");
        await anybody.IsWell();
        Assert.StartsWith("\uFEFFApp,Waarom\r\n", Encoding.UTF8.GetString(await anybody.Download("De geweerde apps als CSV-bestand")), StringComparison.Ordinal);

        await using var ciso = await site.Go(Role.Ciso, "/instellingen/openbaar");
        await ciso.Page.UncheckAsync("text=Openbare pagina tonen");
        await ciso.Press("Opslaan");
        await ciso.Says("De openbare pagina staat uit.");
        Assert.Equal(404, await anybody.Open(Address));
        Assert.Equal("Niet gevonden", await anybody.Heading());
        Assert.Equal(404, await anybody.Open(Address + "/apps.csv"));
        Assert.Equal(404, await anybody.Open(Address + "/verloop.csv"));

        await ciso.Page.CheckAsync("text=Openbare pagina tonen");
        await ciso.Press("Opslaan");
        await ciso.Says("De openbare pagina staat aan.");
        Assert.Equal(200, await anybody.Open(Address));
        await ciso.IsWell();
    }

    /// <summary>Six weeks into the campaign: what residents read is what the organisation sees, without anything small.</summary>
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Residents_read_how_it_went_and_what_is_done_in_their_language(string language)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 29, 6, 0, 0, TimeSpan.Zero));
        await using var site = await Site.Start(TestDatabases.Sqlite, clock, isWalked: false);
        var play = site.Server.App.Services.GetRequiredService<DemoPlay>();
        await play.Play(TimeSpan.FromDays(1), Cancel);
        await using (var db = site.Server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id))
            await new Campaigns(db, new AuditTrail(db, Actor.Operator, TimeProvider.System)).Handle(1, CampaignWish.Run, Cancel);
        for (var week = 0; week < 6; week++)
            await play.Play(TimeSpan.FromDays(7), Cancel);

        await using var anybody = await Visitor.At(site, null, language: language);
        Assert.Equal(200, await anybody.Open(Address));
        await anybody.Says(language is "nl"
            ? ["Appbeleid van Gemeente Voorbeeld", "Hoe het verloopt", "Wat wij doen", "Campagne bij het besluit van", "Aankondigen op", "Het beleid", "Geweerde apps"]
            : ["App policy of Gemeente Voorbeeld", "How it goes", "What we do", "Campaign for the decision of", "Announce on", "The policy", "Apps that are kept out"]);
        Assert.Equal(language, await anybody.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(await Axe.Faults(anybody.Page));
        await anybody.IsWell();

        var weeks = Encoding.UTF8.GetString(await anybody.Download(language is "nl" ? "Het verloop als CSV-bestand" : "How it went as a CSV file")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(line => line.Split(',')).ToArray();
        Assert.InRange(weeks.Length, 7, 9);
        // What was decided is seen to work; a number that would point at people is left empty.
        Assert.True(int.Parse(weeks[1][3], CultureInfo.InvariantCulture) > 20);
        Assert.True(weeks[^1][3] is "" or "0" || int.Parse(weeks[^1][3], CultureInfo.InvariantCulture) < int.Parse(weeks[1][3], CultureInfo.InvariantCulture));
        Assert.All(weeks.SelectMany(week => week[1..]).Where(cell => cell.Length > 0), cell => Assert.True(int.Parse(cell, CultureInfo.InvariantCulture) is 0 or >= 5));
        var apps = Encoding.UTF8.GetString(await anybody.Download(language is "nl" ? "De geweerde apps als CSV-bestand" : "The apps that are kept out as a CSV file"));
        Assert.Contains("TikTok", apps, StringComparison.Ordinal);

        // Nothing of anybody: no device and no name.
        var told = await anybody.Page.ContentAsync() + apps;
        await using var all = site.Server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
        foreach (var device in await all.Set<DeviceRow>().AsNoTracking().ToListAsync(Cancel))
            foreach (var mark in (string[])[device.Key, device.Name])
                Assert.DoesNotContain(mark, told, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("APPWACHT_SHOTS") is { Length: > 0 } shots)
            await anybody.Page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"public.{language}.png"), FullPage = true });
    }
}
