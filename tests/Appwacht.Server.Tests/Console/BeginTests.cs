using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;
using Appwacht.Server.Tests.Import;

namespace Appwacht.Server.Tests.Console;

/// <summary>The first use of an organisation: by the pages, and by the API.</summary>
public class BeginTests
{
    private const string Begin = PageStage.Empty + "/begin";
    private const string Upload = PageStage.Empty + "/invoer/bestanden";
    private const string Api = "/v1" + PageStage.Empty;

    private static readonly (string, string)[] Complete =
    [
        ("ondernemingsraad-door", "Ondernemingsraad"), ("ondernemingsraad-datum", "2026-03-01"), ("ondernemingsraad-kenmerk", "Z-1"),
        ("dpia-door", "College"), ("dpia-datum", "2026-03-02"), ("dpia-kenmerk", "Z-2"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_read_out_waits_until_works_council_and_dpia_are_confirmed()
    {
        await using var server = await RunningServer.Start();
        await PageStage.MakeEmpty(server);
        using var administrator = await Pages.SignedIn(server, Role.DeviceAdministrator);
        Assert.Contains("Zo begint u", await Pages.Text(administrator, PageStage.Empty), StringComparison.Ordinal);
        var before = await Pages.Text(administrator, PageStage.Empty + "/invoer");
        Assert.Contains("Vraag het aan iemand met de rol CISO.", before, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", before, StringComparison.Ordinal);
        // Whoever kept an old page sends it in vain.
        using (var refused = await administrator.Upload(PageStage.Municipality + "/invoer", Upload, [("bron", "test")], ("bestanden", "devices.csv", "device_id,name\nt1,Een\n"u8.ToArray())))
            Assert.Contains("Bevestig eerst dat de ondernemingsraad en de DPIA in orde zijn.", await Pages.Text(refused), StringComparison.Ordinal);

        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        using (var refused = await ciso.Submit(Begin, Begin, [("_handler", "begin"), .. Complete[..5], ("dpia-kenmerk", "")]))
        {
            var page = await Pages.Text(refused);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("href=\"#dpia-kenmerk\"", page, StringComparison.Ordinal);
            Assert.Contains("value=\"Z-1\"", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("type=\"file\"", await Pages.Text(administrator, PageStage.Empty + "/invoer"), StringComparison.Ordinal);
        using (var confirmed = await ciso.Submit(Begin, Begin, [("_handler", "begin"), .. Complete]))
        {
            var page = await Pages.Text(confirmed);
            Assert.Contains("Bevestigd. Toestellen mogen nu worden ingelezen.", page, StringComparison.Ordinal);
            Assert.Contains("Bevestigd door Femke Peters (voorbeeld) op", page, StringComparison.Ordinal);
        }

        Assert.Contains("type=\"file\"", await Pages.Text(administrator, PageStage.Empty + "/invoer"), StringComparison.Ordinal);
        using var auditor = await Pages.SignedIn(server, Role.Auditor);
        Assert.Contains("2 gebeurtenissen", await Pages.Text(auditor, PageStage.Empty + "/gebeurtenissen?actie=start.confirmed"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.DeviceAdministrator)]
    [InlineData(Role.Auditor)]
    public async Task Only_who_answers_for_it_confirms(Role role)
    {
        await using var server = await RunningServer.Start();
        using var browser = await Pages.SignedIn(server, role);
        using var answer = await browser.Open(PageStage.Municipality + "/begin");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_demonstration_was_confirmed_and_its_page_says_so_in_both_languages()
    {
        await using var server = await RunningServer.Start();
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        Assert.Contains("OR-voorbeeld-1", await Pages.Text(ciso, PageStage.Municipality + "/begin"), StringComparison.Ordinal);
        ciso.Cookies.Add(server.Address, new Cookie("taal", "en"));
        Assert.Contains("Consent of the works council", await Pages.Text(ciso, PageStage.Municipality + "/begin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_hears_that_it_waits_until_everything_is_confirmed_through_the_api()
    {
        await using var server = await RunningServer.Start();
        await PageStage.MakeEmpty(server);
        using var program = server.As(Role.DeviceAdministrator);
        Assert.Equal(HttpStatusCode.Conflict, (await new ImportClient(program, Api).Begin("een")).Status);
        using (var single = await program.PostAsJsonAsync(Api + "/inventarissen", new { device = "t1", at = "2026-11-20T10:00:00Z", apps = Array.Empty<object>() }, Cancel))
        {
            var problem = await single.Content.ReadFromJsonAsync(WireJson.Default.Probleem, Cancel);
            Assert.Equal((HttpStatusCode.Conflict, "start.not-ready"), (single.StatusCode, problem?.Code));
        }

        using var ciso = server.As(Role.Ciso);
        var first = await Conditions(ciso);
        Assert.False(first.Is.Gereed);
        Assert.Equal([("ondernemingsraad", false), ("dpia", false)], first.Is.Items.Select(item => (item.Soort, item.Bevestigd)));
        Assert.Equal(HttpStatusCode.PreconditionRequired, await Confirm(ciso, "dpia", null, new("College", new(2026, 3, 2), "Z-2")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Confirm(ciso, "dpia", first.Version, new("College", null, "Z-2")));
        Assert.Equal(HttpStatusCode.NotFound, await Confirm(ciso, "anders", first.Version, new("College", new(2026, 3, 2), "Z-2")));
        Assert.Equal(HttpStatusCode.OK, await Confirm(ciso, "dpia", first.Version, new("College", new(2026, 3, 2), "Z-2")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Confirm(ciso, "ondernemingsraad", first.Version, new("OR", new(2026, 3, 2), "Z-1")));
        Assert.Equal(HttpStatusCode.OK, await Confirm(ciso, "ondernemingsraad", (await Conditions(ciso)).Version, new("OR", new(2026, 3, 2), "Z-1")));
        Assert.True((await Conditions(ciso)).Is.Gereed);
        Assert.Equal(HttpStatusCode.Created, (await new ImportClient(program, Api).Begin("een")).Status);
    }

    private static async Task<(Beginvoorwaarden Is, EntityTagHeaderValue? Version)> Conditions(HttpClient client)
    {
        using var answer = await client.GetAsync(Api + "/beginvoorwaarden", Cancel);
        return ((await answer.Content.ReadFromJsonAsync(WireJson.Default.Beginvoorwaarden, Cancel))!, answer.Headers.ETag);
    }

    private static async Task<HttpStatusCode> Confirm(HttpClient client, string kind, EntityTagHeaderValue? version, Beginbevestiging wish)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Api}/beginvoorwaarden/{kind}") { Content = JsonContent.Create(wish, WireJson.Default.Beginbevestiging) };
        if (version is not null)
            request.Headers.IfMatch.Add(version);
        using var answer = await client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }
}
