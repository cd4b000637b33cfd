using System.Data.Common;
using Appwacht.Policy.Fleet.Stored;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Appwacht.Core.Fleet.Intake;

/// <summary>The numbers of apps and versions, and how much of them is stored.</summary>
internal sealed class StoredDictionaries
{
    /// <summary>A piece for every few inventories would make millions in a year; with more than this they are made one.</summary>
    private const int MostPieces = 500;

    private readonly int[] stored = new int[2];
    private readonly int[] pieces = new int[2];

    private StoredDictionaries(AppDictionary apps, VersionDictionary versions) => (Apps, Versions) = (apps, versions);

    /// <summary>The numbers of apps.</summary>
    public AppDictionary Apps { get; }

    /// <summary>The numbers of versions.</summary>
    public VersionDictionary Versions { get; }

    /// <summary>Loads what is stored.</summary>
    /// <exception cref="InvalidDataException">A piece is damaged or missing.</exception>
    public static async Task<StoredDictionaries> Load(OrganisationDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var loaded = await Load(db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction(), cancel);
        await db.Database.CloseConnectionAsync();
        return loaded;
    }

    /// <summary>Loads what is stored, over a connection, in its transaction if it has one.</summary>
    /// <exception cref="InvalidDataException">A piece is damaged or missing.</exception>
    public static async Task<StoredDictionaries> Load(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        var (appPieces, appStream) = await Pieces(connection, transaction, DictionaryKind.Apps, cancel);
        var (versionPieces, versionStream) = await Pieces(connection, transaction, DictionaryKind.Versions, cancel);
        var (apps, appFault) = AppDictionary.Load(appStream);
        var (versions, versionFault) = VersionDictionary.Load(versionStream);
        if ((appFault ?? versionFault) is { } fault)
            throw new InvalidDataException($"{fault.Code()}: {fault.Reason().En}");
        var loaded = new StoredDictionaries(apps, versions);
        (loaded.pieces[0], loaded.pieces[1]) = (appPieces, versionPieces);
        // Every dictionary of versions begins with the one that is not known; it too is stored once.
        (loaded.stored[0], loaded.stored[1]) = (apps.Count, versionPieces == 0 ? 0 : versions.Count);
        return loaded;
    }

    /// <summary>Adds what was learnt to what the turn stores. When the turn fails, the dictionaries are of no use any more.</summary>
    public async Task Store(OrganisationDb db, CancellationToken cancel)
    {
        await Store(db, DictionaryKind.Apps, Apps.Count, (stream, from) => Apps.Save(stream, from), cancel);
        await Store(db, DictionaryKind.Versions, Versions.Count, (stream, from) => Versions.Save(stream, from), cancel);
    }

    private async Task Store(OrganisationDb db, DictionaryKind kind, int count, Action<Stream, int> save, CancellationToken cancel)
    {
        var first = stored[(int)kind];
        if (first == count)
            return;
        if (pieces[(int)kind] >= MostPieces)
        {
            await db.Set<DictionaryChunk>().Where(chunk => chunk.Kind == kind).ExecuteDeleteAsync(cancel);
            (first, pieces[(int)kind]) = (0, 0);
        }

        var piece = new MemoryStream();
        save(piece, first);
        db.Add(new DictionaryChunk { Kind = kind, First = first, Data = piece.ToArray() });
        stored[(int)kind] = count;
        pieces[(int)kind]++;
    }

    private static async Task<(int Count, MemoryStream Joined)> Pieces(DbConnection connection, DbTransaction? transaction, DictionaryKind kind, CancellationToken cancel)
    {
        var joined = new MemoryStream();
        var count = 0;
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""SELECT "Data" FROM "dictionary_chunks" WHERE "Kind" = '{kind}' ORDER BY "First" """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            joined.Write(reader.GetFieldValue<byte[]>(0));
            count++;
        }

        joined.Position = 0;
        return (count, joined);
    }
}
