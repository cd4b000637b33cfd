namespace Appwacht.Policy.Fleet.Stored;

/// <summary>The installs of all pieces as the fleet keeps them: the runs of the devices and the devices of the apps.</summary>
internal sealed record PlacedInstalls(InstalledRuns Runs, DevicesWithApp WithApp)
{
    /// <summary>Places them, a range of devices on each processor.</summary>
    public static PlacedInstalls Of(IEnumerable<LoadPiece> pieces, int devices, int[] newNumberOf)
    {
        var parts = Ranges.Of(devices, Environment.ProcessorCount);
        var piecesOf = Cut(pieces, parts);
        var rare = new int[parts.Length];
        Parallel.For(0, parts.Length, part => rare[part] = Total(piecesOf[part].Select(piece => RareIn(piece.Piece, newNumberOf))));
        var all = Array.ConvertAll(piecesOf, of => Total(of.Select(piece => piece.Piece.Installs.Devices.Length)));
        var runs = new InstalledRuns(
            new int[devices + 1], GC.AllocateUninitializedArray<ushort>(Total(all) - Total(rare)), new int[Total(rare)], new int[Total(rare)]);
        Parallel.For(0, parts.Length, part =>
        {
            var firstRare = Total(rare.Take(part));
            var placer = new RunPlacer(runs, Total(all.Take(part)) - firstRare, firstRare);
            var renumberer = new InstallRenumberer(newNumberOf);
            foreach (var (first, piece) in piecesOf[part])
            {
                renumberer.Renumber(piece.Installs);
                placer.Place(first, piece.AppCounts.AsSpan(0, piece.Count), piece.Installs);
            }
        });
        return new(runs, DevicesWithApp.Of(runs, parts, Array.ConvertAll(piecesOf, of => of.ConvertAll(piece => (piece.First, piece.Piece.Installs))), newNumberOf.Length));
    }

    /// <summary>The pieces of each range; where one goes on in the next range it is cut in two.</summary>
    private static List<(int First, LoadPiece Piece)>[] Cut(IEnumerable<LoadPiece> pieces, Range[] parts)
    {
        var cut = Array.ConvertAll(parts, _ => new List<(int, LoadPiece)>());
        var (part, first) = (0, 0);
        foreach (var whole in pieces)
        {
            var piece = whole;
            for (; first + piece.Count > parts[part].End.Value; part++)
            {
                var here = parts[part].End.Value - first;
                if (here == 0)
                    continue;
                cut[part].Add((first, piece.Only([.. Enumerable.Range(0, piece.Count).Select(device => device < here)])));
                piece = piece.Only([.. Enumerable.Range(0, piece.Count).Select(device => device >= here)]);
                first += here;
            }

            cut[part].Add((first, piece));
            first += piece.Count;
        }

        return cut;
    }

    private static int RareIn(LoadPiece piece, int[] newNumberOf)
    {
        var rare = 0;
        for (var place = 0; place < piece.Installs.Apps.Length; place++)
            rare += newNumberOf[piece.Installs.Apps[place]] < InstalledRuns.FirstRare ? 0 : piece.Installs.Count(place);
        return rare;
    }

    private static int Total(IEnumerable<int> counts)
    {
        long total = 0;
        foreach (var count in counts)
            total += count;
        return checked((int)total);
    }
}
