using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Access;

public class SignInTests(SignInStage stage) : IClassFixture<SignInStage>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Where the start page sends somebody with one organisation.</summary>
    private const string Start = "/organisaties/gemeente-voorbeeld";

    [Fact]
    public async Task A_person_signs_in_with_the_provider_and_has_the_roles_of_their_groups()
    {
        using var browser = stage.Somebody(SignInStage.Group, "a group that gives nothing");
        using var page = await browser.Open("/aanmelden/one");
        Assert.Equal(Start, page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Iemand", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        using var answer = await browser.Open(RunningServer.Municipality);
        var seen = await answer.Content.ReadFromJsonAsync(WireJson.Default.Organisatie, Cancel);
        Assert.Equal(["policy-maker"], seen!.Rollen);
    }

    [Fact]
    public async Task A_group_of_another_provider_with_the_same_name_gives_no_role()
    {
        using var browser = stage.Somebody(SignInStage.Group);
        using var page = await browser.Open("/aanmelden/two");
        using var answer = await browser.Open(RunningServer.Municipality);
        Assert.True(browser.IsSignedIn);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_the_provider_and_comes_back()
    {
        using var browser = stage.Somebody(SignInStage.Group);
        using var page = await browser.Open("/aanmelden/one");
        using var left = await browser.Submit("/afmelden", "/afmelden");
        Assert.Equal((HttpStatusCode.OK, "/afgemeld"), (left.StatusCode, left.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.False(browser.IsSignedIn);
        using var answer = await browser.Open(RunningServer.Municipality);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Another_site_cannot_sign_somebody_out()
    {
        using var browser = stage.Somebody(SignInStage.Group);
        using var page = await browser.Open("/aanmelden/one");
        using var refused = await browser.Post("/afmelden");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True(browser.IsSignedIn);
    }

    [Fact]
    public async Task The_page_offers_the_providers_in_the_language_of_the_browser_and_runs_nothing()
    {
        using var browser = stage.Somebody();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/aanmelden") { Headers = { { "Accept-Language", "en" } } };
        using var page = await browser.Follow(request);
        var html = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.All(["one", "two", "test"], provider => Assert.Contains($"href=\"/aanmelden/{provider}?terug=%2F\"", html, StringComparison.Ordinal));
        Assert.All(["<script", "<style", "style=", "onclick"], active => Assert.DoesNotContain(active, html, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/v1/organisaties/gemeente-voorbeeld", "/v1/organisaties/gemeente-voorbeeld")]
    [InlineData("https://elsewhere.example/", Start)]
    [InlineData("//elsewhere.example/", Start)]
    [InlineData("/\\elsewhere.example/", Start)]
    [InlineData("/\t/elsewhere.example/", Start)]
    public async Task After_signing_in_people_stay_on_this_site(string wanted, string expected)
    {
        using var browser = stage.Somebody(SignInStage.Group);
        using var page = await browser.Open("/aanmelden/one?terug=" + Uri.EscapeDataString(wanted));
        Assert.Equal(new Uri(stage.Server.Address, expected), page.RequestMessage!.RequestUri);
        Assert.True(browser.IsSignedIn);
    }

    [Fact]
    public async Task The_cookie_cannot_be_read_by_a_script_and_holds_no_token()
    {
        using var browser = stage.Somebody(SignInStage.Group);
        var back = await browser.OpenUntil("/aanmelden/one", "/terug");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = browser.Cookies });
        using var answer = await client.GetAsync(back, Cancel);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), set => set.StartsWith("appwacht=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(cookie.Length < 1500, $"{cookie.Length}");
    }
}
