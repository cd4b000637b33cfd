using Appwacht.Policy.Fleet.Stored;
using Microsoft.EntityFrameworkCore;

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
        var (appPieces, appStream) = await Pieces(db, DictionaryKind.Apps, cancel);
        var (versionPieces, versionStream) = await Pieces(db, DictionaryKind.Versions, cancel);
        var (apps, appFault) = AppDictionary.Load(appStream);
        var (versions, versionFault) = VersionDictionary.Load(versionStream);
        if ((appFault ?? versionFault) is { } fault)
            throw new InvalidDataException($"{fault.Code()}: {fault.Reason().En} ({db.Organisation})");
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

    private static async Task<(int Count, MemoryStream Joined)> Pieces(OrganisationDb db, DictionaryKind kind, CancellationToken cancel)
    {
        var joined = new MemoryStream();
        var count = 0;
        await foreach (var chunk in db.Set<DictionaryChunk>().AsNoTracking().Where(chunk => chunk.Kind == kind).OrderBy(chunk => chunk.First).AsAsyncEnumerable().WithCancellation(cancel))
        {
            joined.Write(chunk.Data);
            count++;
        }

        joined.Position = 0;
        return (count, joined);
    }
}
