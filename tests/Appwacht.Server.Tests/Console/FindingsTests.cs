using System.Net;
using System.Text.RegularExpressions;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Console;

public sealed partial class FindingsTests(PageStage stage) : IClassFixture<PageStage>
{
    private const string Findings = PageStage.Municipality + "/bevindingen";

    private readonly RunningServer server = stage.Server;

    [Fact]
    public async Task Who_must_act_goes_from_the_count_of_an_app_to_its_devices()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        var counts = await Pages.Text(administrator, Findings);
        var (address, count) = Counted().Match(counts) is { Success: true } found ? (found.Groups[1].Value, found.Groups[2].Value) : default;
        Assert.NotNull(address);
        var list = await Pages.Text(administrator, address);
        Assert.Contains($"{count} bevinding", list, StringComparison.Ordinal);
        Assert.Single(Rows(list).Select(row => row.App).Distinct());
    }

    [Theory]
    [InlineData("&oordeel=deny", "geweerd")]
    [InlineData("&oordeel=needs-vetting", "eerst beoordelen")]
    public async Task The_list_holds_what_the_address_asks_for(string query, string effect)
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        var rows = Rows(await Pages.Text(administrator, Findings + "?toon=lijst" + query));
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains(effect, row.After, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_of_the_list_follow_each_other()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        var (first, second) = (await Pages.Text(administrator, Findings + "?toon=lijst"), await Pages.Text(administrator, Findings + "?toon=lijst&pagina=2"));
        Assert.Equal(50, Rows(first).Count);
        Assert.Empty(Rows(first).Intersect(Rows(second)));
        Assert.Contains("toon=lijst&pagina=2", first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Ciso)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.PrivacyOfficer)]
    public async Task Others_see_counts_by_app_also_when_they_ask_for_the_list(Role role)
    {
        using var browser = await Pages.SignedIn(server, role);
        var page = await Pages.Text(browser, Findings + "?toon=lijst");
        Assert.Empty(Rows(page));
        Assert.DoesNotContain("VOOR-", page, StringComparison.Ordinal);
        Assert.Contains("TikTok", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_employee_does_not_see_the_findings_of_others()
    {
        using var employee = await Pages.SignedIn(server, Role.Employee);
        using var answer = await employee.Open(Findings);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_is_there_in_English()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        administrator.Cookies.Add(server.Address, new Cookie("taal", "en"));
        Assert.Contains("kept out", await Pages.Text(administrator, Findings + "?toon=lijst"), StringComparison.Ordinal);
    }

    private static List<(string Device, string App, string After)> Rows(string page) =>
        [.. Row().Matches(page).Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value))];

    [GeneratedRegex("<th scope=\"row\"[^>]*><a [^>]*href=\"[^\"]*/toestellen/(\\d+)\">[^<]*</a></th>\\s*<td[^>]*>([^<]*)</td>(.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("href=\"([^\"]*toon=lijst&app=[^\"]*)\">(\\d+)</a>")]
    private static partial Regex Counted();
}
