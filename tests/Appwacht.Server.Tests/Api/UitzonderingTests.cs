using System.Net;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Api;

public class UitzonderingTests
{
    private static readonly DateOnly From = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);

    [Fact]
    public async Task An_approved_exemption_lifts_the_verdict_and_taking_it_back_restores_it()
    {
        await using var server = await RunningServer.Start();
        var devices = server.Client(Role.DeviceAdministrator);
        var finding = await devices.Toestellen.Bevindingen(app: "tiktok", cancel: TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
        var before = (await devices.Toestellen.Tel(TestContext.Current.CancellationToken)).Apps.Single(app => app.App is "tiktok").Toestellen;

        var (adviser, approver) = (server.Client(Role.PrivacyOfficer), server.Client(Role.Approver));
        var requested = await devices.Uitzonderingen.VraagAan(Request(finding.Toestel), TestContext.Current.CancellationToken);
        var early = await Assert.ThrowsAsync<ApiException>(() => approver.Uitzonderingen.Besluit(requested, "goedkeuren", "akkoord", TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.Conflict, "exemption.state"), (early.Status, early.Code));
        var advised = await adviser.Uitzonderingen.Adviseer(requested, "Kan, met een apart toestel.", TestContext.Current.CancellationToken);
        var approved = await approver.Uitzonderingen.Besluit(advised, "goedkeuren", "akkoord", TestContext.Current.CancellationToken);
        Assert.True(approved.Value.Geldt);

        var lifted = await devices.Toestellen.Een(finding.Toestel, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(lifted.Bevindingen, one => one.App is "tiktok");
        Assert.Equal($"{approved.Value.Nummer}", lifted.Uitgezonderd.Single().Uitzondering);
        Assert.Equal(before - 1, (await devices.Toestellen.Tel(TestContext.Current.CancellationToken)).Apps.Single(app => app.App is "tiktok").Toestellen);

        await approver.Uitzonderingen.TrekIn(approved, "Taak is klaar.", TestContext.Current.CancellationToken);
        Assert.Contains((await devices.Toestellen.Een(finding.Toestel, TestContext.Current.CancellationToken)).Bevindingen, one => one.App is "tiktok");
    }

    [Fact]
    public async Task Who_may_not_see_devices_does_not_see_for_which_an_exemption_is()
    {
        await using var server = await RunningServer.Start();
        var asker = server.Client(Role.DeviceAdministrator);
        var requested = await asker.Uitzonderingen.VraagAan(Request(1), TestContext.Current.CancellationToken);
        Assert.NotNull(requested.Value.Onderwerp);
        Assert.Null((await server.Client(Role.Auditor).Uitzonderingen.Alle(status: "requested", cancel: TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken)).Onderwerp);
        Assert.Single(await asker.Uitzonderingen.Mijn(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await server.Client(Role.Auditor).Uitzonderingen.Alle(status: "approved", cancel: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_employee_asks_for_themselves_and_for_nobody_else()
    {
        await using var server = await RunningServer.Start();
        var employee = server.Employee("P00001");
        var own = await employee.Uitzonderingen.VraagAan(Request(null) with { Bereik = "person" }, TestContext.Current.CancellationToken);
        Assert.Equal("P00001", own.Value.Onderwerp);
        foreach (var other in new[] { Request(null) with { Bereik = "person", Onderwerp = "P00002" }, Request(2), Request(null) with { Bereik = "unit", Onderwerp = "Bestuur" } })
            Assert.Equal("exemption.subject", (await Assert.ThrowsAsync<ApiException>(() => employee.Uitzonderingen.VraagAan(other, TestContext.Current.CancellationToken))).Code);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_request_is_said_at_once()
    {
        await using var server = await RunningServer.Start();
        var refused = await Assert.ThrowsAsync<ApiException>(() => server.Client(Role.DeviceAdministrator).Uitzonderingen.VraagAan(
            new Uitzonderingsaanvraag("iedereen", null, "geen-app", "", " ", null, From, From.AddMonths(13)), TestContext.Current.CancellationToken));
        Assert.Equal(
            ["exemption.scope", "exemption.app", "exemption.taak", "exemption.motivering", "exemption.maatregelen", "EXM008"], refused.Problem?.Fouten.Select(fault => fault.Code));
    }

    private static Uitzonderingsaanvraag Request(int? device) => new(
        "device", device?.ToString(System.Globalization.CultureInfo.InvariantCulture), "tiktok", "Toezicht op jeugd", "Alleen daar te zien.", "Apart toestel, zonder contacten.", From, From.AddMonths(6));
}
