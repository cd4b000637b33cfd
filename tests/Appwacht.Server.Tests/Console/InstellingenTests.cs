using System.Net;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Console;

/// <summary>The pages on which an organisation sets what holds for all of it.</summary>
public sealed class InstellingenTests(PageStage stage) : IClassFixture<PageStage>
{
    private const string Settings = PageStage.Empty + "/instellingen";

    private readonly RunningServer server = stage.Server;

    [Theory]
    [InlineData("", Role.Auditor)]
    [InlineData("/rollen", Role.DeviceAdministrator)]
    [InlineData("/vormgeving", Role.PolicyMaker)]
    [InlineData("/bewaartermijnen", Role.Ciso)]
    public async Task Who_may_not_set_something_does_not_see_the_page(string page, Role role)
    {
        using var browser = await Pages.SignedIn(server, role);
        using var answer = await browser.Open(Settings + page);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Each_sees_in_the_menu_what_they_may_set()
    {
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        var theirs = await Pages.Text(ciso, Settings);
        Assert.Contains("/instellingen/rollen", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("/instellingen/bewaartermijnen", theirs, StringComparison.Ordinal);
        using var officer = await Pages.SignedIn(server, Role.PrivacyOfficer);
        Assert.DoesNotContain("/instellingen/rollen", await Pages.Text(officer, Settings + "/bewaartermijnen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_is_changed_and_stands_on_every_page_at_once()
    {
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        using (var refused = await ciso.Submit(Settings, Settings, ("_handler", "naam"), ("naam", " ")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("De naam is 1 tot 200 tekens lang.", await Pages.Text(refused), StringComparison.Ordinal);
        }

        using (var renamed = await ciso.Submit(Settings, Settings, ("_handler", "naam"), ("naam", "Gemeente Vol")))
            Assert.Contains("De naam is gewijzigd.", await Pages.Text(renamed), StringComparison.Ordinal);
        using var auditor = await Pages.SignedIn(server, Role.Auditor);
        Assert.Contains("brand-org\">Gemeente Vol<", await Pages.Text(auditor, PageStage.Empty), StringComparison.Ordinal);
        Assert.Contains("Naam van de organisatie gewijzigd", await Pages.Text(auditor, PageStage.Empty + "/gebeurtenissen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Periods_are_set_by_who_watches_privacy_and_a_wrong_one_is_told_at_its_field()
    {
        const string Page = Settings + "/bewaartermijnen";
        using var officer = await Pages.SignedIn(server, Role.PrivacyOfficer);
        (string, string)[] days = [("_handler", "termijnen"), ("namen", "365"), ("verwerkingen", "1095"), ("aantallen", "365"), ("uitzonderingen", "730"), ("afgewezen-beleid", "730"), ("meldingen", "365"), ("bevindingen", "365"), ("signalen", "30"), ("overeenkomsten", "730")];
        using (var refused = await officer.Submit(Page, Page, [.. days, ("toestellen", "7")]))
        {
            var page = await Pages.Text(refused);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("href=\"#toestellen\"", page, StringComparison.Ordinal);
            Assert.Contains("De termijn ligt tussen 30 en 1095 dagen.", page, StringComparison.Ordinal);
            Assert.Contains("value=\"7\"", page, StringComparison.Ordinal);
        }

        using (var set = await officer.Submit(Page, Page, [.. days, ("toestellen", "90")]))
        {
            var page = await Pages.Text(set);
            Assert.Contains("De bewaartermijnen zijn opgeslagen.", page, StringComparison.Ordinal);
            Assert.Contains("value=\"90\"", page, StringComparison.Ordinal);
        }

        using var client = server.As(Role.PrivacyOfficer);
        Assert.Contains("\"dagen\":90", await client.GetStringAsync("/v1" + PageStage.Empty + "/bewaartermijnen", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Ciso, "", "What holds for your whole organisation.")]
    [InlineData(Role.Ciso, "/rollen", "What belongs to which role")]
    [InlineData(Role.Ciso, "/vormgeving", "Your own theme")]
    [InlineData(Role.PrivacyOfficer, "/bewaartermijnen", "Devices and their users, after the last inventory")]
    public async Task Every_page_is_there_in_English(Role role, string page, string text)
    {
        using var browser = await Pages.SignedIn(server, role);
        browser.Cookies.Add(server.Address, new Cookie("taal", "en"));
        Assert.Contains(text, await Pages.Text(browser, Settings + page), StringComparison.Ordinal);
    }
}
