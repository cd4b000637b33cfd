using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Enforcement;
using Appwacht.Server.Demo;
using Appwacht.Server.Gate;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Appwacht.Server.Tests.Gate;

public class GateTests
{
    private const string Passes = "/noodtoegang";

    private static readonly string Address = $"/poort/{DemoOrganisation.Id}";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_device_that_is_shut_out_is_let_in_again_when_its_app_is_gone_or_allowed_or_it_is_let_through(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var device = await ShutOut(server);
        using var gate = await Gate(server);
        await Within(gate, device.Key, HttpStatusCode.Forbidden, "blocked");

        // Let through, and no more.
        using var administrator = server.As(Role.DeviceAdministrator);
        using var given = await administrator.PostAsJsonAsync(RunningServer.Municipality + Passes, new NieuweNoodtoegang(device.Number, "Crisisoverleg", 2), WireJson.Default.NieuweNoodtoegang, Cancel);
        var pass = await given.Content.ReadFromJsonAsync(WireJson.Default.Noodtoegang, Cancel);
        Assert.Equal((HttpStatusCode.Created, device.Number, true, TimeSpan.FromHours(2)), (given.StatusCode, pass!.Toestel, pass.Loopt, pass.Tot - pass.Van));
        await Within(gate, device.Key, HttpStatusCode.OK, "passed");
        using var ended = await administrator.PostAsync($"{RunningServer.Municipality}{Passes}/{pass.Nummer}/_beeindig", null, Cancel);
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        await Within(gate, device.Key, HttpStatusCode.Forbidden, "blocked");

        // An inventory without the app, before any round.
        await Bring(server, device.Key);
        await Within(gate, device.Key, HttpStatusCode.OK, "open");
        await using var db = Open(server);
        Assert.True(await db.Set<FindingRow>().AnyAsync(finding => finding.Device == device.Number && finding.IsBlocked, Cancel));
        Assert.Equal(["gate-pass.given", "gate-pass.ended"], await db.Set<AuditEntry>().Where(entry => entry.Action.StartsWith("gate-pass")).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync(Cancel));
    }

    [Fact]
    public async Task What_is_let_through_for_some_hours_ends_by_itself()
    {
        await using var server = await RunningServer.Start();
        var device = await ShutOut(server);
        await using var db = Open(server);
        var now = TimeProvider.System.GetUtcNow();
        db.Add(new GatePass { Device = device.Number, Reason = "Proef", From = now.AddHours(-2), Until = now.AddSeconds(3), GivenBy = "member:1" });
        await db.SaveChangesAsync(Cancel);
        using var gate = await Gate(server);
        await Within(gate, device.Key, HttpStatusCode.OK, "passed");
        for (var began = Stopwatch.StartNew(); (await Ask(gate, device.Key)).Status is not HttpStatusCode.Forbidden; await Task.Delay(50, Cancel))
            Assert.True(began.Elapsed < TimeSpan.FromSeconds(10));
        Assert.True(TimeProvider.System.GetUtcNow() >= now.AddSeconds(3));
    }

    [Fact]
    public async Task A_device_that_is_not_known_is_let_in_when_that_was_chosen_and_who_shows_none_never()
    {
        await using var server = await RunningServer.Start();
        using var gate = await Gate(server);
        Assert.Equal((HttpStatusCode.OK, "unknown"), await Ask(gate, "nobody-knows-me"));
        Assert.Equal((HttpStatusCode.Forbidden, "unknown"), await Ask(gate, ""));
        Assert.Equal((HttpStatusCode.Forbidden, "unknown"), await Ask(gate, "O=Gemeente,CN="));
        await using var db = Open(server);
        await new SetGate(db, new AuditTrail(db, Actor.Operator, TimeProvider.System)).Handle(false, "Servicedesk <020 123 45 67>", Cancel);
        await Within(gate, "nobody-knows-me", HttpStatusCode.Forbidden, "unknown");
    }

