using System.Net;
using System.Security.Cryptography;
using System.Text;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Tests.Hosting;
using static Appwacht.Server.Tests.Api.Refusals;

namespace Appwacht.Server.Tests.Api;

public class StukTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_paper_is_made_edited_by_who_saw_it_last_and_final_for_good(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var (papers, ciso) = (server.Client(Role.PolicyMaker).Stukken, server.Client(Role.Ciso).Stukken);
        var made = await papers.Maak(new("proposal", "nl"), Cancel);
        Assert.Equal((1, "concept", "proposal"), (made.Value.Nummer, made.Value.Status, made.Value.Soort));
        Assert.Contains("# Gevraagde beslissing", made.Value.Tekst, StringComparison.Ordinal);
        Assert.NotEmpty(made.Value.Cijfers!);
        Assert.All(made.Value.Cijfers!, figure => Assert.Equal(figure.Waarde, figure.Nu));

        // Appwacht does not know everything; what it asks for must be filled in first.
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "paper.gaps"), await Refused(() => papers.MaakDefinitief(made, Cancel)));
        var changed = await ciso.Wijzig(made, new("Anders", "# Kop\r\n\r\nTekst met é."), Cancel);
        Assert.Equal(("Anders", "# Kop\n\nTekst met é."), (changed.Value.Titel, changed.Value.Tekst));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "change.stale"), await Refused(() => papers.Wijzig(made, new("Terug", "x"), Cancel)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "paper.table"), await Refused(() => papers.Wijzig(changed, new("x", "| a | b |\n| c |"), Cancel)));

        var final = await papers.MaakDefinitief(changed, Cancel);
        Assert.Equal("definitief", final.Value.Status);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("Anders\n\n# Kop\n\nTekst met é."))), final.Value.Sha256);
        Assert.Equal((HttpStatusCode.Conflict, "paper.is-final"), await Refused(() => papers.Wijzig(final, new("Toch", "anders"), Cancel)));
        Assert.Equal((HttpStatusCode.Conflict, "paper.is-final"), await Refused(() => papers.MaakDefinitief(final, Cancel)));
        Assert.Equal("Anders", (await papers.Een(1, Cancel)).Value.Titel);

        var again = await papers.Maak(new(Vanuit: 1), Cancel);
        Assert.Equal((2, "concept", 1, "Anders"), (again.Value.Nummer, again.Value.Status, again.Value.Vanuit, again.Value.Titel));
        Assert.Equal([1, 2], (await papers.Alle(Cancel).ToListAsync(Cancel)).Select(paper => paper.Nummer));
        foreach (var (action, times) in ((string, int)[])[("paper.made", 2), ("paper.changed", 1), ("paper.final", 1)])
            Assert.Equal(times, (await server.Trail(action, TimeProvider.System.GetUtcNow())).Count);
        Assert.Contains(final.Value.Sha256!, Assert.Single(await server.Trail("paper.final", TimeProvider.System.GetUtcNow())).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_audits_reads_papers_and_changes_nothing_and_others_see_none()
    {
        await using var server = await RunningServer.Start();
        var made = await server.Client(Role.Ciso).Stukken.Maak(new("effect", "en"), Cancel);
        var auditor = server.Client(Role.Auditor).Stukken;
        Assert.Equal(made.Value.Titel, (await auditor.Een(1, Cancel)).Value.Titel);
        using (var client = server.As(Role.Auditor))
        {
            using var odt = await client.GetAsync(new Uri($"{RunningServer.Municipality}/stukken/1/odt", UriKind.Relative), Cancel);
            Assert.Equal((HttpStatusCode.OK, "application/vnd.oasis.opendocument.text"), (odt.StatusCode, odt.Content.Headers.ContentType?.MediaType));
        }

        foreach (var refused in (Func<Task>[])[() => auditor.Wijzig(made, new("a", "b"), Cancel), () => auditor.MaakDefinitief(made, Cancel), () => auditor.Maak(new("effect", "nl"), Cancel), () => server.Client(Role.DeviceAdministrator).Stukken.Een(1, Cancel)])
            Assert.Equal((HttpStatusCode.Forbidden, "access.no-right"), await Refused(refused));
    }

    [Fact]
    public async Task A_wish_that_is_not_clear_is_refused_with_all_that_is_wrong()
    {
        await using var server = await RunningServer.Start();
        var papers = server.Client(Role.PolicyMaker).Stukken;
        var refused = await Assert.ThrowsAsync<ApiException>(() => papers.Maak(new("brief", "fr"), Cancel));
        Assert.Equal([("paper.kind", "soort"), ("paper.language", "taal")], refused.Problem!.Fouten.Select(fault => (fault.Code, fault.Veld)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "paper.campaign"), await Refused(() => papers.Maak(new("progress", "nl"), Cancel)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "paper.campaign"), await Refused(() => papers.Maak(new("progress", "nl", 99), Cancel)));
        Assert.Equal((HttpStatusCode.NotFound, "paper.not-found"), await Refused(() => papers.Maak(new(Vanuit: 99), Cancel)));
        Assert.Equal((HttpStatusCode.NotFound, "access.not-found"), await Refused(() => papers.Een(99, Cancel)));
    }

    /// <summary>Who also runs devices sees every number; what they write goes to others.</summary>
    [Fact]
    public async Task Who_may_see_devices_gets_no_other_paper_than_who_may_not()
    {
        await using var server = await RunningServer.Start();
        var texts = new List<string?>();
        foreach (var roles in (Role[][])[[Role.Ciso], [Role.Ciso, Role.DeviceAdministrator, Role.Compartment]])
        {
            using var client = server.As(roles);
            texts.Add((await new AppwachtClient(client, "gemeente-voorbeeld").Stukken.Maak(new("progress", "nl", 1), Cancel)).Value.Tekst);
        }

        Assert.Equal(texts[0], texts[1]);
    }
}
