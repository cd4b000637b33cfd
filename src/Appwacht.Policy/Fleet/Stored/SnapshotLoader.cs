using System.Collections.Concurrent;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Makes a fleet of stored inventories: checks them, numbers apps by how common they are, and fills the index.</summary>
public static class SnapshotLoader
{
    /// <summary>Devices that are worked on together: their runs fit in the cache of one processor.</summary>
    private const int PieceLength = 4096;

    /// <summary>Loads.</summary>
    /// <param name="apps">What each app of the dictionary is, by its number there.</param>
    /// <param name="devices">The devices, in the order of the numbers they get. Read by one thread at a time, worked on by all.</param>
    public static LoadedFleet Load(IReadOnlyList<FleetApp> apps, IEnumerable<StoredDevice> devices)
    {
        var (pieces, counts) = Check(devices, apps.Count);
        var ids = TakeIds(pieces);
        var made = DeviceIds.Of(ids.Bytes, ids.Starts, out var repeated);
        if (repeated.Count > 0)
        {
            LeaveOut(repeated, pieces, counts);
            ids = TakeIds(pieces);
            made = DeviceIds.Of(ids.Bytes, ids.Starts, out _);
        }

        var order = AppOrder.ByPopularity(counts);
        var common = order.OldNumberOf.Take(InstalledRuns.FirstRare).Sum(app => (long)counts[app]);
        var runs = new RunPlacer(pieces, order.NewNumberOf, made.Count, checked((int)common)).Run();
        var snapshot = new FleetSnapshot(
            new FleetApps(Array.ConvertAll(order.OldNumberOf, old => apps[old])), DevicesOf(pieces, made), runs,
            DevicesWithApp.Of(runs, apps.Count), new Dictionary<int, int>());
        return new LoadedFleet(snapshot, order.NewNumberOf, [.. pieces.SelectMany(piece => piece.Skipped)]);
    }

    /// <summary>Checks all inventories, and counts how many devices have each app.</summary>
    private static (LoadPiece[] Pieces, int[] Counts) Check(IEnumerable<StoredDevice> devices, int apps)
    {
        var pieces = new List<(long Place, LoadPiece Piece)>();
        var counts = new int[apps];
        Parallel.ForEach(
            Partitioner.Create(devices.Chunk(PieceLength), EnumerablePartitionerOptions.NoBuffering),
            () => new LoadWork(apps),
            (piece, _, place, work) =>
            {
                work.Pieces.Add((place, LoadPiece.Of(piece, work)));
                return work;
            },
            work =>
            {
                lock (pieces)
                {
                    pieces.AddRange(work.Pieces);
                    for (var app = 0; app < apps; app++)
                        counts[app] += work.Counts[app];
                }
            });
        return ([.. pieces.OrderBy(pair => pair.Place).Select(pair => pair.Piece)], counts);
    }

    private static (byte[] Bytes, int[] Starts) TakeIds(LoadPiece[] pieces)
    {
        var starts = new int[pieces.Sum(piece => piece.Count) + 1];
        var bytes = new byte[pieces.Sum(piece => piece.Count == 0 ? 0 : piece.IdEnds[piece.Count - 1])];
        var (device, at) = (0, 0);
        foreach (var piece in pieces)
        {
            for (var i = 0; i < piece.Count; i++)
                starts[++device] = at + piece.IdEnds[i];
            piece.Ids.AsSpan(0, starts[device] - at).CopyTo(bytes.AsSpan(at));
            at = starts[device];
        }

        return (bytes, starts);
    }

    /// <summary>Leaves devices out that were there before.</summary>
    private static void LeaveOut(IReadOnlyList<int> repeated, LoadPiece[] pieces, int[] counts)
    {
        var first = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            var (from, count) = (first, pieces[i].Count);
            var here = repeated.Where(device => device >= from && device < from + count).Select(device => device - from).ToHashSet();
            first += count;
            if (here.Count > 0)
                pieces[i] = pieces[i].Without(here, counts);
        }
    }

    private static FleetDevices DevicesOf(LoadPiece[] pieces, DeviceIds ids)
    {
        var profiles = new ProfileNumbers();
        var (profileOf, personOf) = (new int[ids.Count], new int[ids.Count]);
        var device = 0;
        foreach (var piece in pieces)
        {
            var numbers = piece.Facts.All.Select(profiles.Of).ToArray();
            piece.People.AsSpan(0, piece.Count).CopyTo(personOf.AsSpan(device));
            for (var i = 0; i < piece.Count; i++)
                profileOf[device++] = numbers[piece.Profiles[i]];
        }

        return new FleetDevices(ids, profiles.All, profileOf, personOf);
    }
}
