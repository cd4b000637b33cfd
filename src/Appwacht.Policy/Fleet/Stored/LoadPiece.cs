using System.Runtime.InteropServices;
using System.Text;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Some thousands of devices on their way into a fleet: what is good of them in columns, with their installs app by app.</summary>
internal sealed class LoadPiece
{
    private readonly List<SkippedDevice> skipped = [];

    private LoadPiece(int devices, int idBytes) =>
        (Ids, IdEnds, Profiles, People, AppCounts) = (new byte[idBytes], new int[devices], new int[devices], new int[devices], new int[devices]);

    public int Count { get; private set; }

    public byte[] Ids { get; }

    /// <summary>Where the identifier of each device ends.</summary>
    public int[] IdEnds { get; }

    /// <summary>The number of each device's facts in <see cref="Facts"/>.</summary>
    public int[] Profiles { get; }

    public int[] People { get; }

    public int[] AppCounts { get; }

    /// <summary>The installs, by number of the dictionary.</summary>
    public InstallsByApp Installs { get; private set; } = InstallsByApp.None;

    public ProfileNumbers Facts { get; } = new();

    public IReadOnlyList<SkippedDevice> Skipped => skipped;

    /// <summary>Checks and takes the devices of the work at hand.</summary>
    public static LoadPiece Of(LoadWork work)
    {
        var devices = CollectionsMarshal.AsSpan(work.Devices);
        var idBytes = 0;
        foreach (ref readonly var device in devices)
            idBytes = checked(idBytes + device.Id.Length);
        var piece = new LoadPiece(devices.Length, idBytes);
        var idsEnd = 0;
        foreach (ref readonly var device in devices)
        {
            var fault = InventoryBlob.TryReadApps(device.Inventory.Span, work.Counts.Length, ref work.Apps, out var count);
            if (fault is not null)
            {
                piece.skipped.Add(new SkippedDevice(Encoding.UTF8.GetString(device.Id.Span), fault));
                continue;
            }

            work.Sorter.Add(work.Apps.AsSpan(0, count));
            device.Id.Span.CopyTo(piece.Ids.AsSpan(idsEnd));
            piece.Add(idsEnd += device.Id.Length, piece.Facts.Of(device.Facts), device.Person, count);
        }

        piece.Installs = work.Sorter.Turn();
        piece.CountIn(work.Counts, 1);
        return piece;
    }

    /// <summary>Some of the devices, without those that were skipped.</summary>
    /// <param name="isKept">For each device whether it stays.</param>
    public LoadPiece Only(bool[] isKept)
    {
        var piece = new LoadPiece(isKept.Count(kept => kept), Ids.Length) { Installs = Installs.Only(isKept) };
        var idsEnd = 0;
        for (var device = 0; device < Count; device++)
        {
            if (!isKept[device])
                continue;
            Id(device).CopyTo(piece.Ids.AsSpan(idsEnd));
            piece.Add(idsEnd += Id(device).Length, piece.Facts.Of(Facts.All[Profiles[device]]), People[device], AppCounts[device]);
        }

        return piece;
    }

    /// <summary>The same without devices that are there before, which are skipped.</summary>
    /// <param name="repeated">Places in this piece.</param>
    /// <param name="counts">How many devices have each app; those of the devices left out are taken off.</param>
    public LoadPiece Without(IReadOnlySet<int> repeated, int[] counts)
    {
        var piece = Only([.. Enumerable.Range(0, Count).Select(device => !repeated.Contains(device))]);
        piece.skipped.AddRange(skipped);
        foreach (var device in repeated.Order())
            piece.skipped.Add(new SkippedDevice(Encoding.UTF8.GetString(Id(device)), null));
        CountIn(counts, -1);
        piece.CountIn(counts, 1);
        return piece;
    }

    private void CountIn(int[] counts, int each)
    {
        for (var place = 0; place < Installs.Apps.Length; place++)
            counts[Installs.Apps[place]] += each * Installs.Count(place);
    }

    private ReadOnlySpan<byte> Id(int device) => Ids.AsSpan((device == 0 ? 0 : IdEnds[device - 1])..IdEnds[device]);

    private void Add(int idEnd, int profile, int person, int apps)
    {
        (IdEnds[Count], Profiles[Count], People[Count]) = (idEnd, profile, person);
        AppCounts[Count++] = apps;
    }
}
