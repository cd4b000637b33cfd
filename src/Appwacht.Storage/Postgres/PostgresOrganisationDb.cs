using Appwacht.Core;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Storage.Postgres;

/// <summary>The database of an organisation as a schema.</summary>
public sealed class PostgresOrganisationDb(DbContextOptions<PostgresOrganisationDb> options, OrganisationId organisation, SemaphoreSlim gate) : OrganisationDb(options, organisation)
{
    /// <inheritdoc/>
    public override async Task<WriteTurn> BeginTurn(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var transaction = await Database.BeginTransactionAsync(cancel);
            // Other processes wait here; the lock goes with the transaction.
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({Organisation.Value}, 0))", cancel);
            return new WriteTurn(transaction, gate);
        }
        catch
        {
            gate.Release();
            throw;
        }
    }
}
