using Appwacht.Benchmarks.Pages;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Pages;

public class WithoutScriptTests(Sites sites)
{
    [Fact]
    public async Task A_page_says_the_same_without_a_script()
    {
        var site = await sites.On(TestDatabases.Sqlite);
        await Stops.Each(site, ConsolePage.All, DemoOrganisation.Id, role => Visitor.At(site, role, hasScript: false), async (visitor, page) =>
        {
            await using var other = await Visitor.At(site, page.SeesMost);
            await other.Open(page.Address(DemoOrganisation.Id.Value, site.Values));
            return (await Said(visitor.Page)).SetEquals(await Said(other.Page)) ? [] : ["says something else"];
        });
    }

    /// <summary>What is on the page, without numbers: that it is looked at here and in other tests is counted on some pages.</summary>
    private static async Task<HashSet<string>> Said(IPage page) => [.. (await page.Locator("main").InnerTextAsync()).Split('\n').Select(line => string.Concat(line.Where(sign => !char.IsDigit(sign))))];

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
