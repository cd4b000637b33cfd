using Npgsql;

namespace Appwacht.Storage.Postgres;

/// <summary>Keeps other processes from making or changing schemas. The server lets go of it when the connection ends, however that comes about.</summary>
internal sealed class PreparationLock : IAsyncDisposable
{
    private const string Name = "appwacht: preparation";

    private readonly NpgsqlConnection connection;

    private PreparationLock(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Waits until no other process is at it.</summary>
    public static async Task<PreparationLock> Take(NpgsqlDataSource source, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            // A migration of another process may take as long as it takes.
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended($1, 0))", connection) { CommandTimeout = 0, Parameters = { new() { Value = Name } } };
            await command.ExecuteNonQueryAsync(cancel);
            return new PreparationLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using (connection)
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock(hashtextextended($1, 0))", connection) { Parameters = { new() { Value = Name } } };
            await command.ExecuteNonQueryAsync();
        }
    }
}
