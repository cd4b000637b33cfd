using System.Net;
using System.Net.Http.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Api;

public class RegisterwijzigingTests
{
    /// <summary>Strava is on many devices of the demonstration.</summary>
    private static readonly Registervoorstel Strava = new(
        "control", Partij: "strava-inc", Boven: "CN", Dag: new DateOnly(2026, 1, 1), Zekerheid: "reported", Bron: "Krant", BronAdres: "https://example.nl/strava", Reden: "Verkocht.");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_seen_before_it_is_decided_and_then_everything_judges_by_it()
    {
        await using var server = await RunningServer.Start();
        var (maker, approver) = (server.Client(Role.PolicyMaker), server.Client(Role.Approver));
        var proposal = await maker.Registerwijzigingen.StelVoor(Strava, Cancel);
        Assert.Equal(("proposed", "strava-inc", "CN", null), (proposal.Value.Status, proposal.Value.Partij, proposal.Value.Boven, proposal.Value.Stand));
        Assert.DoesNotContain((await maker.Register.App("strava", cancel: Cancel)).Zeggenschap, control => control.Land == "CN");

        var seen = await approver.Registerwijzigingen.Een(proposal.Value.Nummer, Cancel);
        var preview = seen.Value.Voorbeeld!;
        Assert.Contains(Assert.Single(preview.Lijsten, list => list.Lijst == "offensive-cyber-programme").Apps, app => app is { App: "strava", Was: null, Wordt.Land: "CN" });
        Assert.Contains(preview.Oordelen, verdict => verdict is { App: "strava", Wordt: "deny" });
        Assert.True(preview.Gevolg is { Strenger: { Afgerond: true, Lijst: null, Toestellen: > 0 } stricter } && stricter.Toestellen % 5 == 0);

        var decided = await approver.Registerwijzigingen.Besluit(seen, "aannemen", "akkoord", Cancel);
        Assert.Equal(("adopted", "in-effect", "akkoord"), (decided.Value.Status, decided.Value.Stand, decided.Value.Besluit));
        var app = await maker.Register.App("strava", cancel: Cancel);
        Assert.Contains(app.Zeggenschap, control => control.Land == "CN");
        Assert.Contains(app.Oordelen, verdict => verdict.Oordeel == "deny");
        Assert.Contains((await maker.Register.Partij("strava-inc", Cancel)).Schakels!, edge => edge.Naar == "jurisdiction-cn");
        Assert.Contains(await server.Client(Role.DeviceAdministrator).Toestellen.Bevindingen(cancel: Cancel).ToListAsync(Cancel), finding => finding.App == "strava" && finding.Oordeel == "deny");
        Assert.Null((await maker.Registerwijzigingen.Een(proposal.Value.Nummer, Cancel)).Value.Voorbeeld);
        Assert.Equal("in-effect", (await maker.Registerwijzigingen.Alle(Cancel).SingleAsync(Cancel)).Stand);
    }

    [Fact]
    public async Task A_country_list_is_changed_for_the_organisation()
    {
        await using var server = await RunningServer.Start();
        var (maker, approver) = (server.Client(Role.PolicyMaker), server.Client(Role.Approver));
        await maker.Registerwijzigingen.StelVoor(new("list-country", "offensive-cyber-programme", "US", Dag: new DateOnly(2026, 1, 1), Bron: "College", Reden: "omdat"), Cancel);
        await approver.Registerwijzigingen.Besluit(await approver.Registerwijzigingen.Een(1, Cancel), "aannemen", "akkoord", Cancel);
        Assert.Contains((await maker.Register.Landenlijst("offensive-cyber-programme", Cancel)).Landen, country => country is { Land: "US", Bron: "College" });
    }

    [Fact]
    public async Task Nobody_decides_on_a_change_of_their_own()
    {
        await using var server = await RunningServer.Start();
        var ciso = server.Client(Role.Ciso);
        var own = await ciso.Registerwijzigingen.StelVoor(Strava, Cancel);
        var refused = await Assert.ThrowsAsync<ApiException>(() => ciso.Registerwijzigingen.Besluit(own, "aannemen", "prima", Cancel));
        Assert.Equal((HttpStatusCode.Forbidden, "register-change.own"), (refused.Status, refused.Code));
        var other = await Assert.ThrowsAsync<ApiException>(() => server.Client(Role.PolicyMaker).Registerwijzigingen.TrekIn(own, "weg ermee", Cancel));
        Assert.Equal((HttpStatusCode.Forbidden, "register-change.not-yours"), (other.Status, other.Code));
        var blind = await Assert.ThrowsAsync<ApiException>(() => server.Client(Role.Approver).Registerwijzigingen.Besluit(own with { Version = "" }, "aannemen", "ja", Cancel));
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.Status);
        Assert.Equal("withdrawn", (await ciso.Registerwijzigingen.TrekIn(own, "vergissing", Cancel)).Value.Status);
    }

    [Fact]
    public async Task Taking_back_what_holds_is_decided_too_and_shows_what_it_would_do()
    {
        await using var server = await RunningServer.Start();
        var (maker, approver) = (server.Client(Role.PolicyMaker), server.Client(Role.Approver));
        var adopted = await approver.Registerwijzigingen.Besluit(await maker.Registerwijzigingen.StelVoor(Strava, Cancel), "aannemen", "akkoord", Cancel);
        var asked = await maker.Registerwijzigingen.TrekIn(adopted, "toch niet verkocht", Cancel);
        Assert.Equal(("withdrawing", "in-effect"), (asked.Value.Status, asked.Value.Stand));
        var seen = await approver.Registerwijzigingen.Een(1, Cancel);
        Assert.True(seen.Value.Voorbeeld?.Gevolg?.Milder.Toestellen > 0);
        Assert.Equal("withdrawn", (await approver.Registerwijzigingen.Besluit(seen, "aannemen", "klopt", Cancel)).Value.Status);
        Assert.DoesNotContain((await maker.Register.App("strava", cancel: Cancel)).Zeggenschap, control => control.Land == "CN");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_proposal_is_said_at_once()
    {
        await using var server = await RunningServer.Start();
        var refused = await Assert.ThrowsAsync<ApiException>(() => server.Client(Role.PolicyMaker).Registerwijzigingen.StelVoor(new("control", Partij: "niemand", Boven: "niemand"), Cancel));
        Assert.Equal(
            ["register-change.party", "register-change.above", "register-change.day", "register-change.confidence", "register-change.source", "register-change.reason"],
            refused.Problem?.Fouten.Select(fault => fault.Code));
        var unknown = await Assert.ThrowsAsync<ApiException>(() => server.Client(Role.PolicyMaker).Registerwijzigingen.StelVoor(new("anders"), Cancel));
        Assert.Equal("register-change.kind", unknown.Code);
    }

    [Fact]
    public async Task A_proposal_that_is_sent_twice_is_made_once()
    {
        await using var server = await RunningServer.Start();
        using var client = server.As(Role.PolicyMaker);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "een");
        foreach (var _ in Enumerable.Range(0, 2))
            using (var answer = await client.PostAsJsonAsync($"/v1/organisaties/{DemoOrganisation.Id}/registerwijzigingen", Strava, WireJson.Default.Registervoorstel, Cancel))
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(1, await server.Client(Role.Auditor).Registerwijzigingen.Alle(Cancel).CountAsync(Cancel));
    }
}
