using System.Collections.Concurrent;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Storage.Sqlite;

/// <summary>A folder with a file for the directory and one for each organisation.</summary>
public sealed class SqliteDatabases(string folder) : IDatabases
{
    private static readonly SqlitePragmas Pragmas = new();

    private readonly ConcurrentDictionary<OrganisationId, SemaphoreSlim> gates = new();

    /// <inheritdoc/>
    public string Kind => "sqlite";

    /// <inheritdoc/>
    public DirectoryDb OpenDirectory() => new SqliteDirectoryDb(Options<SqliteDirectoryDb>(Path.Combine(folder, "directory.db")));

    /// <inheritdoc/>
    public OrganisationDb Open(OrganisationId organisation) =>
        new SqliteOrganisationDb(Options<SqliteOrganisationDb>(FileOf(organisation)), organisation, gates.GetOrAdd(organisation, _ => new SemaphoreSlim(1, 1)));

    /// <inheritdoc/>
    public async Task Prepare(CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.Combine(folder, "organisations"));
        await using var directory = OpenDirectory();
        await directory.Database.MigrateAsync(cancel);
        foreach (var organisation in await directory.Organisations.Select(organisation => organisation.Id).ToListAsync(cancel))
            await Create(organisation, cancel);
    }

    /// <inheritdoc/>
    public async Task Create(OrganisationId organisation, CancellationToken cancel)
    {
        await using var db = Open(organisation);
        await db.Database.MigrateAsync(cancel);
    }

    /// <inheritdoc/>
    public Task Delete(OrganisationId organisation, CancellationToken cancel)
    {
        SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(FileOf(organisation) + suffix);
        return Task.CompletedTask;
    }

    private static DbContextOptions<T> Options<T>(string file) where T : DbContext => new DbContextOptionsBuilder<T>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, ForeignKeys = true }.ToString())
        .AddInterceptors(Pragmas).Options;

    // The name cannot leave the folder: it has small letters, digits and hyphens only.
    private string FileOf(OrganisationId organisation) => Path.Combine(folder, "organisations", organisation.Value + ".db");
}