    [Fact]
    public async Task A_key_opens_the_gate_of_its_organisation_and_nothing_else()
    {
        await using var server = await RunningServer.Start();
        using var gate = await Gate(server);
        var key = gate.DefaultRequestHeaders.Authorization!.Parameter!; // Gate sets it
        using var elsewhere = await gate.GetAsync("/poort/andere-gemeente", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
        foreach (var endpoint in Endpoints.Of(server).Where(endpoint => endpoint.Route.Metadata.GetMetadata<Appwacht.Server.Access.NeedsAttribute>() is not null && endpoint.Address("1").StartsWith("/v1", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), endpoint.Address("1"));
            using var answer = await gate.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized, $"{endpoint.Method} {endpoint.Address("1")}: {answer.StatusCode}");
        }

        foreach (var wrong in (string[])[key[..^1] + (key[^1] is '0' ? '1' : '0'), key + "0", GateKey.Prefix, "", server.Issuer.Token("user", [Role.Ciso.Name()])])
        {
            using var other = server.Anonymous();
            if (wrong is not "")
                other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", wrong);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(other, "d1")).Status);
            using var api = await other.GetAsync($"{RunningServer.Municipality}/toegang/1", Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        }

        await using var db = Open(server);
        var number = await db.Set<GateKey>().Select(one => one.Number).SingleAsync(Cancel);
        await new ChangeGateKeys(db, new AuditTrail(db, Actor.Operator, TimeProvider.System), TimeProvider.System).Withdraw(number, Cancel);
        await Within(gate, "d1", HttpStatusCode.Unauthorized, "");
    }

    [Fact]
    public async Task The_api_tells_of_a_device_by_its_number()
    {
        await using var server = await RunningServer.Start();
        var device = await ShutOut(server);
        using var gate = await Gate(server);
        await Within(gate, device.Key, HttpStatusCode.Forbidden, "blocked");
        Assert.Equal(new Toegang(device.Number, "blocked", false), await gate.GetFromJsonAsync($"{RunningServer.Municipality}/toegang/{device.Number}", WireJson.Default.Toegang, Cancel));
        using var unknown = await gate.GetAsync($"{RunningServer.Municipality}/toegang/999999", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Envoy_gets_the_explanation_with_the_refusal_whatever_was_asked_for()
    {
        await using var server = await RunningServer.Start();
        var device = await ShutOut(server);
        await using (var db = Open(server))
            await new SetGate(db, new AuditTrail(db, Actor.Operator, TimeProvider.System)).Handle(true, "Servicedesk <b>020</b>", Cancel);
        using var gate = await Gate(server);
        await Within(gate, device.Key, HttpStatusCode.Forbidden, "blocked");
        foreach (var (method, address) in ((string, string)[])[("GET", "/"), ("POST", "/a/b%20c?x=1"), ("DELETE", "/v1/x/"), ("PROPFIND", "/deep/er.html")])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Address + address);
            request.Headers.Add(GateEndpoints.Device, $"CN={device.Key},O=Gemeente");
            using var answer = await gate.SendAsync(request, Cancel);
            var page = await answer.Content.ReadAsStringAsync(Cancel);
            if (address is not "/")
                Assert.Contains("Servicedesk &lt;b&gt;020", page, StringComparison.Ordinal);
            Assert.Equal((HttpStatusCode.Forbidden, ExplanationPage.AddressOf(DemoOrganisation.Id)), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }
    }

    [Theory]
    [InlineData("d1", "d1")]
    [InlineData("CN=d1,O=Gemeente", "d1")]
    [InlineData("O=Gemeente, CN=d1", "d1")]
    [InlineData("/O=Gemeente/CN=d1", "d1")]
    [InlineData("O=Gemeente", "O=Gemeente")]
    [InlineData("O=XCN=d2", "")]
    [InlineData("", "")]
    public void The_device_is_read_from_a_certificate_or_taken_as_it_is(string header, string device) => Assert.Equal(device, GateEndpoints.DeviceIn(header));

    [Fact]
    public async Task Whoever_is_shut_out_reads_why_without_signing_in_in_the_language_they_ask_for()
    {
        await using var server = await RunningServer.Start();
        using var gate = await Gate(server);
        await Within(gate, "x", HttpStatusCode.OK, "unknown");
        using var anybody = server.Anonymous();
        using var page = await anybody.GetAsync(ExplanationPage.AddressOf(DemoOrganisation.Id), Cancel);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("style-src 'sha256-", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"nl\">", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        anybody.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Contains("<html lang=\"en\">", await anybody.GetStringAsync(ExplanationPage.AddressOf(DemoOrganisation.Id), Cancel), StringComparison.Ordinal);
        using var nowhere = await anybody.GetAsync("/toegang/bestaat-niet", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Theory]
    [InlineData("", 2, "gate-pass.reason", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Crisis", 0, "gate-pass.hours", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Crisis", 25, "gate-pass.hours", HttpStatusCode.UnprocessableEntity)]
    public async Task Letting_through_asks_for_a_reason_and_an_end(string reason, int hours, string code, HttpStatusCode status)
    {
        await using var server = await RunningServer.Start();
        using var administrator = server.As(Role.DeviceAdministrator);
        using var refused = await administrator.PostAsJsonAsync(RunningServer.Municipality + Passes, new NieuweNoodtoegang(1, reason, hours), WireJson.Default.NieuweNoodtoegang, Cancel);
        Assert.Equal((status, code), (refused.StatusCode, (await refused.Content.ReadFromJsonAsync(WireJson.Default.Probleem, Cancel))?.Code));
    }

    /// <summary>A device of the organisation itself on which something was found, and for which it was shut out.</summary>
    internal static async Task<DeviceRow> ShutOut(RunningServer server)
    {
        await server.Round();
        await using var db = Open(server);
        var finding = await db.Set<FindingRow>().FirstAsync(row => row.Kind == FindingKind.App && row.ClosedAt == null && row.State == FindingState.Open && db.Set<DeviceRow>().Any(device => device.Number == row.Device && device.Ownership == Policy.Devices.Ownership.Managed), Cancel);
        (finding.IsBlocked, finding.Last) = (true, StepKind.Block);
        await db.SaveChangesAsync(Cancel);
        return await db.Set<DeviceRow>().AsNoTracking().SingleAsync(device => device.Number == finding.Device, Cancel);
    }

    /// <summary>A client with a key of the gate.</summary>
    private static async Task<HttpClient> Gate(RunningServer server)
    {
        await using var db = Open(server);
        var made = await new ChangeGateKeys(db, new AuditTrail(db, Actor.Operator, TimeProvider.System), TimeProvider.System).Make("proef", GateKeyUse.Ask, Cancel);
        var client = server.With(Assert.IsType<Outcome<string>.Done>(made).Value);
        for (var began = Stopwatch.StartNew(); (await Ask(client, "x")).Status is HttpStatusCode.Unauthorized or HttpStatusCode.ServiceUnavailable; await Task.Delay(10, Cancel))
            Assert.True(began.Elapsed < TimeSpan.FromSeconds(30), "The gate did not take the key.");
        return client;
    }

    /// <summary>The gate answers so within a second.</summary>
    private static async Task Within(HttpClient gate, string device, HttpStatusCode status, string says)
    {
        var began = Stopwatch.StartNew();
        (HttpStatusCode Status, string Says) answer;
        while ((answer = await Ask(gate, device)) != (status, says))
            Assert.True(began.Elapsed < TimeSpan.FromSeconds(1), $"{began.Elapsed}: still {answer}, not {(status, says)}");
    }

    private static async Task<(HttpStatusCode Status, string Says)> Ask(HttpClient client, string device)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.TryAddWithoutValidation(GateEndpoints.Device, device);
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(Cancel));
        return (answer.StatusCode, answer.Headers.TryGetValues(GateEndpoints.Access, out var says) ? says.Single() : "");
    }

    internal static async Task Bring(RunningServer server, string device)
    {
        using var client = server.As(Role.DeviceAdministrator);
        using var content = new StringContent($$"""{"device":"{{device}}","at":"{{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ss.ffffffZ}}","apps":[]}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(RunningServer.Municipality + "/inventarissen", content, Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    internal static OrganisationDb Open(RunningServer server) => server.App.Services.GetRequiredService<IDatabases>().Open(DemoOrganisation.Id);
}
