using System.Net;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Tests.Hosting;

namespace Appwacht.Server.Tests.Api;

public class InzageTests
{
    [Fact]
    public async Task Who_may_not_see_devices_sees_no_small_count_and_nothing_that_gives_one_away()
    {
        await using var server = await RunningServer.Start();
        var (all, some) = (await server.Client(Role.DeviceAdministrator).Toestellen.Tel(TestContext.Current.CancellationToken), await server.Client(Role.Ciso).Toestellen.Tel(TestContext.Current.CancellationToken));
        Assert.Equal((33, 2), (all.Apps.Single(app => app.App is "tiktok").Mobiel, all.Apps.Single(app => app.App is "tiktok").Laptops));
        Assert.Equal((35, null, null), Pair(some.Apps.Single(app => app.App is "tiktok")));
        Assert.DoesNotContain(some.Apps.SelectMany(app => new[] { app.Toestellen, app.Mobiel, app.Laptops, app.Waarschijnlijk }), count => count is > 0 and < 5);
        Assert.DoesNotContain(
            some.PerEenheid.Concat(some.PerSoort).Concat(some.PerEigendom).SelectMany(group => new[] { group.Toestellen, group.Weren, group.EerstBeoordelen, group.Ontraden, group.Toegestaan }),
            count => count is > 0 and < 5);
        Assert.Equal(all.Toestellen.Weren, some.Toestellen.Weren);
        Assert.Contains(all.Apps, app => app.Toestellen is < 5 and > 0);

        static (int?, int?, int?) Pair(Apptelling app) => (app.Toestellen, app.Mobiel, app.Laptops);
    }

    [Fact]
    public async Task Findings_are_filtered_and_agree_with_the_counts()
    {
        await using var server = await RunningServer.Start();
        var devices = server.Client(Role.DeviceAdministrator).Toestellen;
        var counts = await devices.Tel(TestContext.Current.CancellationToken);
        var tiktok = await devices.Bevindingen(app: "tiktok", oordeel: "deny", cancel: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(counts.Apps.Single(app => app.App is "tiktok").Toestellen, tiktok.Count(finding => finding.Zekerheid is "certain"));
        Assert.All(tiktok, finding => Assert.Contains(finding.Redenen, reason => reason.Regel is "gemeente-voorbeeld/landen"));
        Assert.Equal(
            counts.PerSoort.Single(kind => kind.Groep is "laptop").Weren,
            await devices.Alle(new(Oordeel: "deny", Soort: "laptop"), TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.BadRequest, (await Assert.ThrowsAsync<ApiException>(async () =>
            await devices.Alle(new(Oordeel: "verboden"), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken))).Status);
    }

    [Fact]
    public async Task Employees_see_their_own_devices_with_reasons_and_nobody_elses()
    {
        await using var server = await RunningServer.Start();
        var own = await server.Employee("P00001").Toestellen.Mijn(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(own);
        Assert.All(own, device => Assert.NotEmpty(device.WatWordtGelezen));
        Assert.Empty(await server.Employee("niemand").Toestellen.Mijn(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<ApiException>(() => server.Employee("P00001").Toestellen.Een(own[0].Nummer, TestContext.Current.CancellationToken))).Status);
    }

    [Fact]
    public async Task Everybody_looks_up_an_app_with_its_verdicts_and_who_is_behind_it()
    {
        await using var server = await RunningServer.Start();
        var register = server.Client(Role.Employee).Register;
        Assert.Contains(await register.Apps("tik", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken), app => app.Naam is "tiktok");
        var tiktok = await register.App("tiktok", cancel: TestContext.Current.CancellationToken);
        Assert.Contains(tiktok.Oordelen, verdict => verdict is { Eigendom: "managed", Risico: "standard", Oordeel: "deny" });
        Assert.Contains(tiktok.Zeggenschap, control => control.Land is "CN" && control.Schakels.Count > 0);
        Assert.Null(tiktok.Toestellen);
        Assert.Equal(35, (await server.Client(Role.Ciso).Register.App("tiktok", cancel: TestContext.Current.CancellationToken)).Toestellen);
        Assert.Contains("tiktok", (await register.Partij("bytedance", TestContext.Current.CancellationToken)).Apps ?? []);
        Assert.Contains((await register.Landenlijst("offensive-cyber-programme", TestContext.Current.CancellationToken)).Landen, country => country.Land is "CN");
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ApiException>(() => register.App("../beleid", cancel: TestContext.Current.CancellationToken))).Status);
    }
}
