using System.Net;
using Appwacht.Core;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Access;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Console;

/// <summary>The pages on apps, parties and country lists, as a browser gets them.</summary>
public sealed class AppsTests(AppsTests.Stage stage) : IClassFixture<AppsTests.Stage>
{
    private static readonly string Organisation = $"/organisaties/{DemoOrganisation.Id}";

    private readonly RunningServer server = stage.Server;

    [Theory]
    [InlineData("/apps", "De 296 apps in het register")]
    [InlineData("/apps?zoek=tikotk", "Er is niets dat precies past bij “tikotk”")]
    [InlineData("/apps?zoek=tikotk", "/apps/tiktok\">TikTok</a>")]
    [InlineData("/apps?zoek=qqqqqqqq", "Geen app gevonden")]
    [InlineData("/apps?land=RU&oordeel=deny", "beheerd vanuit")]
    [InlineData("/apps?pagina=2", "rel=\"prev\"")]
    [InlineData("/apps/tiktok", "TikTok Technology Limited wordt uitgegeven door", false)]
    [InlineData("/apps/tiktok", "wordt uitgegeven door TikTok Technology Limited")]
    [InlineData("/apps/tiktok", "<svg role=\"img\" aria-label=\"Tekening van de keten van zeggenschap over TikTok")]
    [InlineData("/apps/tiktok", "beleid/wat-als?app=tiktok")]
    [InlineData("/apps/grindr", "Tijdlijn van ")]
    [InlineData("/apps/tiktok", "com.zhiliaoapp.musically")]
    [InlineData("/partijen?zoek=bytedance", "ByteDance Ltd.")]
    [InlineData("/partijen", "(jurisdiction)", false)]
    [InlineData("/partijen?zoek=qqqq", "Geen partij gevonden")]
    [InlineData("/partijen/bytedance", "/apps/capcut\">CapCut</a>")]
    [InlineData("/landenlijsten", "Landen met een offensief cyberprogramma")]
    [InlineData("/landenlijsten/offensive-cyber-programme", "vanaf 23 februari 2023")]
    [InlineData("/landenlijsten/offensive-cyber-programme?sinds=2025-08-01", "/apps/happn\">happn</a>")]
    [InlineData("/landenlijsten/offensive-cyber-programme?sinds=gisteren", "Dit is geen dag")]
    [InlineData("/landenlijsten/offensive-cyber-programme?sinds=2999-01-01", "Kies een dag die al geweest is")]
    public async Task A_page_says_what_the_register_knows(string address, string text, bool isThere = true)
    {
        using var browser = await As(Role.Ciso, "nl");
        var page = await Read(browser, address);
        Assert.Equal(isThere, page.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_employee_sees_why_but_not_on_how_many_devices()
    {
        using var employee = await As(Role.Employee, "nl");
        using var ciso = await As(Role.Ciso, "nl");
        var (theirs, ours) = (await Read(employee, "/apps/tiktok"), await Read(ciso, "/apps/tiktok"));
        Assert.Contains("Wat uw beleid zegt", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("Toestellen waar de app op staat", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("wat-als", theirs, StringComparison.Ordinal);
        Assert.Contains("Toestellen waar de app op staat", ours, StringComparison.Ordinal);
        Assert.Contains("naar beneden afgerond op een veelvoud van 5", ours, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_devices_are_not_counted_for_who_may_not_see_them()
    {
        using var administrator = await As(Role.DeviceAdministrator, "nl");
        using var auditor = await As(Role.Auditor, "nl");
        foreach (var app in (string[])["grindr", "temu", "alipay", "vk"])
        {
            var (exact, shown) = (Installed(await Read(administrator, $"/apps/{app}")), Installed(await Read(auditor, $"/apps/{app}")));
            Assert.Equal(int.Parse(exact) switch { > 0 and < 5 => "niet getoond", var count => $"{count - count % 5}" }, shown);
        }
    }

    [Theory]
    [InlineData("/apps/tiktok", "What your policy says")]
    [InlineData("/apps", "The 296 apps in the register")]
    [InlineData("/partijen/bytedance", "Who stands below it")]
    [InlineData("/landenlijsten/offensive-cyber-programme", "Apps that follow from this list")]
    public async Task Every_page_is_there_in_English(string address, string text)
    {
        using var browser = await As(Role.Auditor, "en");
        Assert.Contains(text, await Read(browser, address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/apps/bestaat-niet")]
    [InlineData("/partijen/bestaat-niet")]
    [InlineData("/landenlijsten/bestaat-niet")]
    public async Task What_is_not_in_the_register_is_not_found(string address)
    {
        using var browser = await As(Role.Ciso, "nl");
        using var answer = await browser.Open(Organisation + address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Who_is_not_of_the_organisation_is_asked_to_sign_in()
    {
        using var browser = new Browser(server.Address);
        using var answer = await browser.Open(Organisation + "/apps");
        Assert.Contains("/aanmelden", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    private async Task<Browser> As(Role role, string language)
    {
        var browser = new Browser(server.Address);
        browser.Cookies.Add(server.Address, new Cookie("taal", language));
        using var page = await browser.Submit("/aanmelden", "/aanmelden/voorbeeld", ("rol", role.Name()));
        return browser;
    }

    private static async Task<string> Read(Browser browser, string address)
    {
        using var answer = await browser.Open(Organisation + address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What the page says of how many devices have the app.</summary>
    private static string Installed(string page)
    {
        var after = page[page.IndexOf("tile-figure", StringComparison.Ordinal)..];
        return System.Text.RegularExpressions.Regex.Replace(after[(after.IndexOf('>', StringComparison.Ordinal) + 1)..after.IndexOf("</dd>", StringComparison.Ordinal)], "<[^>]*>", "").Trim();
    }

    /// <summary>One server for all of these, which only read.</summary>
    public sealed class Stage : IAsyncLifetime
    {
        internal RunningServer Server { get; private set; } = null!; // started before the first test

        public async ValueTask InitializeAsync() => Server = await RunningServer.Start();

        public async ValueTask DisposeAsync() => await Server.DisposeAsync();
    }
}
