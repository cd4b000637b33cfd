using System.Net;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Tests.Hosting;
using static Appwacht.Server.Tests.Api.Refusals;

namespace Appwacht.Server.Tests.Api;

public class BerichtsjabloonTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_text_is_looked_at_made_ones_own_and_given_up_by_who_saw_it_last(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var templates = server.Client(Role.PolicyMaker).Berichtsjablonen;
        var shipped = await templates.Een("warn", "nl", Cancel);
        Assert.False(shipped.Value.Eigen);
        var wish = new Sjabloontekst("Let op bij {organisatie}", shipped.Value.Tekst);

        var seen = await templates.Voorbeeld("warn", "nl", wish, Cancel);
        Assert.Equal("Let op bij Gemeente Voorbeeld", seen.Onderwerp);
        Assert.Contains("VB-1042", seen.Tekst, StringComparison.Ordinal);
        Assert.Contains("<p>", seen.Html, StringComparison.Ordinal);
        Assert.Equal(shipped.Version, (await templates.Een("warn", "nl", Cancel)).Version);

        var own = await templates.Wijzig(shipped, wish, Cancel);
        Assert.Equal(("Let op bij {organisatie}", true), (own.Value.Onderwerp, own.Value.Eigen));
        Assert.Equal(own.Version, (await templates.Een("warn", "nl", Cancel)).Version);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "change.stale"), await Refused(() => templates.Wijzig(shipped, wish with { Onderwerp = "Anders" }, Cancel)));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "change.stale"), await Refused(() => templates.Herstel(shipped, Cancel)));
        Assert.Equal([("warn", "nl")], (await templates.Alle(Cancel).Where(one => one.Eigen).ToListAsync(Cancel)).Select(one => (one.Soort, one.Taal)));

        var back = await templates.Herstel(own, Cancel);
        Assert.Equal((shipped.Version, shipped.Value.Onderwerp, false), (back.Version, back.Value.Onderwerp, back.Value.Eigen));
        foreach (var action in (string[])["template.set", "template.reset"])
            Assert.Equal("template:warn-nl", Assert.Single(await server.Trail(action, TimeProvider.System.GetUtcNow())).Betreft);
    }

    [Fact]
    public async Task A_text_with_mistakes_is_refused_with_all_of_them_and_one_that_does_not_exist_is_not_found()
    {
        await using var server = await RunningServer.Start();
        var templates = server.Client(Role.PolicyMaker).Berichtsjablonen;
        var shipped = await templates.Een("warn", "en", Cancel);
        foreach (var ask in (Func<Sjabloontekst, Task>[])[wish => templates.Wijzig(shipped, wish, Cancel), wish => templates.Voorbeeld("warn", "en", wish, Cancel)])
        {
            var refused = await Assert.ThrowsAsync<ApiException>(() => ask(new(" ", "{naam}")));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal([("template.subject", "onderwerp"), ("template.unknown", "tekst"), ("template.missing", "tekst"), ("template.missing", "tekst")], refused.Problem!.Fouten.Select(fault => (fault.Code, fault.Veld)));
        }

        Assert.Equal((HttpStatusCode.NotFound, "access.not-found"), await Refused(() => templates.Een("kaart", "nl", Cancel)));
        Assert.Equal((HttpStatusCode.NotFound, "access.not-found"), await Refused(() => templates.Een("warn", "fr", Cancel)));
        Assert.Equal((HttpStatusCode.PreconditionRequired, "change.version-missing"), await Refused(() => templates.Herstel(shipped with { Version = "" }, Cancel)));
        Assert.Equal((HttpStatusCode.Forbidden, "access.no-right"), await Refused(() => server.Client(Role.Ciso).Berichtsjablonen.Een("warn", "nl", Cancel)));
        Assert.Empty(await server.Trail("template.set", TimeProvider.System.GetUtcNow()));
    }
}
