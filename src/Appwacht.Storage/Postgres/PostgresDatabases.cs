using System.Collections.Concurrent;
using System.Data.Common;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Appwacht.Storage.Postgres;

/// <summary>A PostgreSQL database with a schema for the directory and one for each organisation.</summary>
public sealed class PostgresDatabases(string connectionString) : IDatabases, IAsyncDisposable
{
    private const string DirectorySchema = "appwacht";
    private const string Prefix = "org-";
    private const string IsMade = $"SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = '{SchemaVersion.HistoryTable}'";

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
    private readonly ConcurrentDictionary<OrganisationId, SemaphoreSlim> gates = new();
    private readonly ConcurrentDictionary<string, SearchPath> paths = new();
    private readonly ConcurrentDictionary<string, DbContextOptions> options = new();

    /// <inheritdoc/>
    public event Action<OrganisationId>? Committed;

    /// <inheritdoc/>
    public string Kind => "postgresql";

    /// <inheritdoc/>
    public DirectoryDb OpenDirectory() => new PostgresDirectoryDb(Options<PostgresDirectoryDb>(DirectorySchema));

    /// <inheritdoc/>
    public OrganisationDb Open(OrganisationId organisation) =>
        new PostgresOrganisationDb(Options<PostgresOrganisationDb>(SchemaOf(organisation)), organisation, gates.GetOrAdd(organisation, _ => new SemaphoreSlim(1, 1)), () => Committed?.Invoke(organisation));

    /// <inheritdoc/>
    public async Task<DbConnection> Connect(OrganisationId organisation, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        await PathOf(SchemaOf(organisation)).Set(connection, cancel);
        return connection;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrganisationId>> Prepare(CancellationToken cancel)
    {
        await using var alone = await PreparationLock.Take(source, cancel);
        await CreateSchema(DirectorySchema, cancel);
        await using var directory = OpenDirectory();
        await Bring(directory, "the directory", null, mustExist: false, cancel);
        var known = await directory.Organisations.Select(organisation => organisation.Id).ToListAsync(cancel);
        foreach (var organisation in known)
        {
            await using var db = Open(organisation);
            await Bring(db, organisation.Value, null, mustExist: true, cancel);
        }

        return known;
    }

    /// <inheritdoc/>
    public async Task Create(OrganisationId organisation, string? version, CancellationToken cancel)
    {
        await using var alone = await PreparationLock.Take(source, cancel);
        await CreateSchema(SchemaOf(organisation), cancel);
        await using var db = Open(organisation);
        await Bring(db, organisation.Value, version, mustExist: false, cancel);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrganisationId>> Stored(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("SELECT nspname FROM pg_namespace WHERE nspname LIKE $1 ORDER BY nspname COLLATE \"C\"");
        command.Parameters.Add(new NpgsqlParameter { Value = Prefix + "%" });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<OrganisationId>();
        while (await reader.ReadAsync(cancel))
        {
            if (OrganisationId.TryParse(reader.GetString(0)[Prefix.Length..], out var id))
                found.Add(id);
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task Delete(OrganisationId organisation, CancellationToken cancel)
    {
        await using var alone = await PreparationLock.Take(source, cancel);
        // Waits for whoever is writing; who comes after finds no tables.
        await using var command = source.CreateCommand($"DROP SCHEMA IF EXISTS \"{SchemaOf(organisation)}\" CASCADE");
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <inheritdoc/>
    public void CloseIdle()
    {
        // The driver does that by itself.
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static async Task Bring(DbContext db, string whose, string? version, bool mustExist, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        if (version is not null || !await SchemaVersion.IsNewest(db.Database.GetDbConnection(), IsMade, db.GetType(), cancel))
            await SchemaVersion.Bring(db, whose, version, mustExist, cancel);
    }

    private async Task CreateSchema(string schema, CancellationToken cancel)
    {
        await using var command = source.CreateCommand($"CREATE SCHEMA IF NOT EXISTS \"{schema}\"");
        await command.ExecuteNonQueryAsync(cancel);
    }

    // Made once for each schema: making them costs more than opening with them, and every request opens one.
    private DbContextOptions<T> Options<T>(string schema) where T : DbContext => (DbContextOptions<T>)options.GetOrAdd(schema, name => new DbContextOptionsBuilder<T>()
        .UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable(SchemaVersion.HistoryTable, name)).AddInterceptors(PathOf(name)).Options);

    private SearchPath PathOf(string schema) => paths.GetOrAdd(schema, name => new SearchPath(name));

    // The name of an organisation has small letters, digits and hyphens only, so it needs no escaping.
    internal static string SchemaOf(OrganisationId organisation) => Prefix + organisation.Value;
}
