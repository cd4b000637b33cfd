using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Console.Tests.Tasks;

/// <summary>From the proposal of a campaign to what its people and devices see of it, on a Friday just after the devices were read.</summary>
public class CampaignTaskTests
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_campaign_is_moved_looked_ahead_at_begun_paused_and_followed(string kind)
    {
        await Chromium.Browser();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        await using var site = await Site.Start(kind, clock, isWalked: false);
        await site.Server.Round();

        await using var maker = await site.Go(Role.PolicyMaker, "/campagnes");
        await maker.Follow("Campagne bij het besluit van 20 november 2026");
        await maker.Says("Voorgesteld: er gebeurt niets");
        await maker.FillDay("eerste", new(2026, 11, 23));
        await maker.Press("Alles verschuiven");
        await maker.Says("Alle stappen zijn verschoven.", "Eerstvolgend: Aankondigen op 23 november 2026.");
        await maker.Choose("Stap", "Waarschuwen");
        await maker.FillDay("dag", new(2027, 3, 1));
        await maker.Press("Stap verzetten");
        await maker.Says("Een strengere stap komt niet eerder dan een mildere.");
        await maker.Follow("Campagne beginnen");
        await maker.Says("Wilt u de campagne beginnen?");
        await maker.Press("Campagne beginnen");
        await maker.Says("De campagne is begonnen.", "De campagne loopt");
        await maker.IsWell();

        await site.Server.Round();
        await using var devices = await site.Go(Role.DeviceAdministrator, "/campagnes/1/morgen?dag=2026-11-24");
        await devices.Says("Op 24 november 2026", "Gevraagd de app te verwijderen:", "VOOR-");
        await devices.IsWell();
        await using var ciso = await site.Go(Role.Ciso, "/campagnes/1/morgen?dag=2026-11-24");
        Assert.DoesNotContain("VOOR-", await ciso.Said(), StringComparison.Ordinal);

        clock.SetUtcNow(new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
        await site.Server.Round();
        await ComeBack(devices, Role.DeviceAdministrator, "/uitgaand");
        await devices.Says("Bericht aan een medewerker", "Bericht aan iedereen");
        await devices.IsWell();
        await devices.Go("/campagnes/1");
        await devices.Says("Vragen", "gezet");
        Assert.Equal(0, await devices.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Pauzeren" }).CountAsync());
        await ComeBack(maker, Role.PolicyMaker, "/campagnes/1");
        await maker.Follow("Pauzeren");
        await maker.Press("Pauzeren");
        await maker.Says("De campagne is gepauzeerd.", "Gepauzeerd: er gebeurt niets nieuws");
        await maker.IsWell();
        await using var auditor = await site.Go(Role.Auditor, "/gebeurtenissen");
        await auditor.Says("Campagne verschoven", "Campagne begonnen of verdergegaan", "Campagne gepauzeerd");
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_device_and_its_user_see_what_was_asked_and_what_comes_when(string kind)
    {
        await Chromium.Browser();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        await using var site = await Site.Start(kind, clock, isWalked: false);
        await site.Server.Round();
        await using var maker = await site.Go(Role.PolicyMaker, "/campagnes/1");
        await maker.FillDay("eerste", new(2026, 11, 23));
        await maker.Press("Alles verschuiven");
        await maker.Go("/campagnes/1?stap=begin");
        await maker.Press("Campagne beginnen");
        await site.Server.Round();
        clock.SetUtcNow(new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
        await site.Server.Round();

        await using var employee = await site.Go(Role.Employee, "/mijn-toestel", 320);
        await employee.Says("Wat er gebeurt als de app blijft staan:", "wordt de app door het beheersysteem verwijderd", "verliest dit toestel de toegang");
        await employee.IsWell();
        await using var devices = await site.Go(Role.DeviceAdministrator, "/campagnes/1/morgen?dag=2026-12-28");
        await devices.Follow("VOOR-");
        await devices.Says("Verloop", "Toegang: open", "Gevonden op", "Daarna, als er niets verandert", "Verwijderen: 28 december 2026");
        await devices.IsWell();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Who_needs_more_time_asks_for_it_and_the_administrator_gives_it(string kind)
    {
        await Chromium.Browser();
        await using var site = await Site.Start(kind, new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero)), isWalked: false);
        await site.Server.Round();
        await using var employee = await site.Go(Role.Employee, "/mijn-toestel", 320);
        await employee.Follow("Ik heb meer tijd nodig");
        await employee.Page.FillAsync("main textarea", "Mijn contacten staan er nog in.");
        await employee.Page.FillAsync("main input[name=dagen]", "14");
        await employee.Page.Locator("main form button.utrecht-button--primary-action").ClickAsync();
        await employee.Says("Wat uw organisatie weet van de toestellen");
        await employee.IsWell();

        await using var administrator = await site.Go(Role.DeviceAdministrator, "/meer-tijd");
        await administrator.Says("TikTok", "Mijn contacten staan er nog in.");
        await administrator.Page.FillAsync("main textarea", "Neem ze deze week over.");
        await administrator.Page.Locator("main form button.utrecht-button--primary-action").ClickAsync();
        await administrator.Says("Neem ze deze week over.");
        Assert.Equal(0, await administrator.Page.Locator("main form").CountAsync());
        await administrator.IsWell();
        await employee.Go("/mijn-toestel");
        await employee.Says("Neem ze deze week over.");
    }

    /// <summary>After days somebody signs in again.</summary>
    private static async Task ComeBack(Visitor visitor, Role role, string path)
    {
        await visitor.Open(Steps.Of(path));
        await visitor.Page.ClickAsync($"button[value='{role.Name()}']");
        await visitor.Page.WaitForURLAsync(url => url.EndsWith(path, StringComparison.Ordinal));
    }
}
