using Appwacht.Core.Organisations;
using Appwacht.Storage.Postgres;
using Appwacht.Storage.Sqlite;

namespace Appwacht.Storage;

/// <summary>Where organisations are kept.</summary>
public static class Places
{
    /// <summary>A PostgreSQL database when there is a connection string, else a folder with files.</summary>
    public static IDatabases Open(string folder, string? connectionString) =>
        connectionString is { Length: > 0 } ? new PostgresDatabases(connectionString) : new SqliteDatabases(folder);
}
