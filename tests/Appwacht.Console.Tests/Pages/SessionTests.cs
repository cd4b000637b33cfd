using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Access;
using Appwacht.Server.Demo;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Console.Tests.Pages;

public class SessionTests
{
    private static readonly string Home = $"/organisaties/{DemoOrganisation.Id}?sorteer=naam";

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Whoever_comes_back_after_a_day_signs_in_and_is_where_they_were(string kind)
    {
        await Chromium.Browser();
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var site = await Site.Start(kind, clock, isWalked: false);
        await using var visitor = await Visitor.At(site, Role.Ciso);
        await visitor.Open(Home);
        Assert.Equal("Overzicht", await visitor.Page.Locator("h1").InnerTextAsync());
        clock.Advance(SessionCookie.Longest);
        await visitor.Open(Home);
        Assert.Equal("Aanmelden", await visitor.Page.Locator("h1").InnerTextAsync());
        await visitor.Page.ClickAsync($"button[value='{Role.Ciso.Name()}']");
        Assert.EndsWith(Home, visitor.Page.Url, StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }
}
