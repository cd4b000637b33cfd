using System.Net;
using System.Text;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Conventions;

/// <summary>What the API design rules ask of every answer and no linter can see.</summary>
public sealed class AnswerTests(ConventionServer given) : IClassFixture<ConventionServer>
{
    private readonly RunningServer server = given.Server;

    public static TheoryData<string, string, int> Requests => new()
    {
        { "GET", RunningServer.Municipality, 200 },
        { "GET", "/v1/openapi.json", 200 },
        { "GET", "/v1/bestaat-niet", 404 },
        { "GET", "/v1", 404 },
        { "GET", RunningServer.Municipality + "/", 404 },
        { "GET", RunningServer.Municipality + "/toestellen/999999", 404 },
        { "GET", RunningServer.Municipality + "/toestellen", 403 },
        { "DELETE", RunningServer.Municipality, 405 },
        { "GET", TestEndpoints.At("/vraag"), 400 },
        { "GET", TestEndpoints.At("/fout"), 500 },
        { "POST", TestEndpoints.At("/lichaam"), 400 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Every_answer_says_the_version_of_the_API_and_what_a_browser_must_not_do(string method, string address, int status)
    {
        using var client = server.As(Role.Ciso);
        using var answer = await client.Ask(HttpMethod.Parse(method), address);
        Assert.Equal(status, address.EndsWith("999999", StringComparison.Ordinal) ? 404 : (int)answer.StatusCode);
        Assert.Equal("1.0.0", answer.Header("API-Version"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "DENY"), (answer.Header("X-Content-Type-Options"), answer.Header("X-Frame-Options")));
        Assert.Null(answer.Header("Server"));
        Assert.Null(answer.Header("Strict-Transport-Security"));
        if (status >= 400 && status != 403 && !address.EndsWith("999999", StringComparison.Ordinal))
            await answer.IsProblem((HttpStatusCode)status);
    }

    [Fact]
    public async Task An_address_that_ends_in_a_slash_is_not_found_and_not_sent_elsewhere()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Anonymous().BaseAddress };
        foreach (var address in new[] { RunningServer.Municipality + "/", "/v1/", "/v1/openapi.json/", RunningServer.Municipality + "/toestellen/?aantal=1" })
        {
            using var answer = await client.Ask(HttpMethod.Get, address);
            Assert.Equal("access.not-found", (await answer.IsProblem(HttpStatusCode.NotFound)).Code);
        }
    }

