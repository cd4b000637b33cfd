using System.Globalization;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Core.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Appwacht.Server.Tests.Import;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Tests.Gate.Signals;

/// <summary>
/// Kills a real server at moments that nobody chose while devices are shut out and let in, also while it is not there. How often, says <c>APPWACHT_CRASHES</c>.
/// </summary>
public class KilledSignalsTests
{
    private static readonly string[] Devices = [NginxTests.Clean, NginxTests.Shut];

    private readonly Random random = new(20261127);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Whenever_the_server_is_killed_a_receiver_hears_every_change_in_its_order(string kind)
    {
        var crashes = int.Parse(Environment.GetEnvironmentVariable("APPWACHT_CRASHES") ?? (kind is TestDatabases.Sqlite ? "6" : "4"), CultureInfo.InvariantCulture);
        await using var server = await ServerProcess.Make(kind, ("SignalHosts", "127.0.0.1"));
        await NginxTests.WithOneShutOut(server);
        await NginxTests.Bring(server.Client, NginxTests.Clean, "android:denied");
        var known = await AlsoShutOut(server);
        await using var receiver = await Receiver(server);
        await receiver.Register(new { method = "urn:ietf:rfc:8935", endpoint_url = await receiver.Listen() });
        await SignalStage.Until(() => Task.FromResult(receiver.Brought.Count >= 2), "What is so did not come.");

        for (var killed = 0; killed < crashes; killed++)
        {
            // It told what changed while it was not there; from then on it is killed at any moment.
            await SignalStage.Until(async () => await Agrees(receiver, await Now(server, known)), "A change was not told.", 60);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                await Toggle(server, known[random.Next(2)]);
                await Task.Delay(random.Next(0, 1500), Cancel);
            }

            server.Kill();
            await Toggle(server, known[killed % 2]);
            await server.Start();
        }

        await using var db = server.Databases.Open(ServerProcess.Id);
        await SignalStage.Until(async () => !await db.Set<Signal>().AnyAsync(Cancel) && await Agrees(receiver, await Now(server, known)), "The receiver was not told how it ended.", 60);

        // Twice the same is what a receiver must be ready for; something that was passed over or out of its order is not.
        var heard = await Heard(receiver);
        for (var device = 0; device < Devices.Length; device++)
            Assert.All(heard.Where(one => one.Device == Devices[device]).Index(), one => Assert.Equal(one.Index % 2 == 0 ? "not-compliant" : "compliant", one.Item.To));
        Assert.True(heard.Count > crashes, $"Only {heard.Count} changes were told.");
    }

    /// <summary>What came, each once. What came again came at once after itself.</summary>
    private static async Task<IReadOnlyList<(string Device, string To)>> Heard(SignalReceiver receiver)
    {
        var heard = new List<(string Jti, string Device, string To)>();
        foreach (var token in receiver.Brought)
        {
            var claims = await receiver.Check(token);
            var (kind, device, _, to, _) = SignalReceiver.Of(claims);
            Assert.Equal(SignalReceiver.Change, kind);
            var jti = claims.GetProperty("jti").GetString()!; // required by the specification
            if (heard.Count > 0 && heard[^1].Jti == jti)
                continue;
            Assert.DoesNotContain(heard, one => one.Jti == jti);
            heard.Add((jti, device!, to!)); // a change says of what, and to what
        }

        return heard.ConvertAll(one => (one.Device, one.To));
    }

    private static async Task<bool> Agrees(SignalReceiver receiver, IReadOnlyList<bool> isShutOut)
    {
        var heard = await Heard(receiver);
        return isShutOut.Index().All(one => heard.LastOrDefault(said => said.Device == Devices[one.Index]).To == (one.Item ? "not-compliant" : "compliant"));
    }

    /// <summary>Which of the devices are shut out.</summary>
    private static async Task<IReadOnlyList<bool>> Now(ServerProcess server, List<int> known)
    {
        await using var db = server.Databases.Open(ServerProcess.Id);
        return [.. (await db.Set<FindingRow>().AsNoTracking().Where(row => known.Contains(row.Number)).ToListAsync(Cancel)).OrderBy(row => known.IndexOf(row.Number)).Select(row => row.IsBlocked)];
    }

    private static async Task<SignalReceiver> Receiver(ServerProcess server)
    {
        await using var db = server.Databases.Open(ServerProcess.Id);
        var key = Assert.IsType<Outcome<string>.Done>(await new ChangeGateKeys(db, new AuditTrail(db, Actor.Operator, TimeProvider.System), TimeProvider.System).Make("ontvanger", GateKeyUse.Signals, Cancel)).Value;
        var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var receiver = new SignalReceiver(http);
        await receiver.Discover($"{server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}/signalen/{ServerProcess.Id}");
        return receiver;
    }

    /// <summary>Shuts the other device out too.</summary>
    /// <returns>The findings by which they are, in the order of <see cref="Devices"/>.</returns>
    private static async Task<List<int>> AlsoShutOut(ServerProcess server)
    {
        await using var db = server.Databases.Open(ServerProcess.Id);
        var (clean, at) = (await db.Set<DeviceRow>().SingleAsync(row => row.Key == NginxTests.Clean, Cancel), TimeProvider.System.GetUtcNow());
        if (!await db.Set<FindingRow>().AnyAsync(row => row.Device == clean.Number, Cancel))
            db.Add(new FindingRow { Device = clean.Number, Kind = FindingKind.App, App = "android:denied", Episode = 1, Effect = Effect.Deny, OpenedAt = at, LastAt = at });
        await db.SaveChangesAsync(Cancel);
        var found = await db.Set<FindingRow>().SingleAsync(row => row.Device == clean.Number, Cancel);
        (found.Last, found.LastAt, found.IsBlocked) = (StepKind.Block, at, true);
        await db.SaveChangesAsync(Cancel);
        var other = await db.Set<FindingRow>().SingleAsync(row => row.Device != clean.Number, Cancel);
        return [found.Number, other.Number];
    }

    private static async Task Toggle(ServerProcess server, int finding)
    {
        await using var db = server.Databases.Open(ServerProcess.Id);
        await db.Set<FindingRow>().Where(row => row.Number == finding).ExecuteUpdateAsync(row => row.SetProperty(one => one.IsBlocked, one => !one.IsBlocked), Cancel);
    }
}
