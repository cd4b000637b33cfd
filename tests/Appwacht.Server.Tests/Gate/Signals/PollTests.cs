using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Core.Tests.Storage;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Tests.Gate.Signals;

public class PollTests
{
    private static readonly object AtOnce = new { returnImmediately = true };

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_receiver_that_comes_for_signals_hears_who_is_shut_out_let_through_and_let_in_again(string kind)
    {
        await using var server = await RunningServer.Start(kind: kind);
        var device = await GateTests.ShutOut(server);
        await using var receiver = await server.Receiver();
        Assert.Equal(["urn:ietf:rfc:8935", "urn:ietf:rfc:8936"], receiver.Metadata.GetProperty("delivery_methods_supported").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(["urn:ietf:rfc:6750"], receiver.Metadata.GetProperty("authorization_schemes").EnumerateArray().Select(one => one.GetProperty("spec_urn").GetString()));
        await receiver.Register();

        // What is so when the stream is made comes first, and comes again until it was taken.
        var first = await Next(receiver, new { });
        Assert.Equal((SignalReceiver.Change, device.Key, "compliant", "not-compliant", "policy"), SignalReceiver.Of(first.Claims));
        Assert.Equal("complex", first.Claims.GetProperty("sub_id").GetProperty("format").GetString());
        Assert.Equal(DemoOrganisation.Id.Value, first.Claims.GetProperty("sub_id").GetProperty("tenant").GetProperty("id").GetString());
        var said = first.Claims.GetProperty("events").GetProperty(SignalReceiver.Change);
        Assert.Equal(["nl", "en"], said.GetProperty("reason_user").EnumerateObject().Select(one => one.Name));
        Assert.InRange(said.GetProperty("event_timestamp").GetInt64(), Seconds(-60), Seconds(1));
        Assert.Equal(first.Jti, (await Next(receiver, AtOnce)).Jti);

        // Taken; the next is waited for.
        using var administrator = server.As(Role.DeviceAdministrator);
        var waiting = receiver.Poll(new { ack = (string[])[first.Jti] });
        using var given = await administrator.PostAsJsonAsync(RunningServer.Municipality + "/noodtoegang", new NieuweNoodtoegang(device.Number, "Crisisoverleg", 2), WireJson.Default.NieuweNoodtoegang, Cancel);
        var pass = await given.Content.ReadFromJsonAsync(WireJson.Default.Noodtoegang, Cancel);
        var second = Assert.Single((await waiting).Sets);
        Assert.Equal((SignalReceiver.Change, device.Key, "not-compliant", "compliant", "admin"), SignalReceiver.Of(second.Claims));

        // What the receiver cannot use does not come again.
        using var ended = await administrator.PostAsync($"{RunningServer.Municipality}/noodtoegang/{pass!.Nummer}/_beeindig", null, Cancel);
        var third = await Next(receiver, new { setErrs = new Dictionary<string, object> { [second.Jti] = new { err = "invalid_request", description = "?" } } });
        Assert.Equal(("compliant", "not-compliant"), (SignalReceiver.Of(third.Claims).From, SignalReceiver.Of(third.Claims).To));
        await GateTests.Bring(server, device.Key);
        var fourth = await Next(receiver, new { ack = (string[])[third.Jti] });
        Assert.Equal((SignalReceiver.Change, device.Key, "not-compliant", "compliant", "policy"), SignalReceiver.Of(fourth.Claims));
        Assert.Empty((await receiver.Poll(new { ack = (string[])[fourth.Jti], returnImmediately = true })).Sets);

        await using var db = GateTests.Open(server);
        var stream = await db.Set<SignalStream>().SingleAsync(Cancel);
        Assert.Equal((3, 1, 0), (stream.Taken, stream.Refused, await db.Set<Signal>().CountAsync(Cancel)));
        Assert.Contains("signal-stream.made", await db.Set<AuditEntry>().Select(entry => entry.Action).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Of_one_device_there_is_one_signal_at_a_time_and_no_more_than_were_asked_for()
    {
        await using var server = await RunningServer.Start();
        var device = await GateTests.ShutOut(server);
        await using var receiver = await server.Receiver();
        await receiver.Register();
        await Waiting(server, 1);
        await server.Set(device.Number, isShutOut: false);
        await Waiting(server, 2);
        await server.Set(device.Number, isShutOut: true);
        await Waiting(server, 3);
        var heard = new List<string?>();
        for (var (taken, areMore) = ((string[])[], true); areMore;)
        {
            (var sets, areMore) = await receiver.Poll(new { ack = taken, returnImmediately = true });
            heard.Add(SignalReceiver.Of(Assert.Single(sets).Claims).To);
            taken = [sets[0].Jti];
        }

        Assert.Equal(["not-compliant", "compliant", "not-compliant"], heard);
        var (none, more) = await receiver.Poll(new { maxEvents = 0 });
        Assert.Equal((0, true), (none.Count, more));
    }

    [Fact]
    public async Task A_receiver_gets_the_sign_of_life_that_it_asked_for()
    {
        await using var server = await RunningServer.Start();
        await using var receiver = await server.Receiver();
        await receiver.Register();
        using var asked = await receiver.Send(HttpMethod.Post, "verification_endpoint", new { stream_id = receiver.Id, state = "VGhpcyBpcyBhbi BleGFtcGxl\n" });
        Assert.Equal((HttpStatusCode.NoContent, ""), (asked.StatusCode, await asked.Content.ReadAsStringAsync(Cancel)));
        var life = await Next(receiver, new { });
        Assert.Equal("VGhpcyBpcyBhbi BleGFtcGxl\n", life.Claims.GetProperty("events").GetProperty(SignalReceiver.Verification).GetProperty("state").GetString());
        Assert.Equal(("opaque", receiver.Id), (life.Claims.GetProperty("sub_id").GetProperty("format").GetString(), life.Claims.GetProperty("sub_id").GetProperty("id").GetString()));
        using var again = await receiver.Send(HttpMethod.Post, "verification_endpoint", new { stream_id = receiver.Id });
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
    }

    [Fact]
    public async Task What_happened_while_a_stream_was_paused_comes_after_it_and_while_it_was_disabled_only_what_is_so_now()
    {
        await using var server = await RunningServer.Start();
        var device = await GateTests.ShutOut(server);
        await using var receiver = await server.Receiver();
        await receiver.Register();
        var first = await Next(receiver, new { });
        await receiver.Poll(new { ack = (string[])[first.Jti], maxEvents = 0 });

        Assert.Equal("paused", await Status(receiver, "paused"));
        await server.Set(device.Number, isShutOut: false);
        await Waiting(server, 1);
        Assert.Empty((await receiver.Poll(AtOnce)).Sets);
        Assert.Equal("enabled", await Status(receiver, "enabled"));
        var second = await Next(receiver, AtOnce);
        Assert.Equal("compliant", SignalReceiver.Of(second.Claims).To);

        // Not taken, and forgotten: the receiver last heard that the device was shut out, so that it is let in is told again.
        Assert.Equal("disabled", await Status(receiver, "disabled"));
        await Waiting(server, 0);
        await server.Set(device.Number, isShutOut: true);
        await server.Set(device.Number, isShutOut: false);
        Assert.Equal("enabled", await Status(receiver, "enabled"));
        var third = await Next(receiver, new { });
        Assert.NotEqual(second.Jti, third.Jti);
        Assert.Equal(("not-compliant", "compliant"), (SignalReceiver.Of(third.Claims).From, SignalReceiver.Of(third.Claims).To));
        using var wrong = await receiver.Send(HttpMethod.Post, "status_endpoint", new { stream_id = receiver.Id, status = "asleep" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Of_a_device_that_was_left_out_nothing_is_told_until_it_is_taken_up_again()
    {
        await using var server = await RunningServer.Start();
        await using var receiver = await server.Receiver();
        var device = await GateTests.ShutOut(server);
        await server.Set(device.Number, isShutOut: false);
        await receiver.Register();
        using var removed = await receiver.Send(HttpMethod.Post, "remove_subject_endpoint", new { stream_id = receiver.Id, subject = receiver.Subject(device.Key, DemoOrganisation.Id.Value) });
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await server.Set(device.Number, isShutOut: true);
        await Task.Delay(TimeSpan.FromSeconds(2), Cancel);
        Assert.Empty((await receiver.Poll(AtOnce)).Sets);
        foreach (var silent in (object[])[receiver.Subject("unknown", DemoOrganisation.Id.Value), receiver.Subject(device.Key, "andere-gemeente"), new { format = "email", email = "x@example.org" }])
        {
            using var passedOver = await receiver.Send(HttpMethod.Post, "add_subject_endpoint", new { stream_id = receiver.Id, subject = silent });
            Assert.Equal(HttpStatusCode.OK, passedOver.StatusCode);
        }

        using var all = await receiver.Send(HttpMethod.Post, "remove_subject_endpoint", new { stream_id = receiver.Id, subject = new { format = "complex", user = new { format = "email", email = "x@example.org" } } });
        Assert.Equal(HttpStatusCode.Forbidden, all.StatusCode);
        Assert.Empty((await receiver.Poll(AtOnce)).Sets);
        using var added = await receiver.Send(HttpMethod.Post, "add_subject_endpoint", new { stream_id = receiver.Id, subject = receiver.Subject(device.Key, DemoOrganisation.Id.Value), verified = true });
        Assert.Equal((HttpStatusCode.OK, ""), (added.StatusCode, await added.Content.ReadAsStringAsync(Cancel)));
        Assert.Equal(device.Key, SignalReceiver.Of((await Next(receiver, new { })).Claims).Device);
    }

    [Fact]
    public async Task A_receiver_reads_changes_and_replaces_its_streams_and_no_others()
    {
        await using var server = await RunningServer.Start();
        await using var receiver = await server.Receiver();
        Assert.Equal(0, (await Read(receiver, "")).GetArrayLength());
        await receiver.Register();
        var one = await Read(receiver, "?stream_id=" + receiver.Id);
        Assert.Equal(receiver.Stream.ToString(), one.ToString());
        Assert.Equal(1, (await Read(receiver, "")).GetArrayLength());

        using var patched = await receiver.Send(HttpMethod.Patch, "configuration_endpoint", new { stream_id = receiver.Id, iss = receiver.Stream.GetProperty("iss"), description = "Anders" });
        var changed = await patched.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(("Anders", 2), (changed.GetProperty("description").GetString(), changed.GetProperty("events_requested").GetArrayLength()));
        using var wrong = await receiver.Send(HttpMethod.Patch, "configuration_endpoint", new { stream_id = receiver.Id, aud = "https://somebody.example" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var put = await receiver.Send(HttpMethod.Put, "configuration_endpoint", new { stream_id = receiver.Id, events_requested = (string[])["https://example.org/x"] });
        var replaced = await put.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal((false, 0), (replaced.TryGetProperty("description", out _), replaced.GetProperty("events_delivered").GetArrayLength()));

        await using var other = await server.Receiver();
        Assert.Equal(0, (await Read(other, "")).GetArrayLength());
        foreach (var (method, endpoint, body, query) in (IEnumerable<(HttpMethod, string, object?, string)>)
        [
            (HttpMethod.Get, "configuration_endpoint", null, "?stream_id=" + receiver.Id), (HttpMethod.Patch, "configuration_endpoint", new { stream_id = receiver.Id }, ""), (HttpMethod.Put, "configuration_endpoint", new { stream_id = receiver.Id }, ""),
            (HttpMethod.Delete, "configuration_endpoint", null, "?stream_id=" + receiver.Id), (HttpMethod.Get, "status_endpoint", null, "?stream_id=" + receiver.Id),
            (HttpMethod.Post, "status_endpoint", new { stream_id = receiver.Id, status = "paused" }, ""), (HttpMethod.Post, "verification_endpoint", new { stream_id = receiver.Id }, ""),
            (HttpMethod.Post, "add_subject_endpoint", new { stream_id = receiver.Id, subject = new { format = "complex" } }, ""),
        ])
        {
            using var refused = await other.Send(method, endpoint, body, query);
            Assert.True(refused.StatusCode is HttpStatusCode.NotFound, $"{method} {endpoint}: {refused.StatusCode}");
        }

        using var deleted = await receiver.Send(HttpMethod.Delete, "configuration_endpoint", null, "?stream_id=" + receiver.Id);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        for (var count = 0; count < ChangeStreams.Most; count++)
            await receiver.Register();
        using var tooMany = await receiver.Send(HttpMethod.Post, "configuration_endpoint", new { });
        Assert.Equal(HttpStatusCode.Conflict, tooMany.StatusCode);
        await using var db = GateTests.Open(server);
        Assert.Equal(["signal-stream.made", "signal-stream.changed", "signal-stream.changed", "signal-stream.deleted"], await db.Set<AuditEntry>().Where(entry => entry.Action.StartsWith("signal-stream")).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).Take(4).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_key_for_signals_is_good_for_signals_of_its_organisation_alone_and_a_key_of_the_gate_is_not()
    {
        await using var server = await RunningServer.Start();
        await using var receiver = await server.Receiver();
        await receiver.Register();
        using var client = server.With(await server.SignalKey());
        foreach (var address in (string[])["/poort/" + DemoOrganisation.Id, $"{RunningServer.Municipality}/toegang/1", $"{RunningServer.Municipality}/toestellen", "/signalen/andere-gemeente/stream"])
        {
            using var refused = await client.GetAsync(address, Cancel);
            Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.ServiceUnavailable, $"{address}: {refused.StatusCode}");
        }

        await using var db = GateTests.Open(server);
        var gate = Assert.IsType<Outcome<string>.Done>(await new ChangeGateKeys(db, new AuditTrail(db, Actor.Operator, TimeProvider.System), TimeProvider.System).Make("proxy", GateKeyUse.Ask, Cancel)).Value;
        foreach (var wrong in (string[])["", gate, GateKey.SignalPrefix, GateKey.SignalPrefix + gate[GateKey.Prefix.Length..], server.Issuer.Token("user", [Role.Ciso.Name()])])
        {
            using var other = wrong is "" ? server.Anonymous() : server.With(wrong);
            foreach (var address in (string[])["stream", "status"])
            {
                using var refused = await other.GetAsync($"/signalen/{DemoOrganisation.Id}/{address}", Cancel);
                Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            }
        }

        // Withdrawn, and its streams with it.
        var number = await db.Set<SignalStream>().Select(stream => stream.Key).SingleAsync(Cancel);
        await new ChangeGateKeys(db, new AuditTrail(db, Actor.Operator, TimeProvider.System), TimeProvider.System).Withdraw(number, Cancel);
        using var gone = await receiver.Send(HttpMethod.Get, "configuration_endpoint");
        Assert.Equal((HttpStatusCode.Unauthorized, 0), (gone.StatusCode, await db.Set<SignalStream>().CountAsync(Cancel)));
    }

    private static async Task<(string Jti, JsonElement Claims)> Next(SignalReceiver receiver, object body)
    {
        var began = Stopwatch.StartNew();
        var (sets, _) = await receiver.Poll(body);
        Assert.True(began.Elapsed < TimeSpan.FromSeconds(10), $"{began.Elapsed}");
        return sets[0];
    }

    private static long Seconds(int later) => TimeProvider.System.GetUtcNow().AddSeconds(later).ToUnixTimeSeconds();

    private static async Task<JsonElement> Read(SignalReceiver receiver, string query)
    {
        using var answer = await receiver.Send(HttpMethod.Get, "configuration_endpoint", null, query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task<string?> Status(SignalReceiver receiver, string wanted)
    {
        using var set = await receiver.Send(HttpMethod.Post, "status_endpoint", new { stream_id = receiver.Id, status = wanted, reason = "proef" });
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        using var read = await receiver.Send(HttpMethod.Get, "status_endpoint", null, "?stream_id=" + receiver.Id);
        return (await read.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("status").GetString();
    }

    private static Task Waiting(RunningServer server, int count) => SignalStage.Until(async () =>
    {
        await using var db = GateTests.Open(server);
        return await db.Set<Signal>().CountAsync(Cancel) == count;
    }, $"There are not {count} signals.");
}
