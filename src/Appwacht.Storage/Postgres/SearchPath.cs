using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Appwacht.Storage.Postgres;

/// <summary>Points a connection at one schema, so that all organisations share one pool of connections.</summary>
/// <param name="schema">Small letters, digits, hyphens and underscores only.</param>
internal sealed class SearchPath(string schema) : DbConnectionInterceptor
{
    private readonly string text = $"SET search_path TO \"{schema}\"";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) => Set(connection, cancellationToken);

    /// <summary>Points one there.</summary>
    public async Task Set(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
