using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Appwacht.Server.Tests.Access;

/// <summary>Each is refused with a plain page, and leaves no session.</summary>
public class SignInAttackTests(SignInStage stage) : IClassFixture<SignInStage>
{
    public static TheoryData<string> Ways => Forger.Ways;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_forged_identity_token_signs_nobody_in(string way)
    {
        using var browser = stage.Somebody(SignInStage.Group);
        stage.One.Forge = token => Forger.Spoil(token, way, stage.One.Key);
        await IsRefused(browser, await browser.Open("/aanmelden/one"));
    }

    [Fact]
    public async Task A_token_that_is_only_signed_anew_does_sign_in()
    {
        using var browser = stage.Somebody(SignInStage.Group);
        stage.One.Forge = token => Forger.Change(token, stage.One.Key, _ => { });
        using var page = await browser.Open("/aanmelden/one");
        Assert.True(browser.IsSignedIn);
    }

    [Fact]
    public async Task A_token_of_another_attempt_signs_nobody_in()
    {
        using var browser = stage.Somebody(SignInStage.Group);
        stage.One.Forge = token => Forger.Change(token, stage.One.Key, claims => claims["nonce"] = "of-another");
        await IsRefused(browser, await browser.Open("/aanmelden/one"));
        stage.One.Forge = token => Forger.Change(token, stage.One.Key, claims => claims.Remove("nonce"));
        await IsRefused(browser, await browser.Open("/aanmelden/one"));
    }

    [Fact]
    public async Task The_same_answer_of_the_provider_works_once()
    {
        using var browser = stage.Somebody(SignInStage.Group);
        var back = await browser.OpenUntil("/aanmelden/one", "/terug");
        using var kept = CopyOf(browser);
        using var first = await browser.Open(back.PathAndQuery);
        Assert.True(browser.IsSignedIn);
        using var again = await browser.Open(back.PathAndQuery);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);

        // Also by who kept the cookies of before: the provider gives nothing for a code that was used.
        await IsRefused(kept, await kept.Open(back.PathAndQuery));
    }

    [Fact]
    public async Task An_answer_meant_for_one_browser_signs_no_other_in()
    {
        using var victim = stage.Somebody(SignInStage.Group);
        using var attacker = stage.Somebody(SignInStage.Group);
        var back = await attacker.OpenUntil("/aanmelden/one", "/terug");
        await IsRefused(victim, await victim.Open(back.PathAndQuery));

        // Nor with the state of the victim's own attempt: the code goes with the verifier of the attacker's.
        var own = await victim.OpenUntil("/aanmelden/one", "/terug");
        await IsRefused(victim, await victim.Open(With(own, "code", Part(back, "code"))));
    }

    [Fact]
    public async Task A_state_that_was_changed_or_left_out_signs_nobody_in()
    {
        using var browser = stage.Somebody(SignInStage.Group);
        var back = await browser.OpenUntil("/aanmelden/one", "/terug");
        var state = Part(back, "state");
        await IsRefused(browser, await browser.Open(With(back, "state", state[..^4] + (state.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA"))));
        await IsRefused(browser, await browser.Open(With(back, "state", "")));
        await IsRefused(browser, await browser.Open("/aanmelden/one/terug"));
    }

    [Fact]
    public async Task An_answer_of_one_provider_is_not_taken_as_that_of_another()
    {
        using var browser = stage.Somebody(SignInStage.Group);
        var (one, two) = (await browser.OpenUntil("/aanmelden/one", "/terug"), await browser.OpenUntil("/aanmelden/two", "/terug"));
        // The whole answer at the address of the other.
        await IsRefused(browser, await browser.Open("/aanmelden/two/terug" + one.Query));
        // Or with the state that the other expects: its answer says of which issuer it is.
        var mixed = With(two, "iss", Part(one, "iss"));
        await IsRefused(browser, await browser.Open(mixed));
        // And if it did not say so, the code is of somebody else.
        two = await browser.OpenUntil("/aanmelden/two", "/terug");
        await IsRefused(browser, await browser.Open(With(With(two, "iss", null), "code", Part(one, "code"))));
    }

    [Fact]
    public async Task Who_has_too_many_groups_is_told_so_and_not_taken_to_have_none()
    {
        using var browser = stage.Somebody();
        stage.One.Forge = token => Forger.Change(token, stage.One.Key, claims =>
        {
            claims["_claim_names"] = new JsonObject { ["groups"] = "src1" };
            claims["_claim_sources"] = new JsonObject { ["src1"] = new JsonObject { ["endpoint"] = "https://graph.example/getMemberObjects" } };
        });
        using var page = await browser.Open("/aanmelden/one");
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("zoveel groepen", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
    }

    [Fact]
    public async Task A_provider_that_is_away_is_said_so()
    {
        var gone = await OpenIdProvider.Start();
        await using var server = await Hosting.RunningServer.Start(change: settings =>
        {
            settings.Demo = false;
            settings.Providers.Clear();
            settings.Providers["gone"] = new() { Authority = gone.Authority, ClientId = "appwacht", ClientSecret = "secret" };
        });
        await gone.DisposeAsync();
        using var browser = new Browser(server.Address);
        using var page = await browser.Open("/aanmelden");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Equal("/aanmelden/gone", page.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static async Task IsRefused(Browser browser, HttpResponseMessage page)
    {
        using (page)
        {
            Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
            var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("<h1>Aanmelden is niet gelukt</h1>", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", html, StringComparison.Ordinal);
            Assert.DoesNotContain("IDX", html, StringComparison.Ordinal);
        }

        Assert.False(browser.IsSignedIn);
    }

    private static Browser CopyOf(Browser browser)
    {
        var copy = new Browser(browser.Home);
        copy.Cookies.Add(browser.Cookies.GetAllCookies());
        return copy;
    }

    private static string Part(Uri address, string name) => QueryHelpers.ParseQuery(address.Query)[name].ToString();

    private static string With(Uri address, string name, string? value) => QueryHelpers.AddQueryString(
        address.AbsolutePath, QueryHelpers.ParseQuery(address.Query).Where(part => part.Key != name).Select(part => KeyValuePair.Create(part.Key, (string?)part.Value.ToString())).Append(new(name, value)).Where(part => part.Value is not null));

    private static string With(string address, string name, string value) => With(new Uri(new Uri("http://here.example"), address), name, value);
}
