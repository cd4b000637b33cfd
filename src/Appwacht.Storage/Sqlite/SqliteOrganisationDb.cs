using Appwacht.Core;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Storage.Sqlite;

/// <summary>The database of an organisation as a file.</summary>
public sealed class SqliteOrganisationDb(DbContextOptions<SqliteOrganisationDb> options, OrganisationId organisation, SemaphoreSlim gate) : OrganisationDb(options, organisation)
{
    /// <inheritdoc/>
    public override async Task<WriteTurn> BeginTurn(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            // Takes the lock on the file at once, so that what is read in the turn is what is overwritten.
            return new WriteTurn(await Database.BeginTransactionAsync(cancel), gate);
        }
        catch
        {
            gate.Release();
            throw;
        }
    }
}
