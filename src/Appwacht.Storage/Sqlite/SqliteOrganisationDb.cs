using Appwacht.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Appwacht.Storage.Sqlite;

/// <summary>The database of an organisation as a file.</summary>
public sealed class SqliteOrganisationDb(DbContextOptions<SqliteOrganisationDb> options, OrganisationId organisation, SemaphoreSlim gate, Action committed) : OrganisationDb(options, organisation)
{
    private const string GonePrefix = "gone_";

    /// <inheritdoc/>
    public override string ByBytes => "COLLATE BINARY";

    /// <inheritdoc/>
    public override async Task<WriteTurn> BeginTurn(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            // Takes the lock on the file at once, so that what is read in the turn is what is overwritten.
            return new WriteTurn(await Database.BeginTransactionAsync(cancel), gate, committed);
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<bool> TryHold(string work, CancellationToken cancel) => Task.FromResult(true); // the folder is locked: there is no other process

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> BeginSnapshot(CancellationToken cancel)
    {
        await Database.OpenConnectionAsync(cancel);
        // Deferred: it takes no lock, and what it reads first settles what it sees.
        var begun = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        var used = await Database.UseTransactionAsync(begun, cancel) ?? throw new InvalidOperationException("A transaction that is used is given back.");
        return new Snapshot(this, begun, used);
    }

    /// <inheritdoc/>
    public override async Task<long> LastNumber(string table, string column, CancellationToken cancel) =>
        await Database.SqlQuery<long>($"SELECT seq AS Value FROM sqlite_sequence WHERE name = {table}").SingleOrDefaultAsync(cancel);

    /// <inheritdoc/>
    public override async Task SetLastNumber(string table, string column, long number, CancellationToken cancel)
    {
        await Database.ExecuteSqlAsync($"DELETE FROM sqlite_sequence WHERE name = {table}", cancel);
        await Database.ExecuteSqlAsync($"INSERT INTO sqlite_sequence (name, seq) VALUES ({table}, {number})", cancel);
    }

    /// <inheritdoc/>
    public override async Task Retire(CancellationToken cancel)
    {
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '{GonePrefix}%'";
        var tables = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                tables.Add(reader.GetString(0));
        }

        // Another name, because removing the rows of a large fleet takes long, and the file goes anyway.
        command.CommandText = string.Concat(tables.Select(table => $"ALTER TABLE \"{table}\" RENAME TO \"{GonePrefix}{table}\";"));
        if (tables.Count > 0)
            await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>A transaction that we began ourselves is also ended by us: who uses it does not.</summary>
    private sealed class Snapshot(SqliteOrganisationDb db, SqliteTransaction begun, IDbContextTransaction used) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await used.DisposeAsync();
            await begun.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }
}
