using System.Net;
using System.Text;
using Appwacht.Core;
using Appwacht.Server.Tests.Access;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Console;

public sealed class ImportsTests(PageStage stage) : IClassFixture<PageStage>
{
    private const string Imports = PageStage.Municipality + "/invoer";
    private const string Upload = Imports + "/bestanden";

    private static readonly (string, string, byte[])[] Export =
    [
        ("bestanden", "devices.csv", Encoding.UTF8.GetBytes("device_id,name,kind,platform,ownership,inventory_at\nformulier-1,Een,phone,android,managed,2026-11-20T10:00:00Z\n,Niemand,phone,android,managed,\n")),
        ("bestanden", "installed-apps.csv", Encoding.UTF8.GetBytes("device_id,app_id,app_name\nformulier-1,com.zhiliaoapp.musically,TikTok\n=onbekend,com.x,X\n")),
    ];

    private readonly RunningServer server = stage.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_real_export_goes_in_through_the_form_and_what_was_rejected_comes_back_as_a_file()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        using var answer = await administrator.Upload(Imports, Upload, [("bron", "formulier")], Export);
        var address = answer.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Matches("/invoer/\\d+$", address);
        var page = await Ended(administrator, address);
        Assert.Contains("Ingelezen; 2 regels zijn afgewezen", page, StringComparison.Ordinal);
        Assert.Contains("formulier", await Pages.Text(administrator, Imports), StringComparison.Ordinal);

        using var file = await administrator.Open(address + "/afgewezen.csv");
        var lines = (await file.Content.ReadAsStringAsync(Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/csv", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["devices.csv,3", "installed-apps.csv,3"], lines.Skip(1).Select(line => string.Join(',', line.Split(',')[..2])));
        Assert.DoesNotContain("onbekend", string.Concat(lines), StringComparison.Ordinal);
        Assert.Contains(">Een</a>", await Pages.Text(administrator, PageStage.Municipality + "/toestellen?app=tiktok&sorteer=naam"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_were_sent_before_are_told_to_be_not_newer()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        var line = "{\"toestel\": {\"id\": \"regel-1\", \"naam\": \"Regel\"}}\n{\"device\": \"regel-1\", \"at\": \"2026-11-20T10:00:00Z\", \"apps\": []}\n"u8.ToArray();
        for (var time = 0; time < 2; time++)
        {
            using var answer = await administrator.Upload(Imports, Upload, [("bron", "regels")], ("bestanden", "vloot.ndjson", line));
            Assert.Contains("Alles is ingelezen", await Ended(administrator, answer.RequestMessage!.RequestUri!.AbsolutePath), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("onzin")]
    public async Task A_form_without_its_own_token_is_refused(string token)
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        using var answer = await administrator.Upload(Imports, Upload, [("__RequestVerificationToken", token), ("bron", "vals")], Export);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(">vals<", await Pages.Text(administrator, Imports), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_the_token_of_somebody_else_is_refused()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        using var other = new Browser(server.Address);
        using var theirs = await other.Open("/aanmelden");
        var page = await Pages.Text(theirs);
        const string Before = "name=\"__RequestVerificationToken\" value=\"";
        var at = page.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        using var answer = await administrator.Upload(Imports, Upload, [("__RequestVerificationToken", page[at..page.IndexOf('"', at)]), ("bron", "vals")], Export);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("geheim.txt", "bron", "Een bestand heeft een naam die wij niet kennen")]
    [InlineData("map.zip", "bron", "Het zip-bestand is niet te lezen")]
    [InlineData("", "bron", "Kies een of meer bestanden.")]
    [InlineData("devices.csv", "", "Vul in uit welk systeem de bestanden komen")]
    public async Task What_cannot_be_taken_is_told_on_the_page(string file, string source, string text)
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        using var answer = await administrator.Upload(Imports, Upload, [("bron", source)], file.Length == 0 ? [] : [("bestanden", file, "x"u8.ToArray())]);
        Assert.Contains(text, await Pages.Text(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Ciso)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Employee)]
    public async Task Who_may_not_import_sees_no_page_and_sends_in_vain(Role role)
    {
        using var browser = await Pages.SignedIn(server, role);
        using var page = await browser.Open(Imports);
        using var sent = await browser.Upload("/aanmelden", Upload, [("bron", "vals")], Export);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (page.StatusCode, sent.StatusCode));
    }

    [Fact]
    public async Task An_import_that_is_not_there_is_not_found()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        foreach (var address in (string[])["/9999", "/9999/afgewezen.csv"])
        {
            using var answer = await administrator.Open(Imports + address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_is_there_in_English()
    {
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        administrator.Cookies.Add(server.Address, new Cookie("taal", "en"));
        Assert.Contains("lang=\"en\"", await Pages.Text(administrator, Imports), StringComparison.Ordinal);
        Assert.Contains("Importing is not possible yet", await Pages.Text(administrator, PageStage.Empty + "/invoer"), StringComparison.Ordinal);
    }

    /// <summary>The page of an import once it has been read.</summary>
    private static async Task<string> Ended(Browser browser, string address)
    {
        for (var time = 0; ; time++)
        {
            var page = await Pages.Text(browser, address);
            if (!page.Contains("De bestanden worden ingelezen", StringComparison.Ordinal))
                return page;
            Assert.True(time < 200, "The import does not end.");
            await Task.Delay(50, Cancel);
        }
    }
}
