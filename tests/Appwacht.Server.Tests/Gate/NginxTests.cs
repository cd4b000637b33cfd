using System.Diagnostics;
using System.Net;
using System.Text;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Appwacht.Server.Gate;
using Appwacht.Server.Tests.Import;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Tests.Gate;

/// <summary>The gate as it is used: NGINX from the distribution with the configuration that we give along, the server as a process of its own, devices with certificates.</summary>
public class NginxTests
{
    /// <summary>A device that is let in, and one that is shut out.</summary>
    internal const string Clean = "d-clean";
    /// <inheritdoc cref="Clean"/>
    internal const string Shut = "d-shut";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_is_shut_out_reads_why_and_is_let_in_within_a_second_of_the_removal(string kind)
    {
        await Nginx.Need();
        await using var server = await ServerProcess.Make(kind);
        var key = await WithOneShutOut(server);
        await using var nginx = await Nginx.Start(server.Client.BaseAddress!, ServerProcess.Id.Value, key, "gate-closed.conf");
        using HttpClient clean = nginx.On(Clean), shut = nginx.On(Shut), nobody = nginx.On(null);
        Assert.Equal((HttpStatusCode.OK, true), await Ask(clean, "Welkom"));
        Assert.Equal((HttpStatusCode.Forbidden, true), await Ask(shut, "Dit toestel heeft nu geen toegang"));
        Assert.Equal((HttpStatusCode.Forbidden, true), await Ask(nobody, "Dit toestel heeft nu geen toegang"));

        await Bring(server.Client, Shut, "android:allowed");
        var began = Stopwatch.StartNew();
        while ((await Ask(shut, "Welkom")).Status is not HttpStatusCode.OK)
            Assert.True(began.Elapsed < Second, $"{began.Elapsed} after the inventory the device was not let in.");
    }

    [Theory]
    [InlineData("gate-closed.conf", HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable)]
    [InlineData("gate-open.conf", HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("gate-last-known.conf", HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Forbidden)]
    public async Task Without_Appwacht_it_goes_as_was_chosen(string gate, HttpStatusCode ofClean, HttpStatusCode ofShut, HttpStatusCode ofUnseen, HttpStatusCode withoutCertificate)
    {
        await Nginx.Need();
        await using var server = await ServerProcess.Make(TestDatabases.Sqlite);
        var key = await WithOneShutOut(server);
        await using var nginx = await Nginx.Start(server.Client.BaseAddress!, ServerProcess.Id.Value, key, gate);
        using HttpClient clean = nginx.On(Clean), shut = nginx.On(Shut), unseen = nginx.On("d-unseen"), nobody = nginx.On(null);
        Assert.Equal(HttpStatusCode.OK, (await Ask(clean)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(shut)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(nobody)).Status);
        server.Kill();
        Assert.Equal((ofClean, ofShut, ofUnseen, withoutCertificate), ((await Ask(clean)).Status, (await Ask(shut)).Status, (await Ask(unseen)).Status, (await Ask(nobody)).Status));
    }

    [Fact]
    public async Task What_was_kept_for_bad_times_is_not_used_in_good_ones()
    {
        await Nginx.Need();
        await using var server = await ServerProcess.Make(TestDatabases.Sqlite);
        var key = await WithOneShutOut(server);
        await using var nginx = await Nginx.Start(server.Client.BaseAddress!, ServerProcess.Id.Value, key, "gate-last-known.conf");
        using var shut = nginx.On(Shut);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(shut)).Status);
        await Bring(server.Client, Shut, "android:allowed");
        var began = Stopwatch.StartNew();
        while ((await Ask(shut)).Status is not HttpStatusCode.OK)
            Assert.True(began.Elapsed < Second, $"{began.Elapsed} after the inventory the device was not let in.");
        server.Kill();
        Assert.Equal(HttpStatusCode.OK, (await Ask(shut)).Status);
    }

    /// <summary>Two devices, one of which is shut out for an app that is still on it; and the key of the gate. The server runs.</summary>
    internal static async Task<string> WithOneShutOut(ServerProcess server)
    {
        await server.Start();
        var import = new ImportClient(server.Client, ServerProcess.Organisation);
        var (_, number) = await import.Begin("devices");
        await import.Send(number, 1, string.Concat(((string[])[Clean, Shut]).Select(device => $$$"""{"toestel":{"id":"{{{device}}}","naam":"{{{device}}}","soort":"phone","platform":"android","eigendom":"managed"}}""" + "\n")));
        await Bring(server.Client, Clean, "android:allowed");
        await Bring(server.Client, Shut, "android:denied");
        server.Kill();
        await using var db = server.Databases.Open(ServerProcess.Id);
        var device = await db.Set<DeviceRow>().SingleAsync(row => row.Key == Shut, Cancel);
        var at = TimeProvider.System.GetUtcNow();
        db.Add(new FindingRow { Device = device.Number, Kind = FindingKind.App, App = "android:denied", Episode = 1, Effect = Effect.Deny, OpenedAt = at, Last = StepKind.Block, LastAt = at, IsBlocked = true });
        await db.SaveChangesAsync(Cancel);
        var made = await new ChangeGateKeys(db, new AuditTrail(db, Actor.Operator, TimeProvider.System), TimeProvider.System).Make("nginx", GateKeyUse.Ask, Cancel);
        await server.Start();
        var key = Assert.IsType<Outcome<string>.Done>(made).Value;
        using var gate = new HttpClient { BaseAddress = server.Client.BaseAddress };
        gate.DefaultRequestHeaders.Authorization = new("Bearer", key);
        gate.DefaultRequestHeaders.Add(GateEndpoints.Device, Clean);
        for (var began = Stopwatch.StartNew(); ; await Task.Delay(20, Cancel))
        {
            using var answer = await gate.GetAsync($"{GateEndpoints.Root}/{ServerProcess.Id}", Cancel);
            if (answer.StatusCode is HttpStatusCode.OK)
                return key;
            Assert.True(began.Elapsed < TimeSpan.FromSeconds(30), $"The gate answers {answer.StatusCode}.");
        }
    }

    /// <summary>Brings what is on a device.</summary>
    internal static async Task Bring(HttpClient client, string device, string app)
    {
        var at = TimeProvider.System.GetUtcNow();
        using var content = new StringContent($$"""{"device":"{{device}}","at":"{{at:yyyy-MM-ddTHH:mm:ss.ffffffZ}}","apps":[{"id":"{{app}}"}]}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(ServerProcess.Organisation + "/inventarissen", content, Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, bool Says)> Ask(HttpClient client, string text = "")
    {
        using var answer = await client.GetAsync("/", Cancel);
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync(Cancel)).Contains(text, StringComparison.Ordinal));
    }
}
