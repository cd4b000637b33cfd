using System.Text;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Microsoft.Playwright;

namespace Appwacht.Console.Tests.Tasks;

public class DeviceTaskTests(Sites sites)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_device_administrator_filters_sorts_opens_one_and_takes_the_list_along(string kind)
    {
        await using var visitor = await (await sites.ToWorkIn(kind)).Go(Role.DeviceAdministrator, "/toestellen");
        await visitor.Choose("Oordeel", "geweerd");
        await visitor.Choose("Systeem", "Android");
        await visitor.Press("Filteren");
        var names = await Names(visitor);
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.StartsWith("VOOR-AND", name, StringComparison.Ordinal));
        await visitor.Follow("Toestel ");
        Assert.Equal(names.Order(StringComparer.Ordinal), await Names(visitor));
        await visitor.Follow("Toestel ");
        var last = (await Names(visitor))[0];
        Assert.Contains("oordeel=deny", visitor.Page.Url, StringComparison.Ordinal);

        var csv = Encoding.UTF8.GetString(await visitor.Download("Downloaden als CSV")).Trim().Split('\n');
        var found = await visitor.Page.Locator(".pager-shown").InnerTextAsync();
        Assert.EndsWith($" van {csv.Length - 1}", found, StringComparison.Ordinal);
        Assert.Contains(last, csv[1], StringComparison.Ordinal);
        var ods = await visitor.Download("Downloaden als rekenblad (ODS)");
        Assert.Contains("application/vnd.oasis.opendocument.spreadsheet", Encoding.ASCII.GetString(ods[..100]), StringComparison.Ordinal);

        await visitor.Follow(last);
        Assert.Equal(last, await visitor.Heading());
        await visitor.Says("Wat er op staat, en waarom het niet mag", "Dat u deze pagina bekijkt, is vastgelegd.");
        await visitor.IsWell();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Findings_lead_from_an_app_to_the_devices_and_to_the_reason(string kind)
    {
        await using var visitor = await (await sites.On(kind)).Go(Role.DeviceAdministrator, "/bevindingen");
        var row = visitor.Page.Locator("main tbody tr", new() { HasText = "TikTok" }).First;
        var devices = await row.Locator("td.num a").InnerTextAsync();
        await row.Locator("td.num a").ClickAsync();
        await visitor.Says($"{devices} bevindingen");
        await visitor.Page.Locator("main tbody th[scope=row] a").First.ClickAsync();
        await visitor.Says("TikTok", "China");
        await visitor.IsWell();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Who_protects_privacy_sees_counts_and_no_device(string kind)
    {
        await using var visitor = await (await sites.ToWorkIn(kind)).Go(Role.PrivacyOfficer, "/toestellen");
        await visitor.Says("U ziet aantallen, geen losse toestellen");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Bevindingen", Exact = true }).ClickAsync();
        await visitor.Says("Aantallen onder 5 tonen wij niet");
        Assert.Equal(0, await visitor.Page.Locator("main a[href*='toestellen/']").CountAsync());
        Assert.DoesNotContain("VOOR-", await visitor.Said(), StringComparison.Ordinal);
        await visitor.IsWell();
    }

    private static Task<IReadOnlyList<string>> Names(Visitor visitor) => visitor.Page.Locator("main tbody th[scope=row]").AllInnerTextsAsync();
}
