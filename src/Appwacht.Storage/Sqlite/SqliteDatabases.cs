using System.Collections.Concurrent;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Storage.Sqlite;

/// <summary>A folder with a file for the directory and one for each organisation.</summary>
public sealed class SqliteDatabases(string folder) : IDatabases
{
    private const string Extension = ".db";
    private static readonly SqlitePragmas Pragmas = new();

    private readonly ConcurrentDictionary<OrganisationId, SemaphoreSlim> gates = new();

    /// <inheritdoc/>
    public string Kind => "sqlite";

    private string Organisations => Path.Combine(folder, "organisations");

    private string DirectoryFile => Path.Combine(folder, "directory" + Extension);

    /// <inheritdoc/>
    public DirectoryDb OpenDirectory() => OpenDirectory(SqliteOpenMode.ReadWrite);

    /// <inheritdoc/>
    public OrganisationDb Open(OrganisationId organisation) => Open(organisation, SqliteOpenMode.ReadWrite);

    /// <inheritdoc/>
    public async Task Prepare(CancellationToken cancel)
    {
        MakeFolders();
        using var alone = await FolderLock.Take(folder, cancel);
        await using var directory = OpenDirectory(SqliteOpenMode.ReadWriteCreate);
        await Ready(directory, DirectoryFile, "the directory", null, mustExist: false, cancel);
        foreach (var organisation in await directory.Organisations.Select(organisation => organisation.Id).ToListAsync(cancel))
        {
            if (!File.Exists(FileOf(organisation)))
                throw new InvalidDataException($"The database of {organisation} is gone: there is no {FileOf(organisation)}. Restore it from a backup.");
            await using var db = Open(organisation);
            await Ready(db, FileOf(organisation), organisation.Value, null, mustExist: true, cancel);
        }
    }

    /// <inheritdoc/>
    public async Task Create(OrganisationId organisation, string? version, CancellationToken cancel)
    {
        MakeFolders();
        using var alone = await FolderLock.Take(folder, cancel);
        await using var db = Open(organisation, SqliteOpenMode.ReadWriteCreate);
        await Ready(db, FileOf(organisation), organisation.Value, version, mustExist: false, cancel);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OrganisationId>> Stored(CancellationToken cancel) => Task.FromResult<IReadOnlyList<OrganisationId>>(!Directory.Exists(Organisations) ? [] :
    [
        .. Directory.EnumerateFiles(Organisations, "*" + Extension).Order(StringComparer.Ordinal)
            .Select(file => OrganisationId.TryParse(Path.GetFileNameWithoutExtension(file), out var id) ? id : (OrganisationId?)null).OfType<OrganisationId>(),
    ]);

    /// <inheritdoc/>
    public async Task Delete(OrganisationId organisation, CancellationToken cancel)
    {
        if (!File.Exists(FileOf(organisation)))
            return;
        using var alone = await FolderLock.Take(folder, cancel);
        await Retire(organisation, cancel);
        SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(FileOf(organisation) + suffix);
    }

    private SqliteDirectoryDb OpenDirectory(SqliteOpenMode mode) => new(Options<SqliteDirectoryDb>(DirectoryFile, mode));

    // Only what makes a database may make its file: somebody who does not know yet that an organisation was deleted must not bring it back, empty.
    private SqliteOrganisationDb Open(OrganisationId organisation, SqliteOpenMode mode) =>
        new(Options<SqliteOrganisationDb>(FileOf(organisation), mode), organisation, gates.GetOrAdd(organisation, _ => new SemaphoreSlim(1, 1)));

    private async Task Retire(OrganisationId organisation, CancellationToken cancel)
    {
        try
        {
            await using var db = Open(organisation);
            await using var turn = await db.BeginTurn(cancel);
            await db.Retire(cancel);
            await turn.Commit(cancel);
        }
        catch (SqliteException why) when (why.IsDamage())
        {
            // A damaged file can be deleted too: nobody can write to it.
        }
    }

    /// <summary>Sees that the file is whole before anything is done with it, and brings it to this version.</summary>
    private static async Task Ready(DbContext db, string file, string whose, string? version, bool mustExist, CancellationToken cancel)
    {
        try
        {
            if (File.Exists(file) && await FirstFault(db, cancel) is { } fault)
                throw Damaged(whose, file, fault, null);
            await SchemaVersion.Bring(db, whose, version, mustExist, cancel);
        }
        catch (SqliteException why) when (why.IsDamage())
        {
            throw Damaged(whose, file, why.Message, why);
        }
    }

    private static async Task<string?> FirstFault(DbContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        // The migration tool leaves its own lock behind when it is killed, and would wait for it for ever. Ours is held here.
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"; PRAGMA quick_check(1);";
        var answer = await command.ExecuteScalarAsync(cancel) as string;
        await db.Database.CloseConnectionAsync();
        return answer is "ok" ? null : answer ?? "no answer";
    }

    private static InvalidDataException Damaged(string whose, string file, string fault, Exception? why) =>
        new($"The database of {whose} is damaged: {fault} ({file}). Restore it from a backup.", why);

    // Nobody else on the machine may read what is kept of people.
    private void MakeFolders()
    {
        foreach (var made in (string[])[folder, Organisations])
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(made);
            else
                Directory.CreateDirectory(made, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static DbContextOptions<T> Options<T>(string file, SqliteOpenMode mode) where T : DbContext => new DbContextOptionsBuilder<T>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, ForeignKeys = true }.ToString())
        .AddInterceptors(Pragmas).Options;

    // The name cannot leave the folder: it has small letters, digits and hyphens only.
    private string FileOf(OrganisationId organisation) => Path.Combine(Organisations, organisation.Value + Extension);
}
