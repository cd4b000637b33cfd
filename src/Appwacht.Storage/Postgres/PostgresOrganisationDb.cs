using System.Data;
using System.Data.Common;
using Appwacht.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Appwacht.Storage.Postgres;

/// <summary>The database of an organisation as a schema.</summary>
public sealed class PostgresOrganisationDb(DbContextOptions<PostgresOrganisationDb> options, OrganisationId organisation, SemaphoreSlim gate, Action committed) : OrganisationDb(options, organisation)
{
    private bool isHolding;

    /// <inheritdoc/>
    public override string ByBytes => "COLLATE \"C\"";

    /// <inheritdoc/>
    public override async Task<WriteTurn> BeginTurn(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var transaction = await Database.BeginTransactionAsync(cancel);
            // Other processes wait here; the lock goes with the transaction.
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({Organisation.Value}, 0))", cancel);
            return new WriteTurn(transaction, gate, committed);
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<bool> TryHold(string work, CancellationToken cancel)
    {
        // The lock is of the connection: it is let go of when this is disposed, or by the server when the process dies.
        await Database.OpenConnectionAsync(cancel);
        var name = $"{Organisation.Value}: {work}";
        var isOurs = await Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock(hashtextextended({name}, 1)) AS \"Value\"").SingleAsync(cancel);
        isHolding |= isOurs;
        return isOurs;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        // A connection in the pool is cleaned when it is used again: until then nobody else could do the work.
        try
        {
            if (isHolding)
                await Database.ExecuteSqlRawAsync("SELECT pg_advisory_unlock_all()");
        }
        catch (DbException)
        {
            // The connection is broken, and what it held is free.
        }

        await base.DisposeAsync();
    }

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> BeginSnapshot(CancellationToken cancel) => await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    /// <inheritdoc/>
    public override async Task<long> LastNumber(string table, string column, CancellationToken cancel) => await Database.SqlQuery<long?>(
        $"SELECT pg_sequence_last_value(pg_get_serial_sequence(quote_ident({table}), {column})::regclass) AS \"Value\"").SingleAsync(cancel) ?? 0;

    /// <inheritdoc/>
    public override async Task SetLastNumber(string table, string column, long number, CancellationToken cancel)
    {
        var used = number > 0;
        await Database.ExecuteSqlAsync($"SELECT setval(pg_get_serial_sequence(quote_ident({table}), {column})::regclass, {Math.Max(number, 1)}, {used})", cancel);
    }

    /// <inheritdoc/>
    public override async Task Retire(CancellationToken cancel)
    {
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"DROP SCHEMA \"{PostgresDatabases.SchemaOf(Organisation)}\" CASCADE";
        await command.ExecuteNonQueryAsync(cancel);
    }
}
