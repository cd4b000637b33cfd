using System.Net;
using System.Text;
using Appwacht.Core;
using Appwacht.Server.Access;
using Appwacht.Server.Hosting;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Server.Tests.Access;

public class SessionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_ends_after_eight_hours_of_nothing_and_in_any_case_after_twelve()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await RunningServer.Start(clock);
        using Browser busy = await SignedIn(server), idle = await SignedIn(server);
        for (var hours = 0; hours < 10; hours += 5)
        {
            clock.Advance(TimeSpan.FromHours(5));
            Assert.Equal(HttpStatusCode.OK, await Status(busy));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(idle));
        clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, await Status(busy));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(busy));
    }

    [Fact]
    public async Task The_page_to_sign_in_is_kept_by_nobody_and_runs_nothing()
    {
        await using var server = await RunningServer.Start();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
        using var page = await client.GetAsync("/aanmelden", Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl?.NoStore);
        Assert.Contains("form-action 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_of_sessions_wait_for_the_first_person()
    {
        var data = Directory.CreateTempSubdirectory("appwacht-test-").FullName;
        await using (var server = await RunningServer.Start(change: settings => settings.Data = data))
        {
            Assert.Empty(Directory.GetFiles(data, "key-*.xml", SearchOption.AllDirectories));
            using var browser = await SignedIn(server);
            Assert.NotEmpty(Directory.GetFiles(data, "key-*.xml", SearchOption.AllDirectories));
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task The_keys_of_sessions_are_for_the_user_of_the_machine_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are other rights there.");
        var data = Directory.CreateTempSubdirectory("appwacht-test-").FullName;
        await using (var server = await RunningServer.Start(change: settings => settings.Data = data))
        {
            using var browser = await SignedIn(server);
            var keys = new DirectoryInfo(Path.Combine(data, "keys"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, keys.UnixFileMode);
            Assert.All(keys.GetFiles(), key => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, key.UnixFileMode));
            Assert.NotEmpty(keys.GetFiles());
        }

        Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData("cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData("same-site", null, HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "XMLHttpRequest", HttpStatusCode.Forbidden)]
    [InlineData(null, null, HttpStatusCode.Forbidden)]
    [InlineData("same-origin", null, HttpStatusCode.MethodNotAllowed)]
    [InlineData("none", null, HttpStatusCode.MethodNotAllowed)]
    [InlineData(null, "XMLHttpRequest", HttpStatusCode.MethodNotAllowed)]
    public async Task A_change_that_another_site_asks_a_browser_for_is_refused(string? from, string? with, HttpStatusCode expected)
    {
        await using var server = await RunningServer.Start();
        using var browser = await SignedIn(server);
        using var request = new HttpRequestMessage(HttpMethod.Patch, RunningServer.Municipality) { Content = new StringContent("{}", Encoding.UTF8, "text/plain") };
        if (from is not null)
            request.Headers.Add("Sec-Fetch-Site", from);
        if (with is not null)
            request.Headers.Add("X-Requested-With", with);
        using var answer = await browser.Follow(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_program_with_a_token_needs_no_such_header()
    {
        await using var server = await RunningServer.Start();
        using var client = server.As(Role.Ciso);
        using var answer = await client.PatchAsync(RunningServer.Municipality, new StringContent("{}"), Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://appwacht.example", "http://127.0.0.1:0", "__Host-appwacht")]
    [InlineData(null, "https://0.0.0.0:443", "__Host-appwacht")]
    [InlineData(null, "http://127.0.0.1:0", "appwacht")]
    public void Over_https_the_cookie_is_bound_to_this_host(string? address, string urls, string cookie)
    {
        var services = new ServiceCollection().AddLogging();
        Authentication.Add(services, new ServerSettings { Address = address is null ? null : new Uri(address), Data = Path.GetTempPath() }, urls, TimeProvider.System);
        using var built = services.BuildServiceProvider();
        var options = built.GetRequiredService<IOptionsMonitor<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        Assert.Equal((cookie, "/", true), (options.Cookie.Name, options.Cookie.Path, options.Cookie.HttpOnly));
        Assert.Equal(cookie.StartsWith("__Host-", StringComparison.Ordinal), options.Cookie.SecurePolicy is Microsoft.AspNetCore.Http.CookieSecurePolicy.Always);
    }

    private static async Task<Browser> SignedIn(RunningServer server)
    {
        var browser = new Browser(server.Address);
        using var page = await browser.Submit("/aanmelden", "/aanmelden/voorbeeld", ("rol", "ciso"));
        Assert.True(browser.IsSignedIn);
        return browser;
    }

    private static async Task<HttpStatusCode> Status(Browser browser)
    {
        using var answer = await browser.Open(RunningServer.Municipality);
        return answer.StatusCode;
    }
}
