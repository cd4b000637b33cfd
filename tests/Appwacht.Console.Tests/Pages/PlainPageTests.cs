using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;

namespace Appwacht.Console.Tests.Pages;

/// <summary>The pages outside the console: signing in and out, and why something is refused.</summary>
public class PlainPageTests(Sites sites)
{
    private static readonly string Home = $"/organisaties/{DemoOrganisation.Id}";

    [Theory]
    [InlineData("/aanmelden", null, 200, "Aanmelden")]
    [InlineData("/aanmelden", Role.Ciso, 200, "Aanmelden")]
    [InlineData("/afmelden", Role.Ciso, 200, "Afmelden")]
    [InlineData("/afgemeld", null, 200, "Afgemeld")]
    [InlineData("/bestaat-niet", Role.Ciso, 404, "Niet gevonden")]
    [InlineData("/organisaties/gemeente-voorbeeld/bestaat-niet", Role.Ciso, 404, "Niet gevonden")]
    [InlineData("/organisaties/bestaat-niet", Role.Ciso, 404, "Niet gevonden")]
    [InlineData("/organisaties/gemeente-voorbeeld", Role.Employee, 403, "Geen toegang")]
    public async Task A_plain_page_is_as_good_as_the_others(string address, Role? role, int status, string heading)
    {
        var site = await sites.On(TestDatabases.Sqlite);
        await using var visitor = await Visitor.At(site, role);
        Assert.Equal(status, await visitor.Open(address));
        await Look(visitor, heading);
        Assert.True(await visitor.Page.Locator("main a[href], main button").CountAsync() > 0, "It leads nowhere.");
    }

    [Theory]
    [InlineData("nl", "Dit toestel heeft nu geen toegang")]
    [InlineData("en", "This device has no access now")]
    public async Task Whoever_is_shut_out_can_read_why_on_any_screen_and_in_both_languages(string language, string heading)
    {
        var site = await sites.On(TestDatabases.Sqlite);
        await using var visitor = await Visitor.At(site, null, language: language);
        Assert.Equal(200, await visitor.Open($"/toegang/{DemoOrganisation.Id}"));
        Assert.Equal(heading, await visitor.Page.Locator("h1").InnerTextAsync());
        var wrong = visitor.Complaints.ToList();
        foreach (var width in Tour.Widths)
        {
            await visitor.Resize(width);
            wrong.AddRange((await Axe.Faults(visitor.Page)).Concat(await Looks.TooWide(visitor.Page)).Select(fault => $"{width} {fault}"));
            await Looks.Shoot(visitor.Page, $"kaal-toegang-{language}-{width}");
        }

        Tour.Nothing(wrong);
    }

    [Fact]
    public async Task A_form_that_has_expired_says_what_to_do()
    {
        var site = await sites.On(TestDatabases.Sqlite);
        await using var visitor = await Visitor.At(site, Role.Ciso);
        await visitor.Open(Home);
        await visitor.Page.Context.ClearCookiesAsync(new() { Name = "appwacht-form" });
        await visitor.Page.ClickAsync("text=Afmelden");
        await Look(visitor, "Afmelden");
        Assert.Contains("verlopen", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signed_out_is_asked_to_sign_in_again()
    {
        var site = await sites.On(TestDatabases.Sqlite);
        await using var visitor = await Visitor.At(site, Role.Ciso);
        await visitor.Open(Home);
        await visitor.Page.ClickAsync("text=Afmelden");
        await Look(visitor, "Afgemeld");
        await visitor.Open(Home);
        await Look(visitor, "Aanmelden");
        await visitor.Page.GoBackAsync();
        Assert.DoesNotContain("Femke", await visitor.Page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task Look(Visitor visitor, string heading)
    {
        Assert.Equal(heading, await visitor.Page.Locator("h1").InnerTextAsync());
        var wrong = visitor.Complaints.ToList();
        foreach (var width in Tour.Widths)
        {
            await visitor.Resize(width);
            wrong.AddRange((await Axe.Faults(visitor.Page)).Concat(await Looks.TooWide(visitor.Page)).Select(fault => $"{width} {fault}"));
            await Looks.Shoot(visitor.Page, $"kaal-{heading.ToLowerInvariant().Replace(' ', '-')}-{width}");
        }

        Tour.Nothing([.. wrong, .. await Looks.WithTab(visitor.Page)]);
    }
}
