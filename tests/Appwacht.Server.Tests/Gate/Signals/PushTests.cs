using System.Net;
using System.Text;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Core.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Enforcement;
using Appwacht.Server.Gate.Signals;
using Appwacht.Server.Hosting;
using Appwacht.Server.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Tests.Gate.Signals;

public class PushTests
{
    private const string Loopback = "127.0.0.1";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_receiver_that_is_away_for_a_day_hears_everything_afterwards_in_its_order(string kind)
    {
        var clock = new MovedClock();
        await using var server = await RunningServer.Start(clock, settings => settings.SignalHosts.Add(Loopback), kind: kind);
        var device = await GateTests.ShutOut(server);
        var other = await AlsoShutOut(server, device.Number);
        await using var receiver = await server.Receiver();
        var address = await receiver.Listen();
        await receiver.Register(new { method = "urn:ietf:rfc:8935", endpoint_url = address, authorization_header = "Bearer van-de-ontvanger" });
        await SignalStage.Until(() => Task.FromResult(receiver.Brought.Count == 2), "What is so did not come.");
        Assert.Equal(("application/secevent+jwt", "application/json", "Bearer van-de-ontvanger"), receiver.Said);
        Assert.False(receiver.Stream.ToString().Contains("van-de-ontvanger", StringComparison.Ordinal));

        await receiver.Stop();
        var expected = new List<(int, string)> { (device.Number, "not-compliant"), (other.Number, "not-compliant") };
        for (var (hour, count) = (0, 0); hour < 24; hour += 3)
        {
            var (one, isShutOut) = (hour % 2 == 0 ? device : other, hour / 6 % 2 == 1);
            await server.Set(one.Number, isShutOut);
            expected.Add((one.Number, isShutOut ? "not-compliant" : "compliant"));
            count++;
            await SignalStage.Until(async () => await Waiting(server) == count, $"Change {count} was not stored.");
            clock.By += TimeSpan.FromHours(3);
        }

        await using (var db = GateTests.Open(server))
        {
            await SignalStage.Until(async () => await db.Set<SignalStream>().AsNoTracking().AnyAsync(stream => stream.Failures > 0 && stream.Fault == PushFault.Unreachable, Cancel), "It was not tried.");
            Assert.Equal(StreamStatus.Enabled, (await db.Set<SignalStream>().AsNoTracking().SingleAsync(Cancel)).Status);
        }

        await receiver.Listen(address[..address.LastIndexOf('/')]);
        clock.By += TimeSpan.FromHours(1);
        await SignalStage.Until(() => Task.FromResult(receiver.Brought.Count >= expected.Count), "Not everything came.");
        var heard = new List<(int, string)>();
        foreach (var token in receiver.Brought)
        {
            var said = SignalReceiver.Of(await receiver.Check(token));
            heard.Add((said.Device == device.Key ? device.Number : said.Device == other.Key ? other.Number : 0, said.To!)); // a change says to what
        }

        Assert.Equal(expected[2..], heard[2..]);
        Assert.Equal(expected[..2].Order(), heard[..2].Order());
        await SignalStage.Until(async () => await Waiting(server) == 0, "What was taken is still there.");
    }

