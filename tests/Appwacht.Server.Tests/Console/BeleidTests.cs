using System.Net;
using System.Text.RegularExpressions;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Server.Tests.Console;

public partial class BeleidTests
{
    private const string Policy = "/organisaties/gemeente-voorbeeld/beleid";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_policy_in_force_is_read_in_plain_sentences_in_both_languages()
    {
        await using var server = await RunningServer.Start(new FakeTimeProvider(new(2026, 9, 29, 6, 0, 0, TimeSpan.Zero)));
        using var browser = await Pages.SignedIn(server, Role.Employee);
        var dutch = await Pages.Text(browser, Policy);
        Assert.Contains("Weert apps die in beheer zijn vanuit een land met een offensief cyberprogramma.", dutch, StringComparison.Ordinal);
        Assert.Contains("Besloten door College van burgemeester en wethouders op 29 september 2026.", dutch, StringComparison.Ordinal);
        Assert.DoesNotContain("/beleid/bewerken", dutch, StringComparison.Ordinal);
        browser.Cookies.Add(server.Address, new Cookie("taal", "en"));
        Assert.Contains("Keeps out apps that are controlled from a country with an offensive cyber programme.", await Pages.Text(browser, Policy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_own_policy_adds_is_shown_with_an_example()
    {
        await using var server = await RunningServer.Start();
        using var browser = await Pages.SignedIn(server, Role.Auditor);
        var page = await Pages.Text(browser, $"{Policy}/vergelijking");
        Assert.Contains("landen", page, StringComparison.Ordinal);
        Assert.Contains("soort gebruik: werk met privégebruik", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Employee, "/bewerken")]
    [InlineData(Role.Approver, "/bewerken")]
    [InlineData(Role.Employee, "/wat-als")]
    [InlineData(Role.Employee, "/wat-als.csv?doe=weren&app=strava")]
    public async Task Who_has_not_the_right_gets_no_page(Role role, string address)
    {
        await using var server = await RunningServer.Start();
        using var browser = await Pages.SignedIn(server, role);
        using var answer = await browser.Open(Policy + address);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_change_is_seen_before_it_is_proposed_and_decided_on_by_somebody_else()
    {
        await using var server = await RunningServer.Start();
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        const string Question = Policy + "/wat-als?doe=weren&app=Strava";
        Assert.Contains("+<", await Pages.Text(ciso, Question), StringComparison.Ordinal);
        using (var proposed = await ciso.Submit(Question, Question, ("_handler", "voorstel")))
        {
            Assert.EndsWith("/beleid/voorstellen/2", proposed.RequestMessage?.RequestUri?.AbsolutePath, StringComparison.Ordinal);
            var page = await Pages.Text(proposed);
            Assert.Contains("Voorstel 2 is ingediend.", page, StringComparison.Ordinal);
            Assert.Contains("Iemand anders besluit over uw voorstel", page, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"reden\"", page, StringComparison.Ordinal);
        }

        using var approver = await Pages.SignedIn(server, Role.Approver);
        const string Proposal = Policy + "/voorstellen/2";
        Assert.Contains("weren-strava", await Pages.Text(approver, Proposal), StringComparison.Ordinal);
        using (var without = await approver.Submit(Proposal, Proposal, ("_handler", "besluit"), ("besluit", "aannemen"), ("reden", "")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using var adopted = await approver.Submit(Proposal, Proposal, ("_handler", "besluit"), ("besluit", "aannemen"), ("reden", "akkoord"));
        Assert.Contains("Weert apps die een van deze zijn: Strava.", await Pages.Text(adopted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_what_if_shows_devices_only_to_who_may_see_them_and_rounds_for_others()
    {
        await using var server = await RunningServer.Start();
        const string Question = Policy + "/wat-als?doe=weren&app=strava";
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        Assert.Contains("id=\"lijst\"", await Pages.Text(administrator, Question), StringComparison.Ordinal);
        var page = await Pages.Text(maker, Question);
        Assert.DoesNotContain("id=\"lijst\"", page, StringComparison.Ordinal);
        Assert.All(Figure().Matches(page), figure => Assert.Equal(0, int.Parse(figure.Groups[1].Value.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) % 5));
        Assert.NotEmpty(Figure().Matches(page));
        var file = await Pages.Text(maker, Policy + "/wat-als.csv?doe=weren&app=strava");
        Assert.Contains("App;Strava;", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Toestel ", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_layer_above_keeps_out_can_be_imagined_away_and_not_proposed()
    {
        await using var server = await RunningServer.Start();
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        var page = await Pages.Text(maker, Policy + "/wat-als?doe=vervallen&regel=rijk-appbeleid/weren");
        Assert.Contains("Dit kunt u niet zelf voorstellen", page, StringComparison.Ordinal);
        Assert.Contains("Opslaan als voorstel", await Pages.Text(maker, Policy + "/wat-als?doe=vervallen&regel=gemeente-voorbeeld/sport"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doe=weren", "Zeg om welke apps het gaat")]
    [InlineData("doe=weren&app=bestaat-niet", "Deze app staat niet in het register")]
    [InlineData("doe=weren&app=strava&voor=eenheid:Nergens", "Deze doelgroep is er niet")]
    [InlineData("doe=anders&app=strava", "Kies wat er verandert")]
    [InlineData("doe=vervallen", "Kies de regel die vervalt")]
    public async Task A_question_that_cannot_be_answered_says_why(string question, string why)
    {
        await using var server = await RunningServer.Start();
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        Assert.Contains(why, await Pages.Text(maker, $"{Policy}/wat-als?{question}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_with_a_mistake_is_not_proposed_and_shows_where_it_is()
    {
        await using var server = await RunningServer.Start();
        using var maker = await Pages.SignedIn(server, Role.PolicyMaker);
        const string Wrong = "appwacht: 1\npolicy: gemeente-voorbeeld\ntitle: Beleid\ndecision: { by: College, date: 2026-11-01 }\nrules:\n  - { id: een, efect: deny, apps: { app: tiktok } }\n";
        using var refused = await maker.Submit($"{Policy}/bewerken", $"{Policy}/bewerken", ("_handler", "bewerken"), ("tekst", Wrong), ("doe", "voorstellen"));
        var page = await Pages.Text(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("POL010", page, StringComparison.Ordinal);
        Assert.Contains("efect: deny", page, StringComparison.Ordinal);
        using var none = await maker.Open($"{Policy}/voorstellen/2");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var effect = await maker.Submit($"{Policy}/bewerken", $"{Policy}/bewerken", ("_handler", "bewerken"), ("tekst", Wrong.Replace("efect", "effect", StringComparison.Ordinal)), ("doe", "effect"));
        Assert.Contains("id=\"gevolgen\"", await Pages.Text(effect), StringComparison.Ordinal);
    }

    [GeneratedRegex("class=\"tile-figure\">\\s*([0-9.]+)")]
    private static partial Regex Figure();
}
