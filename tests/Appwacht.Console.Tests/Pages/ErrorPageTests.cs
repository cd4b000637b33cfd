using System.Data.Common;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Console.Tests.Walking;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Console.Style;
using Appwacht.Server.Demo;
using Microsoft.AspNetCore.Builder;

namespace Appwacht.Console.Tests.Pages;

/// <summary>What is seen when the server cannot or will not: too much asked, a database that is away, a fault of ours.</summary>
public class ErrorPageTests
{
    private static readonly string Home = $"/organisaties/{DemoOrganisation.Id}";

    [Fact]
    public async Task Whoever_asks_too_much_reads_that_they_have_to_wait_and_the_page_keeps_its_look()
    {
        await Chromium.Browser();
        await using var site = await Site.Start(TestDatabases.Sqlite, isWalked: false, change: settings => settings.Limits.PerMinute = 25);
        await using var visitor = await Visitor.At(site, Role.Ciso);
        var status = 0;
        for (var time = 0; time < 60 && status != 429; time++)
            status = await visitor.Open(Home);
        Assert.Equal(429, status);
        await Look(visitor, "Even wachten");
    }

    [Theory]
    [InlineData("/proef/fout", 500, "Er ging iets mis")]
    [InlineData("/proef/weg", 503, "Even niet beschikbaar")]
    public async Task A_fault_of_the_server_is_a_page_that_says_what_to_do_and_not_what_broke(string address, int status, string heading)
    {
        await Chromium.Browser();
        await using var site = await Site.Start(TestDatabases.Sqlite, isWalked: false, map: app =>
        {
            app.MapGet("/proef/fout", string () => throw new InvalidOperationException("kapotte-binnenkant"));
            app.MapGet("/proef/weg", string () => throw new DatabaseAway());
        });
        foreach (var theme in Theme.All)
        {
            await using var visitor = await Visitor.At(site, Role.Ciso, theme: theme);
            Assert.Equal(status, await visitor.Open(address));
            Assert.DoesNotContain("kapotte-binnenkant", await visitor.Page.ContentAsync(), StringComparison.Ordinal);
            await Look(visitor, heading);
        }
    }

    private static async Task Look(Visitor visitor, string heading)
    {
        Assert.Equal(heading, await visitor.Page.Locator("h1").InnerTextAsync());
        Assert.True(await visitor.Page.Locator("main a[href]").CountAsync() > 0, "It leads nowhere.");
        // Without its styles it would still be read, but not be ours.
        Assert.True(await visitor.Page.EvaluateAsync<bool>("[...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet && link.sheet.cssRules.length > 0)"), "A style did not load.");
        var wrong = visitor.Complaints.Where(complaint => !complaint.Contains("responded with a status of 50", StringComparison.Ordinal)).ToList();
        foreach (var width in Tour.Widths)
        {
            await visitor.Resize(width);
            wrong.AddRange((await Axe.Faults(visitor.Page)).Concat(await Looks.TooWide(visitor.Page)).Select(fault => $"{width} {fault}"));
            await Looks.Shoot(visitor.Page, $"kaal-{heading.ToLowerInvariant().Replace(' ', '-')}-{width}");
        }

        Tour.Nothing([.. wrong, .. await Looks.WithTab(visitor.Page)]);
    }

    private sealed class DatabaseAway : DbException
    {
        public override bool IsTransient => true;
    }
}
