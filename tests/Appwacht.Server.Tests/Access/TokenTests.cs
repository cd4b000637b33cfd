using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Access;

public class TokenTests(SignInStage stage) : IClassFixture<SignInStage>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ways => Forger.Ways;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_forged_token_is_refused(string way)
    {
        var token = stage.Server.Issuer.Token("somebody", ["ciso"]);
        using var client = stage.Server.With(Forger.Spoil(token, way, stage.Server.Issuer.Key));
        await IsRefused(client, "access.token-refused");
    }

    [Fact]
    public async Task A_token_that_is_only_signed_anew_is_taken()
    {
        using var client = stage.Server.With(Forger.Change(stage.Server.Issuer.Token("somebody", ["ciso"]), stage.Server.Issuer.Key, _ => { }));
        Assert.Equal(["ciso"], await RolesOf(client));
    }

    [Theory]
    [InlineData("not a token")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30.AAAA")]
    public async Task What_is_no_token_is_refused(string token)
    {
        using var client = stage.Server.With(token);
        await IsRefused(client, "access.token-refused");
    }

    [Fact]
    public async Task Without_a_token_the_answer_says_how_to_come_in()
    {
        using var client = stage.Server.Anonymous();
        using var answer = await client.GetAsync(RunningServer.Municipality, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer realm=\"appwacht\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_token_counts_in_the_header_only()
    {
        using var client = stage.Server.Anonymous();
        using var answer = await client.GetAsync($"{RunningServer.Municipality}?access_token={stage.Server.Issuer.Token("somebody", ["ciso"])}", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_program_comes_with_the_token_that_its_provider_gives_it()
    {
        await stage.One.Register("feed");
        using var client = stage.Server.With(await stage.One.TokenOf("feed"));
        Assert.Equal(["service"], await RolesOf(client));
    }

    [Fact]
    public async Task A_program_that_no_organisation_named_is_nobody_there()
    {
        await stage.One.Register("stranger");
        using var client = stage.Server.With(await stage.One.TokenOf("stranger"));
        using var answer = await client.GetAsync(RunningServer.Municipality, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_program_of_one_provider_is_not_that_of_another()
    {
        await stage.Two.Register("feed");
        using var client = stage.Server.With(await stage.Two.TokenOf("feed"));
        using var answer = await client.GetAsync(RunningServer.Municipality, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_person_is_no_program_and_a_program_is_nothing_else()
    {
        using var person = stage.Server.As("somebody", null, "service", "employee");
        Assert.Equal(["employee"], await RolesOf(person));
        using var program = stage.Server.AsProgram("ciso");
        using var answer = await program.GetAsync(RunningServer.Municipality, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_token_that_tells_who_signed_in_opens_nothing()
    {
        using var client = stage.Server.With(stage.Server.Issuer.Token("somebody", ["ciso"], change: token => token.Claims["nonce"] = "of-an-attempt"));
        await IsRefused(client, "access.token-refused");
    }

    [Fact]
    public async Task Who_has_too_many_groups_is_told_so()
    {
        using var client = stage.Server.With(stage.Server.Issuer.Token("somebody", [], change: token =>
        {
            token.Claims.Remove("groups");
            token.Claims["_claim_names"] = new Dictionary<string, string> { ["groups"] = "src1" };
        }));
        await IsRefused(client, "access.too-many-groups");
    }

    private static async Task IsRefused(HttpClient client, string code)
    {
        using var answer = await client.GetAsync(RunningServer.Municipality, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer realm=\"appwacht\", error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
        var problem = await answer.Content.ReadFromJsonAsync(WireJson.Default.Probleem, Cancel);
        Assert.Equal(code, problem!.Code);
    }

    private static async Task<IReadOnlyList<string>> RolesOf(HttpClient client) => (await client.GetFromJsonAsync(RunningServer.Municipality, WireJson.Default.Organisatie, Cancel))!.Rollen;
}
