using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Appwacht.Server.Tests.Access;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Server.Tests.Setup;

public class SetupTests
{
    private static readonly (string, string)[] Wish = [("id", "gemeente-eerste"), ("naam", "Gemeente Eerste"), ("voorziening", RunningServer.Provider), ("groep", "beveiliging")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_makes_the_first_organisation_once_and_its_group_runs_it()
    {
        await using var server = await Empty();
        using var browser = new Browser(server.Address);
        var link = "/instellen/" + await Code(server);
        using var form = await browser.Open(link);
        Assert.Contains("name=\"groep\"", await form.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var made = await browser.Post(link, Wish);
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);

        using var first = server.As("jan", null, "beveiliging");
        var organisation = await first.GetFromJsonAsync("/v1/organisaties/gemeente-eerste", WireJson.Default.Organisatie, Cancel);
        Assert.Equal(("Gemeente Eerste", false), (organisation!.Naam, organisation.IsVoorbeeld));
        Assert.Equal(["ciso", "device-administrator"], organisation.Rollen.Order());
        using var stranger = server.As("piet", null, "boekhouding");
        using var refused = await stranger.GetAsync("/v1/organisaties/gemeente-eerste", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        await IsGone(browser, link);
        Assert.Null(await server.App.Services.GetRequiredService<SetUp>().NewCode(Cancel));
    }

    [Fact]
    public async Task The_link_is_valid_for_an_hour()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await Empty(clock);
        using var browser = new Browser(server.Address);
        var link = "/instellen/" + await Code(server);
        clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        using var form = await browser.Open(link);
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        clock.Advance(TimeSpan.FromSeconds(1));
        await IsGone(browser, link);
    }

    [Fact]
    public async Task A_new_link_makes_the_one_before_void()
    {
        await using var server = await Empty();
        using var browser = new Browser(server.Address);
        var (before, after) = ("/instellen/" + await Code(server), "/instellen/" + await Code(server));
        await IsGone(browser, before);
        using var form = await browser.Open(after);
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
    }

    [Fact]
    public async Task Who_guesses_gets_nothing_and_soon_no_answer()
    {
        await using var server = await Empty();
        using var browser = new Browser(server.Address);
        var code = await Code(server);
        Assert.Equal(32, code.Length);
        var almost = code[..^1] + (code[^1] == '0' ? '1' : '0');
        await IsGone(browser, "/instellen/" + almost);
        await IsGone(browser, "/instellen/" + code.ToUpperInvariant() + " ");
        for (var tries = 0; tries < 16; tries++)
        {
            using var guess = await browser.Open("/instellen/" + Guid.NewGuid().ToString("N"));
            Assert.Equal(HttpStatusCode.NotFound, guess.StatusCode);
        }

        using var tooMany = await browser.Open("/instellen/" + code);
        Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.StatusCode);
    }

    [Fact]
    public async Task Of_two_who_use_it_at_once_one_makes_an_organisation()
    {
        await using var server = await Empty();
        var databases = server.App.Services.GetRequiredService<IDatabases>();
        // Each as another process would: they share the directory and nothing else.
        using SetUp one = new(databases, TimeProvider.System), two = new(databases, TimeProvider.System);
        var code = await Code(server);
        var outcomes = await Task.WhenAll(
            one.Make(code, new("een", "Een", "test", "g"), ["test"], Cancel), two.Make(code, new("twee", "Twee", "test", "g"), ["test"], Cancel),
            one.Make(code, new("drie", "Drie", "test", "g"), ["test"], Cancel), two.Make(code, new("een", "Een", "test", "g"), ["test"], Cancel));
        Assert.Single(outcomes.OfType<Outcome<Organisation>.Done>());
        Assert.Equal(3, outcomes.OfType<Outcome<Organisation>.Refused>().Count(refused => refused.Why.Single().Code == "setup.link"));
        await using var directory = databases.OpenDirectory();
        Assert.Equal(1, await directory.Organisations.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_wish_with_mistakes_names_them_all_and_leaves_the_link_as_it_was()
    {
        await using var server = await Empty();
        using var browser = new Browser(server.Address);
        var link = "/instellen/" + await Code(server);
        using var refused = await browser.Post(link, ("id", "Gemeente <b>"), ("naam", ""), ("voorziening", "elders"), ("groep", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(4, html.Split("<li>").Length - 1);
        Assert.Contains("value=\"Gemeente &lt;b&gt;\"", html, StringComparison.Ordinal);
        using var made = await browser.Post(link, Wish);
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
    }

    [Fact]
    public async Task Only_the_hash_of_the_code_is_kept()
    {
        await using var server = await Empty();
        var code = await Code(server);
        await using var directory = server.App.Services.GetRequiredService<IDatabases>().OpenDirectory();
        var link = await directory.SetupLinks.SingleAsync(Cancel);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code)), link.Hash);
    }

    [Fact]
    public async Task A_demonstration_has_no_link_and_one_that_is_over_has()
    {
        await using var server = await RunningServer.Start();
        await using var directory = server.App.Services.GetRequiredService<IDatabases>().OpenDirectory();
        Assert.Empty(await directory.SetupLinks.ToListAsync(Cancel));
        Assert.NotNull(await server.App.Services.GetRequiredService<SetUp>().NewCode(Cancel));
    }

    private static Task<RunningServer> Empty(TimeProvider? clock = null) => RunningServer.Start(clock, settings => settings.Demo = false);

    private static async Task<string> Code(RunningServer server) => await server.App.Services.GetRequiredService<SetUp>().NewCode(Cancel) ?? throw new InvalidOperationException("There is an organisation.");

    private static async Task IsGone(Browser browser, string link)
    {
        using var form = await browser.Open(link);
        using var sent = await browser.Post(link, Wish);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (form.StatusCode, sent.StatusCode));
    }
}
