using Appwacht.Benchmarks.Pages;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;

namespace Appwacht.Console.Tests.Pages;

public class WithoutScriptTests(Sites sites)
{
    [Fact]
    public async Task A_page_says_the_same_without_a_script()
    {
        var site = await sites.On(TestDatabases.Sqlite);
        var said = new Dictionary<string, string>();
        await Stops.Each(site, ConsolePage.All, DemoOrganisation.Id, role => Visitor.At(site, role), async (visitor, page) =>
        {
            said[page.Template] = await visitor.Page.Locator("main").InnerTextAsync();
            return [];
        });
        await Stops.Each(site, ConsolePage.All, DemoOrganisation.Id, role => Visitor.At(site, role, hasScript: false), async (visitor, page) =>
            await visitor.Page.Locator("main").InnerTextAsync() == said[page.Template] ? [] : ["says something else"]);
    }

    [Fact]
    public async Task Signing_in_choosing_a_language_and_signing_out_need_no_script()
    {
        var site = await sites.On(TestDatabases.Sqlite);
        await using var visitor = await Visitor.At(site, null, hasScript: false);
        await visitor.Open($"/organisaties/{DemoOrganisation.Id}");
        await visitor.Page.ClickAsync($"button[value='{Role.Ciso.Name()}']");
        Assert.Equal("Overzicht", await visitor.Page.Locator("h1").InnerTextAsync());
        await visitor.Page.ClickAsync("button[value=en]");
        Assert.Equal("Overview", await visitor.Page.Locator("h1").InnerTextAsync());
        await visitor.Page.ClickAsync("text=Sign out");
        Assert.Equal("Signed out", await visitor.Page.Locator("h1").InnerTextAsync());
        await visitor.Open($"/organisaties/{DemoOrganisation.Id}");
        Assert.Equal("Sign in", await visitor.Page.Locator("h1").InnerTextAsync());
    }

    [Fact]
    public async Task The_first_stop_of_the_tab_key_leads_past_the_menu()
    {
        var site = await sites.On(TestDatabases.Sqlite);
        await using var visitor = await Visitor.At(site, Role.Ciso);
        await visitor.Open($"/organisaties/{DemoOrganisation.Id}");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("inhoud", await visitor.Page.EvaluateAsync<string>("document.activeElement.id"));
    }
}