    [Fact]
    public async Task A_receiver_that_refuses_for_good_is_left_alone_and_loses_nothing()
    {
        await using var server = await RunningServer.Start(change: settings => settings.SignalHosts.Add(Loopback));
        var device = await GateTests.ShutOut(server);
        await using var receiver = await server.Receiver();
        var asked = 0;
        receiver.Answer = () => Interlocked.Increment(ref asked) > 0 ? StatusCodes.Status401Unauthorized : 0;
        await receiver.Register(new { method = "urn:ietf:rfc:8935", endpoint_url = await receiver.Listen() });
        await using var db = GateTests.Open(server);
        await SignalStage.Until(async () => await db.Set<SignalStream>().AsNoTracking().AnyAsync(stream => stream.Status == StreamStatus.Paused, Cancel), "It was not paused.");
        // Once with the signal, once with that the stream stopped.
        await SignalStage.Until(() => Task.FromResult(asked == 2), "It was not told.");
        await Task.Delay(TimeSpan.FromSeconds(3), Cancel);
        Assert.Equal((2, 1, "not-authorized"), (asked, await Waiting(server), (await db.Set<SignalStream>().AsNoTracking().SingleAsync(Cancel)).Reason));

        receiver.Answer = () => StatusCodes.Status202Accepted;
        using var again = await receiver.Send(HttpMethod.Post, "status_endpoint", new { stream_id = receiver.Id, status = "enabled" });
        await SignalStage.Until(() => Task.FromResult(receiver.Brought.Count == 1), "It did not go on.");
        Assert.Equal(device.Key, SignalReceiver.Of(await receiver.Check(receiver.Brought.Single())).Device);
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        await using var server = await RunningServer.Start(change: settings => settings.SignalHosts.Add(Loopback));
        await GateTests.ShutOut(server);
        await using var receiver = await server.Receiver();
        receiver.Answer = () => StatusCodes.Status302Found;
        await receiver.Register(new { method = "urn:ietf:rfc:8935", endpoint_url = await receiver.Listen() });
        await using var db = GateTests.Open(server);
        await SignalStage.Until(async () => await db.Set<SignalStream>().AsNoTracking().AnyAsync(stream => stream.Status == StreamStatus.Paused && stream.Fault == PushFault.Refuses, Cancel), "It was not paused.");
        Assert.Empty(receiver.Brought);
    }

    [Theory]
    [InlineData("https://receiver.example.nl/events", null)]
    [InlineData("https://93.184.216.34/events", null)]
    [InlineData("https://vpn.binnen:8443/x?y=1", null)]
    [InlineData("http://127.0.0.1:9/x", null)]
    [InlineData("http://receiver.example.nl/events", "signal.https")]
    [InlineData("http://vpn.binnen/x", "signal.https")]
    [InlineData("https://localhost/x", "signal.inside")]
    [InlineData("https://10.0.0.1/x", "signal.inside")]
    [InlineData("https://169.254.169.254/latest", "signal.inside")]
    [InlineData("https://[::1]/x", "signal.inside")]
    [InlineData("https://[::ffff:192.168.0.1]/x", "signal.inside")]
    [InlineData("https://2130706434/x", "signal.inside")]
    [InlineData("https://0x7f.2/x", "signal.inside")]
    [InlineData("https://user@receiver.example.nl/", "signal.address")]
    [InlineData("https://receiver.example.nl/#x", "signal.address")]
    [InlineData("ftp://receiver.example.nl/", "signal.address")]
    [InlineData("https://receiver.example.nl/a b", "signal.address")]
    [InlineData("/events", "signal.address")]
    [InlineData("", "signal.address")]
    [InlineData(null, "signal.address")]
    public void An_address_is_https_and_not_inside_unless_its_host_was_named(string? address, string? code) =>
        Assert.Equal(code, new PushAddresses(new ServerSettings { SignalHosts = { "vpn.binnen", Loopback } }).WhyNot(address)?.Code);

