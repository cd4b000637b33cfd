using System.Net;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;
using static Appwacht.Server.Tests.Api.Refusals;

namespace Appwacht.Server.Tests.Api;

public class CampagneTests
{
    /// <summary>A Friday, just after the devices of the sample were read.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_decision_proposes_a_campaign_that_is_moved_started_paused_and_stopped(string kind)
    {
        await using var server = await RunningServer.Start(new FakeTimeProvider(Friday), kind: kind);
        await server.Round();
        var maker = As(server, Role.PolicyMaker);
        var proposed = await maker.Campagnes.Alle(Cancel).SingleAsync(Cancel);
        Assert.Equal(("proposed", "acht-weken", new DateOnly(2026, 11, 20)), (proposed.Status, proposed.Ladder, proposed.BeslotenOp));

        var moved = await maker.Campagnes.Schuif(await maker.Campagnes.Een(proposed.Nummer, Cancel), new(2026, 11, 23), Cancel);
        Assert.Equal([("announce", 0), ("ask", 1), ("remind", 14), ("warn", 28), ("remove", 35), ("block", 42), ("report", 42)], moved.Value.Stappen.Select(step => (step.Stap, step.Dag.DayNumber - new DateOnly(2026, 11, 23).DayNumber)));
        Assert.Equal("campaign.order", (await Assert.ThrowsAsync<ApiException>(() => maker.Campagnes.Verzet(moved, "warn", new(2027, 3, 1), Cancel))).Code);
        var warned = await maker.Campagnes.Verzet(moved, "warn", new(2026, 12, 20), Cancel);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Assert.ThrowsAsync<ApiException>(() => maker.Campagnes.Start(moved, Cancel))).Status);
        var running = await maker.Campagnes.Start(warned, Cancel);
        var paused = await maker.Campagnes.Pauzeer(running, Cancel);
        Assert.Equal(["running", "paused"], [running.Value.Status, paused.Value.Status]);
        var stopped = await maker.Campagnes.Stop(await maker.Campagnes.Start(paused, Cancel), Cancel);
        Assert.Equal((HttpStatusCode.Conflict, "campaign.over"), await Refused(() => maker.Campagnes.Start(stopped, Cancel)));
        Assert.Equal((HttpStatusCode.Forbidden, "access.no-right"), await Refused(() => As(server, Role.Auditor).Campagnes.Start(stopped, Cancel)));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_would_happen_on_a_day_is_what_happens_on_it(string kind)
    {
        var clock = new FakeTimeProvider(Friday);
        await using var server = await RunningServer.Start(clock, kind: kind);
        await server.Round();
        var (maker, devices) = (As(server, Role.PolicyMaker), As(server, Role.DeviceAdministrator));
        var proposed = await maker.Campagnes.Alle(Cancel).SingleAsync(Cancel);
        var moved = await maker.Campagnes.Schuif(await maker.Campagnes.Een(proposed.Nummer, Cancel), new(2026, 11, 23), Cancel);
        var (monday, tuesday) = (new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24));
        var supposed = await devices.Campagnes.Morgen(proposed.Nummer, tuesday, Cancel);
        Assert.True(supposed.Stel);

        var running = await maker.Campagnes.Start(moved, Cancel);
        Assert.False((await devices.Campagnes.Morgen(proposed.Nummer, null, Cancel)).Werkdag); // a Saturday
        Assert.Equal(["announce"], (await devices.Campagnes.Morgen(proposed.Nummer, monday, Cancel)).VoorIedereen);
        var said = await devices.Campagnes.Morgen(proposed.Nummer, tuesday, Cancel);
        var asked = Assert.Single(said.Stappen);
        Assert.Equal(("ask", supposed.Stappen.Single().Aantal), (asked.Stap, asked.Aantal));
        Assert.Equal(asked.Aantal + said.EerstOpvragen, await devices.Campagnes.MorgenStappen(proposed.Nummer, tuesday, Cancel).CountAsync(Cancel));
        var coarse = await As(server, Role.Ciso).Campagnes.Morgen(proposed.Nummer, tuesday, Cancel);
        Assert.Equal((asked.Aantal - asked.Aantal % 5, said.Open - said.Open % 5), (coarse.Stappen.Single().Aantal, coarse.Open));
        Assert.Equal((HttpStatusCode.Forbidden, "access.no-right"), await Refused(async () => await As(server, Role.Ciso).Campagnes.MorgenStappen(proposed.Nummer, tuesday, Cancel).FirstAsync(Cancel)));
        Assert.Equal("preview.day", (await Refused(() => devices.Campagnes.Morgen(proposed.Nummer, new(2027, 11, 1), Cancel))).Code);

        await server.Round();
        clock.SetUtcNow(new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
        await server.Round();
        var progress = await devices.Campagnes.Verloop(proposed.Nummer, Cancel);
        var reached = (await devices.Toestellen.Alle(cancel: Cancel).ToListAsync(Cancel)).Count;
        Assert.InRange(progress.Stappen.Single().Aantal!.Value, 1, Math.Min(reached, asked.Aantal!.Value));
        Assert.Equal(progress.Dagen[^1].Toestellen, progress.Open);
        Assert.Equal(tuesday, progress.Dagen[^1].Dag);
        Assert.Equal("running", running.Value.Status);

        // The device tells the same.
        var device = (await devices.Toestellen.Bevindingen(app: "tiktok", cancel: Cancel).FirstAsync(Cancel)).Toestel;
        var story = await devices.Toestellen.Verloop(device, Cancel);
        var finding = story.Bevindingen.Single(one => one.App is "tiktok");
        Assert.Equal(("open", "open", proposed.Nummer), (story.Toegang, finding.Status, finding.Campagne));
        Assert.Equal(["remind", "warn", "remove", "block"], finding.Volgend.Select(step => step.Stap).SkipWhile(step => step is "ask"));
        Assert.All(finding.Volgend.Where(step => step.Stap is "remove"), step => Assert.Equal(new(2026, 12, 28), step.Dag));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_goes_out_is_seen_tried_again_and_given_up_and_counted_for_who_sees_no_devices(string kind)
    {
        var clock = new FakeTimeProvider(Friday);
        await using var server = await RunningServer.Start(clock, kind: kind);
        await server.Round();
        var (maker, devices) = (As(server, Role.PolicyMaker), As(server, Role.DeviceAdministrator));
        var proposed = await maker.Campagnes.Alle(Cancel).SingleAsync(Cancel);
        await maker.Campagnes.Start(await maker.Campagnes.Schuif(await maker.Campagnes.Een(proposed.Nummer, Cancel), new(2026, 11, 19), Cancel), Cancel);
        await server.Round();
        await server.Round();

        var all = await devices.Uitgaand.Alle(cancel: Cancel).ToListAsync(Cancel);
        Assert.Contains(all, row => row.Soort is "notice");
        Assert.Contains(all, row => row.Soort is "message");
        Assert.Equal(all.Count, (await devices.Uitgaand.Tel(Cancel).ToListAsync(Cancel)).Sum(count => count.Wacht + count.Verzonden + count.Opgegeven));
        Assert.All(
            await As(server, Role.Auditor).Uitgaand.Tel(Cancel).Where(count => count.Soort is not "notice").ToListAsync(Cancel),
            count => Assert.All(((int?[])[count.Wacht, count.Verzonden, count.Opgegeven]).OfType<int>(), number => Assert.Equal(0, number % 5)));
        Assert.Equal((HttpStatusCode.Forbidden, "access.no-right"), await Refused(async () => await As(server, Role.Auditor).Uitgaand.Alle(cancel: Cancel).FirstAsync(Cancel)));

        var sent = all.FirstOrDefault(row => row.Status is "sent");
        if (sent is not null)
            Assert.Equal((HttpStatusCode.Conflict, "outgoing.sent"), await Refused(() => devices.Uitgaand.Opnieuw(sent.Nummer, Cancel)));
        var waiting = all.FirstOrDefault(row => row.Status is not "sent");
        Assert.NotNull(waiting);
        Assert.Equal("waiting", (await devices.Uitgaand.Opnieuw(waiting.Nummer, Cancel)).Status);
        var given = await devices.Uitgaand.GeefOp(waiting.Nummer, Cancel);
        Assert.Equal("given-up", given.Status);
        Assert.Equal((HttpStatusCode.Conflict, "outgoing.given-up"), await Refused(() => devices.Uitgaand.GeefOp(waiting.Nummer, Cancel)));
        Assert.Equal("waiting", (await devices.Uitgaand.Opnieuw(waiting.Nummer, Cancel)).Status);
        Assert.Equal((HttpStatusCode.NotFound, "outgoing.unknown"), await Refused(() => devices.Uitgaand.Opnieuw(999_999, Cancel)));
    }

    private static AppwachtClient As(RunningServer server, Role role) => new(server.On(Friday, role), DemoOrganisation.Id.Value);
}
