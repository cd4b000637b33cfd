using System.Diagnostics;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Policy.Enforcement;
using Appwacht.Server.Demo;
using Appwacht.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Tests.Gate.Signals;

/// <summary>What tests of signals have in common.</summary>
internal static class SignalStage
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A receiver with a key of its own that found the transmitter.</summary>
    public static async Task<SignalReceiver> Receiver(this RunningServer server)
    {
        var receiver = new SignalReceiver(server.With(await server.SignalKey()));
        await receiver.Discover($"{server.Address.GetLeftPart(UriPartial.Authority)}/signalen/{DemoOrganisation.Id}");
        return receiver;
    }

    /// <summary>A key for signals.</summary>
    public static async Task<string> SignalKey(this RunningServer server)
    {
        await using var db = GateTests.Open(server);
        return Assert.IsType<Outcome<string>.Done>(await new ChangeGateKeys(db, new AuditTrail(db, Actor.Operator, TimeProvider.System), TimeProvider.System).Make("ontvanger", GateKeyUse.Signals, Cancel)).Value;
    }

    /// <summary>Shuts a device out for something that is on it, or lets it in.</summary>
    public static async Task Set(this RunningServer server, int device, bool isShutOut)
    {
        await using var db = GateTests.Open(server);
        var finding = await db.Set<FindingRow>().FirstAsync(row => row.Device == device && row.Kind == FindingKind.App && row.ClosedAt == null && row.Last == StepKind.Block, Cancel);
        finding.IsBlocked = isShutOut;
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task Until(Func<Task<bool>> isSo, string what, int seconds = 20)
    {
        for (var began = Stopwatch.StartNew(); !await isSo(); await Task.Delay(20, Cancel))
            Assert.True(began.Elapsed < TimeSpan.FromSeconds(seconds), what);
    }
}

/// <summary>The clock of the machine, moved on.</summary>
internal sealed class MovedClock : TimeProvider
{
    /// <summary>How far.</summary>
    public TimeSpan By { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
}
