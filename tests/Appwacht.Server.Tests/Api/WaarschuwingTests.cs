using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Tests.Conventions;
using Appwacht.Server.Tests.Hosting;
using static Appwacht.Server.Tests.Api.Refusals;

namespace Appwacht.Server.Tests.Api;

public class WaarschuwingTests
{
    private static readonly NieuweWaarschuwing Leak = new("TikTok", new("Werk bij", "Update"), new("Er is een lek.", "There is a leak."));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_warning_is_looked_at_and_sent_to_as_many_as_were_told_once(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var (devices, ciso) = (server.Client(Role.DeviceAdministrator), server.Client(Role.Ciso));
        var seen = await devices.Waarschuwingen.Voorbeeld(Leak, Cancel);
        Assert.Equal("tiktok", seen.App);
        Assert.NotNull(seen.ToestellenZonderGebruiker);
        Assert.Contains("Er is een lek.", seen.Nl.Tekst, StringComparison.Ordinal);
        Assert.Contains("There is a leak.", seen.En.Tekst, StringComparison.Ordinal);
        var coarse = await ciso.Waarschuwingen.Voorbeeld(Leak, Cancel);
        Assert.Equal((seen.Medewerkers - seen.Medewerkers % 5, null), (coarse.Medewerkers, coarse.ToestellenZonderGebruiker));
        Assert.Empty(await devices.Waarschuwingen.Alle(Cancel).ToListAsync(Cancel));
        Assert.Empty(await server.Trail("advisory.sent", TimeProvider.System.GetUtcNow()));

        var sent = await devices.Waarschuwingen.Verstuur(Leak, Cancel);
        Assert.Equal(("tiktok", "Werk bij", seen.Medewerkers), (sent.App, sent.Onderwerp.Nl, sent.Medewerkers));
        Assert.Equal(sent.Medewerkers, await devices.Uitgaand.Alle(soort: "advisory", cancel: Cancel).CountAsync(Cancel));
        Assert.Equal((HttpStatusCode.Conflict, "advisory.sent-already"), await Refused(() => ciso.Waarschuwingen.Verstuur(Leak, Cancel)));
        var kept = await devices.Waarschuwingen.Een(sent.Nummer, Cancel);
        Assert.Equal(sent with { VerzondenOp = kept.VerzondenOp }, kept);
        Assert.Equal(coarse.Medewerkers, (await ciso.Waarschuwingen.Alle(Cancel).SingleAsync(Cancel)).Medewerkers);
        Assert.Equal($"advisory:{sent.Nummer}", Assert.Single(await server.Trail("advisory.sent", TimeProvider.System.GetUtcNow())).Betreft);
    }

    [Fact]
    public async Task A_warning_without_an_app_or_about_one_that_nobody_has_is_refused_with_every_other_mistake()
    {
        await using var server = await RunningServer.Start();
        var warnings = server.Client(Role.Ciso).Waarschuwingen;
        foreach (var ask in (Func<NieuweWaarschuwing, Task>[])[wish => warnings.Voorbeeld(wish, Cancel), wish => warnings.Verstuur(wish, Cancel)])
        {
            Assert.Equal(
                [("advisory.app", "app"), ("advisory.subject", "onderwerp.nl"), ("advisory.subject", "onderwerp.en"), ("advisory.text", "tekst.nl"), ("advisory.text", "tekst.en")],
                (await Assert.ThrowsAsync<ApiException>(() => ask(new()))).Problem!.Fouten.Select(fault => (fault.Code, fault.Veld)));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "advisory.nobody"), await Refused(() => ask(Leak with { App = "Bestaat niet" })));
        }

        Assert.Equal((HttpStatusCode.Forbidden, "access.no-right"), await Refused(() => server.Client(Role.PolicyMaker).Waarschuwingen.Verstuur(Leak, Cancel)));
        Assert.Equal((HttpStatusCode.NotFound, "access.not-found"), await Refused(() => warnings.Een(1, Cancel)));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_warning_that_is_sent_again_with_its_key_is_one_warning(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        using var devices = server.As(Role.DeviceAdministrator);
        var (first, again) = (await Send(), await Send());
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, first.Header("Location")), (first.StatusCode, again.StatusCode, again.Header("Location")));
        Assert.Equal(HttpStatusCode.OK, (await devices.Ask(HttpMethod.Get, first.Header("Location")!)).StatusCode);
        Assert.Single(await server.Client(Role.Ciso).Waarschuwingen.Alle(Cancel).ToListAsync(Cancel));

        Task<HttpResponseMessage> Send() => devices.Ask(HttpMethod.Post, RunningServer.Municipality + "/waarschuwingen", JsonContent.Create(Leak, WireJson.Default.NieuweWaarschuwing), ("Idempotency-Key", "lek-1"));
    }
}
