using Appwacht.Core;
using Appwacht.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Benchmarks.Ladders;

/// <summary>An organisation in a file of its own, with two findings on each device, all opened on one morning.</summary>
internal sealed class StoredFindings : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("appwacht-bench-").FullName;
    private readonly SqliteDatabases databases;

    private StoredFindings() => databases = new SqliteDatabases(folder);

    /// <summary>When they were opened: a Monday morning in the Netherlands.</summary>
    public static DateTimeOffset Opened { get; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static OrganisationId Id { get; } = OrganisationId.Parse("bench");

    public static async Task<StoredFindings> Make(int findings, CancellationToken cancel)
    {
        var made = new StoredFindings();
        await made.databases.Prepare(cancel);
        await made.databases.Create(Id, null, cancel);
        await using var db = made.Open();
        db.Database.SetCommandTimeout(600);
        var (devices, at) = (findings / 2, (Opened - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        await using var turn = await db.BeginTurn(cancel);
        await db.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {devices})
            INSERT INTO people ("Number", "Key", "Language") SELECT i, 'p' || i, 'nl' FROM n
            """, cancel);
        await db.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {devices})
            INSERT INTO devices ("Number", "Key", "Source", "Name", "Kind", "Platform", "Ownership", "Person", "InventoryAt")
            SELECT i, 'd' || i, 'bench', 'd' || i, 'Phone', 'Android', 'Managed', i, {at} FROM n
            """, cancel);
        await db.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {findings})
            INSERT INTO findings ("Number", "Device", "Kind", "App", "Episode", "Effect", "State", "OpenedAt", "LastSeenAt", "Ending", "Last", "IsBlocked")
            SELECT i, (i + 1) / 2, 0, 'app-' || (i % 2) || '-' || (i % 97), 1, 3, 0, {at}, {at}, 0, 0, 0 FROM n
            """, cancel);
        await turn.Commit(cancel);
        return made;
    }

    public OrganisationDb Open() => databases.Open(Id);

    /// <summary>Every device reports.</summary>
    public async Task Report(DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = Open();
        await using var turn = await db.BeginTurn(cancel);
        await db.Database.ExecuteSqlAsync($"""UPDATE devices SET "InventoryAt" = {(at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}""", cancel);
        await turn.Commit(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await databases.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
