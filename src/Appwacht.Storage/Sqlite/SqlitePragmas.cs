using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Appwacht.Storage.Sqlite;

/// <summary>
/// What every connection to a file asks for: a write-ahead log, so that readers and the writer do not wait for each other; every commit on
/// disk before it is acknowledged; foreign keys kept; patience when another process writes.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Text = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) => Set(connection, cancellationToken);

    /// <summary>Asks it of one.</summary>
    public static async Task Set(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Text;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
