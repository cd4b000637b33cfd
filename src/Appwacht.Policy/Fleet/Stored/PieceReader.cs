namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Cuts stored devices into pieces and checks them, each processor a piece at a time.</summary>
internal sealed class PieceReader(IEnumerator<StoredDevice> devices, int apps)
{
    /// <summary>
    /// With so many bytes of inventories a piece is full, however few devices it has: five times what is usual. Then the memory for a piece
    /// has a bound that does not depend on how many devices are large.
    /// </summary>
    internal const int MostBytes = 1 << 25;

    private readonly Lock reading = new();
    private readonly List<(int Place, LoadPiece Piece)> pieces = [];
    private readonly int[] counts = new int[apps];
    private int taken;

    /// <summary>Checks all, and counts how many devices have each app.</summary>
    public static (LoadPiece[] Pieces, int[] Counts) Read(IEnumerable<StoredDevice> devices, int apps)
    {
        using var enumerator = devices.GetEnumerator();
        var reader = new PieceReader(enumerator, apps);
        Parallel.For(0, Environment.ProcessorCount, _ => reader.Work());
        return ([.. reader.pieces.OrderBy(pair => pair.Place).Select(pair => pair.Piece)], reader.counts);
    }

    private void Work()
    {
        var work = new LoadWork(apps);
        while (Take(work.Devices) is { } place)
        {
            var piece = LoadPiece.Of(work);
            lock (pieces)
                pieces.Add((place, piece));
        }

        lock (counts)
            for (var app = 0; app < counts.Length; app++)
                counts[app] += work.Counts[app];
    }

    /// <summary>Takes the devices of the next piece, and gives its place among all; null when there are no more.</summary>
    private int? Take(List<StoredDevice> into)
    {
        into.Clear();
        lock (reading)
        {
            for (long bytes = 0; into.Count < InstallsByApp.MostDevices && bytes < MostBytes && devices.MoveNext(); bytes += into[^1].Inventory.Length)
                into.Add(devices.Current);
            return into.Count == 0 ? null : taken++;
        }
    }
}
