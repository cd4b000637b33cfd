using System.Net;
using System.Text.RegularExpressions;
using Appwacht.Core;
using Appwacht.Server.Tests.Conventions;

namespace Appwacht.Server.Tests.Hosting;

public class HealthTests
{
    [Fact]
    public async Task It_says_that_it_lives_that_it_is_ready_and_which_version_it_is()
    {
        await using var server = await RunningServer.Start();
        foreach (var (address, status) in new[] { ("/gezondheid/leeft", "leeft"), ("/gezondheid/gereed", "gereed") })
        {
            var text = await server.Anonymous().GetStringAsync(address, Asked.Cancel);
            Assert.Matches($"\"status\":\"{status}\",\"versie\":\"[0-9]+\\.[0-9]+\\.[0-9]+\"", text);
        }
    }

    [Fact]
    public async Task It_is_not_ready_when_its_database_is_gone()
    {
        string? folder = null;
        await using var server = await RunningServer.Start(change: settings => folder = settings.Data);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(folder!, "directory.db*").ToArray())
            File.Delete(file);
        using var answer = await server.Anonymous().Ask(HttpMethod.Get, "/gezondheid/gereed");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        using var lives = await server.Anonymous().Ask(HttpMethod.Get, "/gezondheid/leeft");
        Assert.Equal(HttpStatusCode.OK, lives.StatusCode);
    }

    [Fact]
    public async Task Who_found_a_weakness_finds_where_to_go()
    {
        await using var server = await RunningServer.Start(change: settings => (settings.SecurityContacts, settings.Address) = (["mailto:veilig@example.nl"], new Uri("https://appwacht.example.nl/")));
        var text = await server.Anonymous().GetStringAsync("/security.txt", Asked.Cancel);
        Assert.Contains("Contact: mailto:veilig@example.nl\n", text, StringComparison.Ordinal);
        Assert.Contains("Canonical: https://appwacht.example.nl/.well-known/security.txt\n", text, StringComparison.Ordinal);
        var expires = DateTimeOffset.Parse(Regex.Match(text, "Expires: (.*Z)\n").Groups[1].Value);
        Assert.InRange(expires - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(150), TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task Without_somebody_to_go_to_there_is_no_such_page()
    {
        await using var server = await RunningServer.Start();
        using var answer = await server.Anonymous().Ask(HttpMethod.Get, "/.well-known/security.txt");
        await answer.IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_pages_on_the_list_may_use_the_API_and_only_a_known_proxy_says_that_it_was_secure()
    {
        await using var server = await RunningServer.Start(change: settings => (settings.AllowedOrigins, settings.Proxies) = (["https://intranet.example.nl"], ["127.0.0.1"]));
        foreach (var (origin, allowed) in new[] { ("https://intranet.example.nl", "https://intranet.example.nl"), ("https://kwaad.example", null), ("null", null) })
        {
            using var answer = await server.As(Role.Ciso).Ask(HttpMethod.Get, RunningServer.Municipality, null, ("Origin", origin), ("X-Forwarded-Proto", "https"));
            Assert.Equal(allowed, answer.Header("Access-Control-Allow-Origin"));
            Assert.StartsWith("max-age=31536000", answer.Header("Strict-Transport-Security"), StringComparison.Ordinal);
        }

        await using var open = await RunningServer.Start();
        using var unproven = await open.As(Role.Ciso).Ask(HttpMethod.Get, RunningServer.Municipality, null, ("Origin", "https://intranet.example.nl"), ("X-Forwarded-Proto", "https"));
        Assert.Equal((null, null), (unproven.Header("Strict-Transport-Security"), unproven.Header("Access-Control-Allow-Origin")));
    }
}
