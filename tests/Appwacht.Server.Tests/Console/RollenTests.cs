using System.Net;
using System.Text.RegularExpressions;
using Appwacht.Core;
using Appwacht.Server.Tests.Access;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Console;

public sealed partial class RollenTests(PageStage stage) : IClassFixture<PageStage>
{
    private const string Page = PageStage.Empty + "/instellingen/rollen";

    private readonly RunningServer server = stage.Server;

    [Fact]
    public async Task A_group_gets_a_role_and_loses_it_again()
    {
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        using var member = server.As("somebody", null, "controle");
        Assert.Equal(HttpStatusCode.NotFound, await Status(member));
        using (var granted = await ciso.Submit(Page, Page, ("_handler", "geven"), ("rol", "auditor"), ("voorziening", RunningServer.Provider), ("groep", "controle")))
            Assert.Contains("De rol is gegeven.", await Pages.Text(granted), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(member));

        var ask = await AddressToRevoke(ciso, "auditor", "controle");
        Assert.Contains("De rol auditor intrekken voor controle?", await Pages.Text(ciso, ask), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(member)); // asking is not doing
        using (var revoked = await ciso.Submit(ask, ask, ("_handler", "intrekken")))
            Assert.Contains("De rol is ingetrokken.", await Pages.Text(revoked), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(member));

        using var auditor = await Pages.SignedIn(server, Role.Auditor);
        var trail = await Pages.Text(auditor, PageStage.Empty + "/gebeurtenissen");
        Assert.Contains("Rol gegeven", trail, StringComparison.Ordinal);
        Assert.Contains("Rol ingetrokken", trail, StringComparison.Ordinal);
        Assert.DoesNotContain("controle<", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_told_and_nothing_is_given()
    {
        using var ciso = await Pages.SignedIn(server, Role.Ciso);
        using var refused = await ciso.Submit(Page, Page, ("_handler", "geven"), ("rol", ""), ("voorziening", "bestaat-niet"), ("groep", ""));
        var page = await Pages.Text(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        foreach (var text in (string[])["Kies een rol.", "Kies een aanmeldvoorziening.", "De groep is 1 tot 256 tekens lang."])
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_group_that_can_give_roles_stays()
    {
        await using var own = await RunningServer.Start();
        await PageStage.MakeEmpty(own);
        using var ciso = await Pages.SignedIn(own, Role.Ciso);
        var other = await AddressToRevoke(ciso, "CISO", "ciso", RunningServer.Provider);
        using (var revoked = await ciso.Submit(other, other, ("_handler", "intrekken")))
            Assert.Contains("De rol is ingetrokken.", await Pages.Text(revoked), StringComparison.Ordinal);
        var last = await AddressToRevoke(ciso, "CISO", "ciso");
        using var refused = await ciso.Submit(last, last, ("_handler", "intrekken"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Dit is de laatste groep die rollen kan geven.", await Pages.Text(refused), StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\" class=\"utrecht-table__cell\">CISO</th>", await Pages.Text(ciso, Page), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client)
    {
        using var answer = await client.GetAsync("/v1" + PageStage.Empty, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<string> AddressToRevoke(Browser browser, string role, string group, string provider = "")
    {
        var row = Row().Matches(await Pages.Text(browser, Page)).Select(row => row.Value)
            .First(row => row.Contains($">{role}</th>", StringComparison.Ordinal) && row.Contains($">{group}</td>", StringComparison.Ordinal) && row.Contains(provider, StringComparison.Ordinal));
        return Link().Match(row).Groups[1].Value;
    }

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Link();
}