    [Theory]
    [InlineData("8.8.8.8", false)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("2a00:1450::1", false)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("::", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("2002:a00:1::1", true)]
    [InlineData("::ffff:8.8.8.8", false)]
    public void What_is_inside_is_known_by_its_address(string address, bool isInside) => Assert.Equal(isInside, PushAddresses.IsInside(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_inside_is_not_connected_to()
    {
        await Assert.ThrowsAsync<InsideException>(async () => await new PushAddresses(new ServerSettings()).Connect(new DnsEndPoint("localhost", 9), Cancel));
    }

    [Theory]
    [InlineData(1, null, 5)]
    [InlineData(2, null, 10)]
    [InlineData(8, null, 640)]
    [InlineData(11, null, 3600)]
    [InlineData(1000, null, 3600)]
    [InlineData(1, 120, 120)]
    [InlineData(5, -10, 5)]
    [InlineData(1, 999_999_999, 6 * 3600)]
    public void Pauses_grow_to_an_hour_and_a_receiver_may_ask_for_at_most_six(int failures, int? asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), BringSignals.Pause(failures, asked is { } wait ? TimeSpan.FromSeconds(wait) : null));

    [Theory]
    [InlineData(202, PushAnswer.Taken)]
    [InlineData(200, PushAnswer.Taken)]
    [InlineData(400, PushAnswer.Never)]
    [InlineData(401, PushAnswer.Never)]
    [InlineData(404, PushAnswer.Later)]
    [InlineData(410, PushAnswer.Never)]
    [InlineData(429, PushAnswer.Later)]
    [InlineData(503, PushAnswer.Later)]
    [InlineData(307, PushAnswer.Never)]
    public void What_means_never_is_not_tried_again(int status, PushAnswer answer) => Assert.Equal(answer, SignalPush.Of((HttpStatusCode)status, null).Answer);

    [Fact]
    public async Task Nothing_that_a_receiver_sends_breaks_the_transmitter()
    {
        await using var server = await RunningServer.Start();
        await using var receiver = await server.Receiver();
        await receiver.Register();
        using var client = server.With(await server.SignalKey());
        var seed = new Random(1);
        string[] values =
        [
            "null", "0", "-1", "1e400", "true", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "{}", "[null]", "[1]", "{\"a\":{}}", $"\"{receiver.Id}\"", $"\"{new string('z', 5000)}\"", "\"urn:ietf:rfc:8935\"", "\"enabled\"", "\"complex\"", "\"https://a.example/ \\n\"",
            "{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"https://[::1\"}", "{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"https://a.example\",\"authorization_header\":\"a\\r\\nb\"}", "{\"method\":null}", "{\"format\":\"complex\",\"device\":{\"format\":\"iss_sub\",\"iss\":\"\\ud800\",\"sub\":\"\\u0000\"}}",
            "{\"format\":\"complex\",\"device\":7,\"tenant\":[]}", new string('[', 3000), "99999999999999999999",
        ];
        string[] names = ["stream_id", "iss", "aud", "delivery", "events_requested", "events_delivered", "events_supported", "min_verification_interval", "description", "status", "reason", "state", "subject", "verified", "maxEvents", "returnImmediately", "ack", "setErrs"];
        string[] paths = ["stream", "status", "verification", "subjects/add", "subjects/remove", "poll/" + receiver.Id, "poll/%00", "poll/x"];
        for (var round = 0; round < 1500; round++)
        {
            T Pick<T>(T[] from) => from[seed.Next(from.Length)];
            var method = Pick<string>(["POST", "POST", "POST", "PATCH", "PUT", "GET", "DELETE"]);
            var body = seed.Next(12) == 0 ? Pick(values) : $"{{\"stream_id\":\"{receiver.Id}\",{(seed.Next(2) == 0 ? "\"returnImmediately\":true," : "\"maxEvents\":0,")}{string.Join(',', Enumerable.Range(0, seed.Next(1, 4)).Select(_ => $"\"{Pick(names)}\":{Pick(values)}"))}}}";
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/signalen/gemeente-voorbeeld/{Pick(paths)}?stream_id={Pick<string>([receiver.Id, "%00", "", "x&stream_id=y", "%ff"])}");
            if (method is not "GET")
                request.Content = new StringContent(body, Encoding.UTF8, Pick<string>(["application/json", "text/plain", "application/secevent+jwt"]));
            request.Headers.TryAddWithoutValidation("Authorization", (seed.Next(4) == 0 ? client : receiver.Client).DefaultRequestHeaders.Authorization!.ToString()); // both have a key
            using var answer = await receiver.Client.SendAsync(request, Cancel);
            Assert.True((int)answer.StatusCode < 500, $"{method} {request.RequestUri} {body}: {answer.StatusCode}");
        }
    }

    private static async Task<int> Waiting(RunningServer server)
    {
        await using var db = GateTests.Open(server);
        return await db.Set<Signal>().CountAsync(signal => signal.Kind == SignalKind.Change, Cancel);
    }

    /// <summary>Another device that is shut out.</summary>
    private static async Task<DeviceRow> AlsoShutOut(RunningServer server, int but)
    {
        await using var db = GateTests.Open(server);
        var finding = await db.Set<FindingRow>().FirstAsync(row => row.Device != but && row.Kind == FindingKind.App && row.ClosedAt == null && row.State == FindingState.Open && db.Set<DeviceRow>().Any(device => device.Number == row.Device && device.Ownership == Policy.Devices.Ownership.Managed), Cancel);
        (finding.IsBlocked, finding.Last) = (true, StepKind.Block);
        await db.SaveChangesAsync(Cancel);
        return await db.Set<DeviceRow>().AsNoTracking().SingleAsync(device => device.Number == finding.Device, Cancel);
    }
}
