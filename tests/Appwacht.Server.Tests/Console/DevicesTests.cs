using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Console;

/// <summary>The pages with devices, and their files.</summary>
public sealed partial class DevicesTests(PageStage stage) : IClassFixture<PageStage>
{
    private const string Devices = PageStage.Municipality + "/toestellen";

    private readonly RunningServer server = stage.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "795 toestellen")]
    [InlineData("?soort=tablet&eigendom=managed", "toestellen")]
    [InlineData("?oordeel=deny", "geweerd")]
    [InlineData("?oordeel=onzin", "Geen toestel past bij deze filters")]
    [InlineData("?eenheid=bestaat-niet", "Geen toestel past bij deze filters")]
    [InlineData("?pagina=2", "rel=\"prev\"")]
    [InlineData("?pagina=99999", "rel=\"prev\"")]
    [InlineData("?pagina=x&sorteer=x", "795 toestellen")]
    public async Task The_address_says_which_devices_are_shown(string query, string text)
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        Assert.Contains(text, await Pages.Text(administrator, Devices + query), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("?oordeel=deny")]
    [InlineData("?soort=tablet")]
    [InlineData("?platform=android&verouderd=ja")]
    [InlineData("?eigendom=private-use-allowed&oordeel=needs-vetting")]
    public async Task A_filter_counts_what_the_api_counts(string query)
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        using var client = server.As(Role.DeviceAdministrator);
        var all = await client.GetStringAsync("/v1" + Devices + query.Replace("verouderd=ja", "verouderd=true", StringComparison.Ordinal), Cancel);
        var total = System.Text.Json.JsonSerializer.Deserialize(all, WireJson.Default.PaginaToestel)!.Totaal;
        Assert.Contains($"{total} toestel", await Pages.Text(administrator, Devices + query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_are_sorted_as_the_address_says_and_the_head_says_so()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        var (up, down) = (await Pages.Text(administrator, Devices + "?sorteer=naam"), await Pages.Text(administrator, Devices + "?sorteer=-naam"));
        Assert.Equal(Names(up).Order(StringComparer.Ordinal), Names(up));
        Assert.Equal(Names(down).OrderDescending(StringComparer.Ordinal), Names(down));
        Assert.NotEqual(Names(up)[0], Names(down)[0]);
        Assert.Contains("aria-sort=\"ascending\"", up, StringComparison.Ordinal);
        Assert.Contains("aria-sort=\"descending\"", down, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_csv_file_has_the_rows_of_the_list_in_its_order()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        using var answer = await administrator.Open(Devices + "/toestellen.csv?soort=tablet&sorteer=-naam");
        Assert.Equal(("text/csv", "toestellen.csv"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        var lines = (await answer.Content.ReadAsStringAsync(Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var shown = Names(await Pages.Text(administrator, Devices + "?soort=tablet&sorteer=-naam"));
        Assert.Equal(shown.Take(10), lines.Skip(1).Take(10).Select(line => line.Split(',')[1]));
        Assert.True(lines.Length > shown.Count, "A file has all pages.");
        Assert.Equal(lines.Skip(1).Select(line => line.Split(',')[1]).OrderDescending(StringComparer.Ordinal), lines.Skip(1).Select(line => line.Split(',')[1]));
    }

    [Fact]
    public async Task The_spreadsheet_opens_as_one_and_holds_the_same()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        using var answer = await administrator.Open(Devices + "/toestellen.ods?soort=tablet");
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal("mimetype", zip.Entries[0].FullName);
        using var content = new StreamReader(await zip.GetEntry("content.xml")!.OpenAsync(Cancel));
        var xml = await content.ReadToEndAsync(Cancel);
        Assert.All(Names(await Pages.Text(administrator, Devices + "?soort=tablet")), name => Assert.Contains(name, xml, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/toestellen.csv?oordeel=onzin", HttpStatusCode.NotFound, Role.DeviceAdministrator)]
    [InlineData("/toestellen.csv", HttpStatusCode.Forbidden, Role.Ciso)]
    [InlineData("/toestellen.ods", HttpStatusCode.Forbidden, Role.Auditor)]
    [InlineData("/1", HttpStatusCode.Forbidden, Role.Ciso)]
    [InlineData("/999999", HttpStatusCode.NotFound, Role.DeviceAdministrator)]
    [InlineData("", HttpStatusCode.Forbidden, Role.Employee)]
    public async Task Who_may_not_see_devices_one_by_one_gets_none_of_them(string address, HttpStatusCode expected, Role role)
    {
        using var browser = await Pages.SignedIn(server, role);
        using var answer = await browser.Open(Devices + address);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Others_see_counts_and_no_device()
    {
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        var page = await Pages.Text(ciso, Devices + "?soort=tablet");
        Assert.Empty(Names(page));
        Assert.DoesNotContain("VOOR-", page, StringComparison.Ordinal);
        Assert.DoesNotContain("toestellen.csv", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_says_what_was_found_on_it_and_why()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        var address = DeviceLink().Match(await Pages.Text(administrator, Devices + "?app=tiktok&oordeel=deny")).Groups[1].Value;
        var page = await Pages.Text(administrator, address);
        Assert.Contains("TikTok", page, StringComparison.Ordinal);
        Assert.Contains("geweerd", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Er zijn nog geen toestellen")]
    [InlineData("en", "There are no devices yet")]
    public async Task An_organisation_without_devices_says_so(string language, string text)
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        administrator.Cookies.Add(server.Address, new Cookie("taal", language));
        Assert.Contains(text, await Pages.Text(administrator, PageStage.Empty + "/toestellen"), StringComparison.Ordinal);
        Assert.Contains(text, await Pages.Text(administrator, PageStage.Empty + "/bevindingen"), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Names(string page) => [.. DeviceLink().Matches(page).Select(link => link.Groups[2].Value)];

    [GeneratedRegex("<th scope=\"row\"[^>]*><a [^>]*href=\"(/organisaties/gemeente-voorbeeld/toestellen/\\d+)\">([^<]*)</a>")]
    private static partial Regex DeviceLink();
}