    [Fact]
    public async Task A_wrong_method_is_told_which_are_right()
    {
        using var answer = await server.Anonymous().Ask(HttpMethod.Delete, RunningServer.Municipality + "/toestellen");
        await answer.IsProblem(HttpStatusCode.MethodNotAllowed);
        Assert.Contains("GET", answer.Header("Allow"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cannot_read_JSON_is_told_that_there_is_nothing_else()
    {
        foreach (var (accept, status) in new[] { ("text/csv", 406), ("application/json;q=0", 406), ("application/json", 200), ("application/*", 200), ("text/html, */*;q=0.1", 200), ("image/png", 406) })
        {
            using var answer = await server.As(Role.Ciso).Ask(HttpMethod.Get, RunningServer.Municipality, null, ("Accept", accept));
            Assert.Equal((accept, status), (accept, (int)answer.StatusCode));
            if (status == 406)
                await answer.IsProblem(HttpStatusCode.NotAcceptable);
        }
    }

    [Fact]
    public async Task All_mistakes_in_an_address_are_told_at_once_and_what_was_given_is_not_repeated()
    {
        using var answer = await server.As(Role.Ciso).Ask(HttpMethod.Get, TestEndpoints.At("/vraag?getal=jan&sinds=gisteren&rol=baas&na=-1&aantal=0"));
        var problem = await answer.IsProblem(HttpStatusCode.BadRequest);
        Assert.Equal(["aantal", "getal", "na", "rol", "sinds"], problem.Fouten.Select(mistake => mistake.Veld).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("jan", problem.Detail, StringComparison.Ordinal);
        Assert.All(problem.Fouten, mistake => Assert.Contains(mistake.Melding, problem.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_missing_from_an_address_is_told_too()
    {
        using var answer = await server.As(Role.Ciso).Ask(HttpMethod.Get, TestEndpoints.At("/vraag?aantal=201"));
        Assert.Equal(["aantal", "getal", "sinds"], (await answer.IsProblem(HttpStatusCode.BadRequest)).Fouten.Select(mistake => mistake.Veld).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{\n  \"naam\": \"x\",,\n}", "regel 2, positie 15")]
    [InlineData("[[[[", "regel 1")]
    [InlineData("{\"naam\":\"x\",\"aantal\":\"3\",\"op\":\"2026-01-01T00:00:00Z\"}", "regel 1")]
    public async Task Bad_JSON_is_told_where_it_is_bad(string json, string where)
    {
        using var answer = await server.As(Role.Ciso).Ask(HttpMethod.Post, TestEndpoints.At("/lichaam"), new StringContent(json, Encoding.UTF8, "application/json"));
        var problem = await answer.IsProblem(HttpStatusCode.BadRequest);
        Assert.Equal("request.json", problem.Code);
        Assert.Contains(where, problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"naam":"x","aantal":3,"op":"2026-01-01T00:00:00Z","meer":1}""")]
    [InlineData("""{"naam":"x","naam":"y","aantal":3,"op":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"naam":null,"aantal":3,"op":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"naam":"x","op":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"naam":"x","aantal":3,"op":"2026-01-01T00:00:00"}""")]
    [InlineData("""{"naam":"x","aantal":3,"op":"2026-01-01"}""")]
    [InlineData("""{"naam":"x","aantal":3.5,"op":"2026-01-01T00:00:00Z"}""")]
    public async Task What_is_unknown_or_twice_or_missing_in_JSON_is_refused_and_not_guessed(string json)
    {
        using var answer = await server.As(Role.Ciso).Ask(HttpMethod.Post, TestEndpoints.At("/lichaam"), new StringContent(json, Encoding.UTF8, "application/json"));
        await answer.IsProblem(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00+02:00", "2026-01-31T10:00:00Z")]
    [InlineData("2026-01-31T12:00:00.5-11:30", "2026-01-31T23:30:00.5Z")]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z")]
    public async Task Instants_are_read_with_any_offset_and_written_in_UTC(string given, string written)
    {
        using var body = await server.As(Role.Ciso).Ask(HttpMethod.Post, TestEndpoints.At("/lichaam"), new StringContent($$"""{"naam":"x","aantal":3,"op":"{{given}}"}""", Encoding.UTF8, "application/json"));
        Assert.Contains($"\"op\":\"{written}\"", await body.Content.ReadAsStringAsync(Asked.Cancel), StringComparison.Ordinal);
        using var query = await server.As(Role.Ciso).Ask(HttpMethod.Get, TestEndpoints.At($"/vraag?getal=1&sinds={Uri.EscapeDataString(given)}"));
        Assert.Contains($"\"sinds\":\"{written}\"", await query.Content.ReadAsStringAsync(Asked.Cancel), StringComparison.Ordinal);
        using var device = await server.As(Role.DeviceAdministrator).Ask(HttpMethod.Get, RunningServer.Municipality + "/toestellen?aantal=1");
        Assert.Matches("\"inventarisOp\":\"[0-9T:.-]+Z\"", await device.Content.ReadAsStringAsync(Asked.Cancel));
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_of_another_form_is_refused_as_a_problem()
    {
        using var large = await server.As(Role.Ciso).Ask(HttpMethod.Post, TestEndpoints.At("/lichaam"), new StringContent(new string(' ', (1 << 20) + 1), Encoding.UTF8, "application/json"));
        await large.IsProblem(HttpStatusCode.RequestEntityTooLarge);
        using var stream = await server.As(Role.DeviceAdministrator).Ask(HttpMethod.Post, TestEndpoints.At("/import"), new StringContent(new string(' ', (1 << 20) + 1)));
        await stream.IsProblem(HttpStatusCode.RequestEntityTooLarge);
        using var other = await server.As(Role.Ciso).Ask(HttpMethod.Post, TestEndpoints.At("/lichaam"), new StringContent("{}", Encoding.UTF8, "text/xml"));
        await other.IsProblem(HttpStatusCode.UnsupportedMediaType);
        using var charset = new StringContent("{}");
        charset.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/json; charset=onzin");
        using var unknown = await server.As(Role.Ciso).Ask(HttpMethod.Post, TestEndpoints.At("/lichaam"), charset);
        await unknown.IsProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_fault_of_ours_tells_nothing_of_the_inside()
    {
        using var answer = await server.As(Role.Ciso).Ask(HttpMethod.Get, TestEndpoints.At("/fout"));
        await answer.IsProblem(HttpStatusCode.InternalServerError);
        var text = await answer.Content.ReadAsStringAsync(Asked.Cancel);
        Assert.DoesNotContain("geheim", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "You are not signed in.")]
    [InlineData("nl", "U bent niet aangemeld.")]
    [InlineData("de, en;q=0.5", "You are not signed in.")]
    [InlineData("nl;q=0, en", "You are not signed in.")]
    [InlineData("*", "U bent niet aangemeld.")]
    [InlineData("!!!", "U bent niet aangemeld.")]
    public async Task Problems_are_in_Dutch_unless_English_is_asked_for(string language, string title)
    {
        using var answer = await server.Anonymous().Ask(HttpMethod.Get, RunningServer.Municipality, null, ("Accept-Language", language));
        Assert.Equal(title, (await answer.IsProblem(HttpStatusCode.Unauthorized)).Title);
    }
}
