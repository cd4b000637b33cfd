using Appwacht.Core.Organisations;
using Appwacht.Storage.Postgres;
using Appwacht.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Appwacht.Core.Tests.Storage;

/// <summary>A place for organisations of one test, of either kind: a temporary folder, or a database on <see cref="PostgresServer"/>.</summary>
internal sealed class TestDatabases : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgresql";

    private readonly List<IDatabases> opened = [];

    private TestDatabases(string kind, string folder, string? connection) => (Kind, Folder, Connection) = (kind, folder, connection);

    /// <summary>For <c>[MemberData]</c> of a theory that holds in both.</summary>
    public static TheoryData<string> Kinds => [Sqlite, Postgres];

    /// <summary>Which kind.</summary>
    public string Kind { get; }

    /// <summary>A folder for files, and for the databases when they are files.</summary>
    public string Folder { get; }

    /// <summary>The connection string, when it is PostgreSQL.</summary>
    public string? Connection { get; }

    /// <summary>The databases.</summary>
    public IDatabases Databases => opened.Count > 0 ? opened[0] : OpenAgain();

    /// <summary>Makes an empty place; the test is skipped when there is no PostgreSQL.</summary>
    public static async Task<TestDatabases> Make(string kind)
    {
        string? connection = null;
        if (kind is Postgres)
        {
            var server = new NpgsqlConnectionStringBuilder(await PostgresServer.Connection());
            var name = $"test_{Guid.NewGuid():N}";
            await Execute(server.ToString(), $"CREATE DATABASE {name}");
            // No pool stays behind for a database that is gone.
            connection = new NpgsqlConnectionStringBuilder(server.ToString()) { Database = name, MaxPoolSize = 20 }.ToString();
        }

        return new TestDatabases(kind, Directory.CreateTempSubdirectory("appwacht-test-").FullName, connection);
    }

    /// <summary>Makes an empty place and prepares it.</summary>
    public static async Task<TestDatabases> Prepared(string kind)
    {
        var made = await Make(kind);
        await made.Databases.Prepare(TestContext.Current.CancellationToken);
        return made;
    }

    /// <summary>Opens the same place once more, as another process would.</summary>
    public IDatabases OpenAgain()
    {
        opened.Add(Connection is null ? new SqliteDatabases(Folder) : new PostgresDatabases(Connection));
        return opened[^1];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var databases in opened.OfType<IAsyncDisposable>())
            await databases.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        if (Connection is not null)
            await Execute(await PostgresServer.Connection(), $"DROP DATABASE {new NpgsqlConnectionStringBuilder(Connection).Database} WITH (FORCE)");
    }

    private static async Task Execute(string connection, string text)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(text);
        await command.ExecuteNonQueryAsync();
    }
}
