using System.Collections.Concurrent;
using System.Data.Common;
using Appwacht.Core;
using Appwacht.Core.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Storage.Sqlite;

/// <summary>A folder with a file for the directory and one for each organisation.</summary>
public sealed class SqliteDatabases(string folder) : IDatabases, IAsyncDisposable
{
    private const string Extension = ".db";
    private const string IsMade = $"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '{SchemaVersion.HistoryTable}'";
    private static readonly SqlitePragmas Pragmas = new();

    private readonly ConcurrentDictionary<OrganisationId, SemaphoreSlim> gates = new();
    private readonly ConcurrentDictionary<(string File, SqliteOpenMode Mode), DbContextOptions> options = new();

    /// <inheritdoc/>
    public event Action<OrganisationId>? Committed;

    /// <inheritdoc/>
    public string Kind => "sqlite";

    private string Organisations => Path.Combine(folder, "organisations");

    private string DirectoryFile => Path.Combine(folder, "directory" + Extension);

    /// <inheritdoc/>
    public DirectoryDb OpenDirectory() => OpenDirectory(SqliteOpenMode.ReadWrite);

    /// <inheritdoc/>
    public OrganisationDb Open(OrganisationId organisation) => Open(organisation, SqliteOpenMode.ReadWrite);

    /// <inheritdoc/>
    public async Task<DbConnection> Connect(OrganisationId organisation, CancellationToken cancel) => await Connect(FileOf(organisation), cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrganisationId>> Prepare(CancellationToken cancel)
    {
        MakeFolders();
        using var alone = await FolderLock.Take(folder, cancel);
        await Ready(() => OpenDirectory(SqliteOpenMode.ReadWriteCreate), DirectoryFile, "the directory", null, mustExist: false, cancel);
        var known = await Known(cancel);
        foreach (var organisation in known)
        {
            if (!File.Exists(FileOf(organisation)))
                throw new InvalidDataException($"The database of {organisation} is gone: there is no {FileOf(organisation)}. Restore it from a backup.");
            await Ready(() => Open(organisation, SqliteOpenMode.ReadWrite), FileOf(organisation), organisation.Value, null, mustExist: true, cancel);
        }

        return known;
    }

    /// <inheritdoc/>
    public async Task Create(OrganisationId organisation, string? version, CancellationToken cancel)
    {
        MakeFolders();
        using var alone = await FolderLock.Take(folder, cancel);
        await Ready(() => Open(organisation, SqliteOpenMode.ReadWriteCreate), FileOf(organisation), organisation.Value, version, mustExist: false, cancel);
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
        LetGo(FileOf(organisation));
        foreach (var mode in (SqliteOpenMode[])[SqliteOpenMode.ReadWrite, SqliteOpenMode.ReadWriteCreate])
            options.TryRemove((FileOf(organisation), mode), out _);
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(FileOf(organisation) + suffix);
    }

    /// <inheritdoc/>
    public void CloseIdle()
    {
        LetGo(DirectoryFile);
        foreach (var organisation in gates.Keys)
            LetGo(FileOf(organisation));
    }

    /// <summary>Closes the files.</summary>
    public ValueTask DisposeAsync()
    {
        CloseIdle();
        return ValueTask.CompletedTask;
    }

    private SqliteDirectoryDb OpenDirectory(SqliteOpenMode mode) => new(Options<SqliteDirectoryDb>(DirectoryFile, mode));

    // Only what makes a database may make its file: somebody who does not know yet that an organisation was deleted must not bring it back, empty.
    private SqliteOrganisationDb Open(OrganisationId organisation, SqliteOpenMode mode) =>
        new(Options<SqliteOrganisationDb>(FileOf(organisation), mode), organisation, gates.GetOrAdd(organisation, _ => new SemaphoreSlim(1, 1)), () => Committed?.Invoke(organisation));

    // Of this file only: what others have open is theirs.
    private static void LetGo(string file)
    {
        foreach (var mode in (SqliteOpenMode[])[SqliteOpenMode.ReadWrite, SqliteOpenMode.ReadWriteCreate])
        {
            using var any = new SqliteConnection(Connection(file, mode));
            SqliteConnection.ClearPool(any);
        }
    }

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

    /// <summary>Which organisations the directory knows; asked of it directly, because at the start nothing else is asked of it yet.</summary>
    private async Task<IReadOnlyList<OrganisationId>> Known(CancellationToken cancel)
    {
        await using var connection = await Connect(DirectoryFile, cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Id" FROM "organisations" ORDER BY "Id" """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var known = new List<OrganisationId>();
        while (await reader.ReadAsync(cancel))
            known.Add(OrganisationId.Parse(reader.GetString(0)));
        return known;
    }

    /// <summary>Sees that the file is whole before anything is done with it, and brings it to this version.</summary>
    private static async Task Ready<T>(Func<T> open, string file, string whose, string? version, bool mustExist, CancellationToken cancel) where T : DbContext
    {
        try
        {
            if (File.Exists(file) && await Check<T>(file, whose, cancel) && version is null)
                return;
            await using var db = open();
            await SchemaVersion.Bring(db, whose, version, mustExist, cancel);
        }
        catch (SqliteException why) when (why.IsDamage())
        {
            throw Damaged(whose, file, why.Message, why);
        }
    }

    /// <summary>Whether the file, which must be whole, is of this version already.</summary>
    private static async Task<bool> Check<T>(string file, string whose, CancellationToken cancel)
    {
        await using var connection = await Connect(file, cancel);
        await using var command = connection.CreateCommand();
        // The migration tool leaves its own lock behind when it is killed, and would wait for it for ever. Ours is held here.
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"; PRAGMA quick_check(1);";
        var answer = await command.ExecuteScalarAsync(cancel) as string;
        if (answer is not "ok")
            throw Damaged(whose, file, answer ?? "no answer", null);
        return await SchemaVersion.IsNewest(connection, IsMade, typeof(T), cancel);
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

    // Made once for each file: making them costs more than opening with them, and every request opens one.
    private DbContextOptions<T> Options<T>(string file, SqliteOpenMode mode) where T : DbContext => (DbContextOptions<T>)options.GetOrAdd(
        (file, mode), key => new DbContextOptionsBuilder<T>().UseSqlite(Connection(key.File, key.Mode)).AddInterceptors(Pragmas).Options);

    private static async Task<SqliteConnection> Connect(string file, CancellationToken cancel)
    {
        var connection = new SqliteConnection(Connection(file, SqliteOpenMode.ReadWrite));
        await connection.OpenAsync(cancel);
        await SqlitePragmas.Set(connection, cancel);
        return connection;
    }

    private static string Connection(string file, SqliteOpenMode mode) => new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, ForeignKeys = true }.ToString();

    // The name cannot leave the folder: it has small letters, digits and hyphens only.
    private string FileOf(OrganisationId organisation) => Path.Combine(Organisations, organisation.Value + Extension);
}
