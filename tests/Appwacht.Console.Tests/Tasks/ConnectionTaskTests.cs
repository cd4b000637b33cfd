using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;

namespace Appwacht.Console.Tests.Tasks;

public class ConnectionTaskTests(Sites sites)
{
    private const string Task = "Een taak die niet verloren gaat";

    [Fact]
    public async Task Without_a_connection_what_was_filled_in_stays_and_is_sent_when_there_is_one_again()
    {
        await using var visitor = await (await sites.ToWorkIn(TestDatabases.Sqlite)).Go(Role.PolicyMaker, "/uitzonderingen/nieuw");
        await visitor.Fill("Taak", Task);
        await visitor.Page.Context.SetOfflineAsync(true);
        await visitor.Press("Aanvraag versturen");
        await visitor.Says("Geen verbinding", "Wat u invulde staat er nog; verstuur het als de verbinding er weer is.");
        Assert.True(await visitor.Page.Locator("#geen-verbinding").IsVisibleAsync());
        Assert.Empty(await Axe.Faults(visitor.Page));
        await visitor.Page.Context.SetOfflineAsync(false);
        await visitor.Page.Locator("#geen-verbinding").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        await visitor.Press("Aanvraag versturen");
        await visitor.Says("dingen die u moet verbeteren");
        Assert.Equal(Task, await visitor.Page.InputValueAsync("#taak"));
    }

    [Fact]
    public async Task Whoever_follows_a_link_without_a_connection_gets_the_page_of_the_browser_and_comes_back()
    {
        await using var visitor = await (await sites.ToWorkIn(TestDatabases.Sqlite)).Go(Role.PolicyMaker, "/apps?zoek=strava");
        await visitor.Page.Context.SetOfflineAsync(true);
        await visitor.Follow("Strava");
        await visitor.Page.WaitForURLAsync("chrome-error://**");
        await visitor.Page.Context.SetOfflineAsync(false);
        await visitor.Page.GoBackAsync();
        Assert.Equal("Apps", await visitor.Heading());
        Assert.EndsWith("zoek=strava", visitor.Page.Url, StringComparison.Ordinal);
    }
}
