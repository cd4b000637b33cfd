using Appwacht.Benchmarks.Server;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement.Gate;
using Appwacht.Core.Fleet.Start;
using Appwacht.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Benchmarks.Gate;

/// <summary>Makes a fleet that was filled one that is guarded, while the server does not run: one device in a hundred is shut out, and there is a key.</summary>
internal static class GuardedFleet
{
    private static readonly TimeSpan Silent = TimeSpan.FromDays(90);

    /// <summary>Makes it.</summary>
    /// <returns>The key, and how many devices are shut out.</returns>
    public static async Task<(string Key, int Blocked)> Make(string folder, CancellationToken cancel)
    {
        await using var databases = new SqliteDatabases(folder);
        await using var db = databases.Open(BenchServer.Id);
        var now = TimeProvider.System.GetUtcNow();
        var longAgo = Time.Microseconds(now - Silent);
        int blocked;
        await using (var turn = await db.BeginTurn(cancel))
        {
            // No round of enforcement in the middle of it: what that takes has a benchmark of its own.
            await db.Set<StartCondition>().ExecuteDeleteAsync(cancel);
            await db.Database.ExecuteSqlAsync($"""UPDATE devices SET "InventoryAt" = {longAgo} WHERE "Number" % 100 = 0""", cancel);
            blocked = await db.Database.ExecuteSqlAsync($"""
                INSERT INTO findings ("Device", "Kind", "App", "Episode", "Effect", "State", "OpenedAt", "LastSeenAt", "Ending", "Last", "IsBlocked")
                SELECT "Number", 2, '', 1, 0, 0, {longAgo}, {longAgo}, 0, 6, 1 FROM devices WHERE "Number" % 100 = 0
                """, cancel);
            await turn.Commit(cancel);
        }

        var made = await new ChangeGateKeys(db, new AuditTrail(db, Actor.Operator, TimeProvider.System), TimeProvider.System).Make("bench", GateKeyUse.Ask, cancel);
        return made is Outcome<string>.Done { Value: var key } ? (key, blocked) : throw new InvalidOperationException("There is no key.");
    }
}
