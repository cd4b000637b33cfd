namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Makes a fleet of stored inventories: checks them, numbers apps by how common they are, and fills the runs and the index.</summary>
public static class SnapshotLoader
{
    /// <summary>Loads.</summary>
    /// <param name="apps">What each app of the dictionary is, by its number there.</param>
    /// <param name="devices">The devices, in the order of the numbers they get. Read by one thread at a time, worked on by all.</param>
    public static LoadedFleet Load(IReadOnlyList<FleetApp> apps, IEnumerable<StoredDevice> devices)
    {
        var (pieces, counts) = PieceReader.Read(devices, apps.Count);
        var (known, order, named) = Number(pieces, counts, apps, out var repeated);
        if (repeated.Count > 0)
        {
            LeaveOut(repeated, pieces, counts);
            (known, order, named) = Number(pieces, counts, apps, out _);
        }

        var placed = PlacedInstalls.Of(pieces, known.Count, order.NewNumberOf);
        var snapshot = new FleetSnapshot(named, known, placed.Runs, placed.WithApp, new Dictionary<int, int>());
        return new LoadedFleet(snapshot, order.NewNumberOf, [.. pieces.SelectMany(piece => piece.Skipped)]);
    }

    /// <summary>Gives the devices and the apps their numbers, both at the same time: neither needs the other.</summary>
    private static (FleetDevices Devices, AppOrder Order, FleetApps Apps) Number(
        LoadPiece[] pieces, int[] counts, IReadOnlyList<FleetApp> apps, out IReadOnlyList<int> repeated)
    {
        var naming = Task.Run(() =>
        {
            var order = AppOrder.ByPopularity(counts);
            return (Order: order, Apps: new FleetApps(Array.ConvertAll(order.OldNumberOf, old => apps[old])));
        });
        var ids = TakeIds(pieces);
        var devices = DevicesOf(pieces, DeviceIds.Of(ids.Bytes, ids.Starts, out repeated));
        return (devices, naming.Result.Order, naming.Result.Apps);
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
