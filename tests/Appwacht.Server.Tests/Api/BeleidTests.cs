using System.Net;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Api;

public class BeleidTests
{
    private const string Mild = """
        appwacht: 1
        policy: gemeente-voorbeeld
        title: { nl: Bijna niets, en: Next to nothing }
        decision: { by: College, date: 2026-11-01, reference: Z-1 }
        rules:
          - { id: een, effect: deny, apps: { app: tiktok } }
        """;

    [Fact]
    public async Task A_proposal_is_decided_by_somebody_else_once_and_is_then_in_force()
    {
        await using var server = await RunningServer.Start();
        var (maker, approver) = (server.Client(Role.PolicyMaker), server.Client(Role.Approver));
        var proposal = await maker.Beleid.StelVoor(Mild, TestContext.Current.CancellationToken);
        Assert.Equal((2, "proposed", 1), (proposal.Value.Nummer, proposal.Value.Status, (await maker.Beleid.VanKracht(TestContext.Current.CancellationToken)).Nummer));

        var seen = await approver.Beleid.Versie(2, TestContext.Current.CancellationToken);
        Assert.Equal(Mild, seen.Value.Tekst);
        var decided = await approver.Beleid.Besluit(seen, "aannemen", "akkoord", TestContext.Current.CancellationToken);
        Assert.Equal(("adopted", "akkoord"), (decided.Value.Status, decided.Value.Reden));
        var inForce = await maker.Beleid.VanKracht(TestContext.Current.CancellationToken);
        Assert.Equal((2, "gemeente-voorbeeld/een"), (inForce.Nummer, inForce.Regels.Single().Regel));

        var stale = await Assert.ThrowsAsync<ApiException>(() => approver.Beleid.Besluit(seen, "afwijzen", "toch niet", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        var again = await Assert.ThrowsAsync<ApiException>(() => approver.Beleid.Besluit(decided, "afwijzen", "toch niet", TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.Conflict, "policy.decided"), (again.Status, again.Code));
        Assert.Equal(2, await maker.Beleid.Versies(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nobody_decides_on_a_proposal_of_their_own()
    {
        await using var server = await RunningServer.Start();
        var ciso = server.Client(Role.Ciso);
        var own = await ciso.Beleid.StelVoor(Mild, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<ApiException>(() => ciso.Beleid.Besluit(own, "aannemen", "prima", TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.Forbidden, "policy.own"), (refused.Status, refused.Code));
        Assert.Equal("proposed", (await ciso.Beleid.Versie(2, TestContext.Current.CancellationToken)).Value.Status);
    }

    [Fact]
    public async Task A_text_with_mistakes_is_refused_with_all_of_them_and_their_places()
    {
        await using var server = await RunningServer.Start();
        var refused = await Assert.ThrowsAsync<ApiException>(() => server.Client(Role.PolicyMaker).Beleid.StelVoor(
            Mild.Replace("effect: deny", "effect: denny", StringComparison.Ordinal) + "\n  - { id: twee, efect: deny, apps: { app: tiktok } }", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Problem);
        Assert.True(refused.Problem.Fouten.Count > 1);
        Assert.All(refused.Problem.Fouten, fault => Assert.Matches("^tekst:[0-9]+:[0-9]+$", fault.Veld));
    }

    [Fact]
    public async Task Whoever_does_not_say_which_version_they_saw_changes_nothing()
    {
        await using var server = await RunningServer.Start();
        var proposal = await server.Client(Role.PolicyMaker).Beleid.StelVoor(Mild, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<ApiException>(() => server.Client(Role.Approver).Beleid.Besluit(proposal with { Version = "" }, "aannemen", "akkoord", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.PreconditionRequired, refused.Status);
    }

    [Fact]
    public async Task A_what_if_shows_devices_to_who_may_see_them_and_rounded_numbers_to_others()
    {
        await using var server = await RunningServer.Start();
        var question = new WatAlsVraag(WeerApps: ["strava"]);
        var all = (await server.Client(Role.DeviceAdministrator).Beleid.WatAls(question, TestContext.Current.CancellationToken)).Strenger;
        var some = (await server.Client(Role.PolicyMaker).Beleid.WatAls(question, TestContext.Current.CancellationToken)).Strenger;
        Assert.NotNull(all.Lijst);
        Assert.Null(some.Lijst);
        Assert.True(some.Afgerond && some.Toestellen == all.Toestellen - all.Toestellen % 5 && some.Toestellen > 0);
        Assert.All(some.Eenheden.Concat(some.Apps), count => Assert.True(count.Toestellen is > 0 && count.Toestellen % 5 == 0));
        Assert.Contains(all.Eenheden, unit => unit.Toestellen < 5);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_what_if_is_said_at_once()
    {
        await using var server = await RunningServer.Start();
        var refused = await Assert.ThrowsAsync<ApiException>(() => server.Client(Role.Ciso).Beleid.WatAls(
            new WatAlsVraag(WeerLanden: ["XX"], WeerApps: ["geen-app"], WeerPartijen: ["geen-partij"], ZonderRegels: ["geen/regel"]), TestContext.Current.CancellationToken));
        Assert.Equal(["what-if.country", "what-if.app", "what-if.party", "what-if.rule"], refused.Problem?.Fouten.Select(fault => fault.Code));
    }
}
