using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Enforcement.Signals;
using Appwacht.Core.Fleet;
using Appwacht.Core.Retention;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Enforcement;

public class SignalTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "1 2", "", "+1 +2")]
    [InlineData("1 2", "1 2", "", "")]
    [InlineData("1 2", "2 3", "", "-1 +3")]
    [InlineData("1", "", "1", "")]
    [InlineData("1 3", "2", "2", "-1 -3")]
    public void What_differs_from_what_was_told_is_told_but_not_of_what_was_left_out(string told, string shutOut, string leftOut, string expected)
    {
        static HashSet<int> Of(string numbers) => [.. numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
        Assert.Equal(expected, string.Join(' ', DeriveSignals.Changes(Of(told), Of(shutOut), Of(leftOut)).Select(change => (change.IsShutOut ? "+" : "-") + change.Device)));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_receiver_that_let_signals_lie_past_their_period_loses_all_of_them_hears_so_and_is_told_anew_what_is_so(string kind)
    {
        await using var organisation = await OneOrganisation.Make(kind: kind);
        await organisation.Take(OneOrganisation.Device("d-1"), OneOrganisation.Device("d-2"), OneOrganisation.Inventory("d-1", "2026-11-20T00:00:00Z"), OneOrganisation.Inventory("d-2", "2026-11-20T00:00:00Z"));
        await using var db = organisation.Open();
        int[] devices = [.. await db.Set<DeviceRow>().OrderBy(device => device.Key).Select(device => device.Number).ToListAsync(Cancel)];
        var key = new GateKey { Name = "x", Use = GateKeyUse.Signals, Hash = GateKey.HashOf("x"), MadeAt = Now };
        db.Add(key);
        await db.SaveChangesAsync(Cancel);
        var (late, inTime) = (Stream("late", key), Stream("in-time", key));
        db.AddRange(late, inTime);
        await db.SaveChangesAsync(Cancel);
        // The receiver knows that the first is shut out, and not yet that it was let in and the second shut out.
        db.AddRange(Change("1", late, devices[0], false, 31), Change("2", late, devices[1], true, 1), Change("3", inTime, devices[1], true, 29));
        db.AddRange(new ToldDevice { Stream = late.Number, Device = devices[1] }, new ToldDevice { Stream = inTime.Number, Device = devices[1] });
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();

        var clock = new FakeTimeProvider(Now);
        var log = GivenLog.Of(db, clock);
        Assert.Equal(2, (await new ApplyRetention(organisation.Workspace, db, log, clock).Handle(Cancel))?[RetentionKind.Signals.Code]);
        db.ChangeTracker.Clear();
        Assert.Equal([StreamStatus.Disabled, StreamStatus.Enabled], await db.Set<SignalStream>().OrderBy(stream => stream.Number).Select(stream => stream.Status).ToListAsync(Cancel));
        var waiting = await db.Set<Signal>().OrderBy(signal => signal.Stream).ToListAsync(Cancel);
        Assert.Equal([SignalKind.StreamUpdated, SignalKind.Change], waiting.Select(signal => signal.Kind));
        Assert.Equal((devices[0], "too-old"), ((await db.Set<ToldDevice>().SingleAsync(told => told.Stream == late.Number, Cancel)).Device, waiting[0].Said));
        Assert.Contains("signal-stream.stopped", await db.Set<AuditEntry>().Select(entry => entry.Action).ToListAsync(Cancel));

        static SignalStream Stream(string id, GateKey key) => new() { Id = id, Key = key.Number, Issuer = "https://a.example/signalen/x", MadeAt = Now, TryAt = Now };
        static Signal Change(string jti, SignalStream stream, int device, bool isShutOut, int daysAgo) => new() { Stream = stream.Number, Jti = jti, Kind = SignalKind.Change, Device = device, IsShutOut = isShutOut, At = Now.AddDays(-daysAgo) };
    }
}
