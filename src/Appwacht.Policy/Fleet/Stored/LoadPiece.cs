using System.Text;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>Some thousands of devices on their way into a fleet: what is good of them in columns, with the apps still as stored gaps.</summary>
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

    public byte[] Gaps { get; private set; } = [];

    public ProfileNumbers Facts { get; } = new();

    public IReadOnlyList<SkippedDevice> Skipped => skipped;

    /// <summary>Checks and takes devices.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="work">What one thread counts, and where it works.</param>
    public static LoadPiece Of(StoredDevice[] devices, LoadWork work)
    {
        var (idBytes, blobBytes) = (0, 0);
        foreach (var device in devices)
            (idBytes, blobBytes) = (checked(idBytes + device.Id.Length), checked(blobBytes + device.Inventory.Length));
        var piece = new LoadPiece(devices.Length, idBytes);
        var counts = work.Counts;
        ref var apps = ref work.Apps;
        var gaps = work.Room(blobBytes);
        var (idsEnd, gapsEnd) = (0, 0);
        foreach (var device in devices)
        {
            var fault = InventoryBlob.TryReadApps(device.Inventory.Span, counts.Length, ref apps, out var count, out var stored);
            if (fault is not null)
            {
                piece.skipped.Add(new SkippedDevice(Encoding.UTF8.GetString(device.Id.Span), fault));
                continue;
            }

            foreach (var app in apps.AsSpan(0, count))
                counts[app]++;
            stored.CopyTo(gaps[gapsEnd..]);
            gapsEnd += stored.Length;
            device.Id.Span.CopyTo(piece.Ids.AsSpan(idsEnd));
            idsEnd += device.Id.Length;
            piece.Add(idsEnd, device, count);
        }

        piece.Gaps = GC.AllocateUninitializedArray<byte>(gapsEnd + Stored.Gaps.Margin);
        gaps[..gapsEnd].CopyTo(piece.Gaps);
        return piece;
    }

    /// <summary>The same devices as they were stored, but for the gaps, without those at some places.</summary>
    /// <param name="repeated">Places in this piece.</param>
    /// <param name="counts">How many devices have each app; those of the devices left out are taken off.</param>
    public LoadPiece Without(IReadOnlySet<int> repeated, int[] counts)
    {
        var piece = new LoadPiece(Count - repeated.Count, Ids.Length) { Gaps = new byte[Gaps.Length] };
        piece.skipped.AddRange(skipped);
        var (at, gapsEnd, idsEnd) = (0, 0, 0);
        var apps = new int[AppCounts.Max()];
        for (var i = 0; i < Count; i++)
        {
            var from = at;
            Read(ref at, apps.AsSpan(0, AppCounts[i]));
            var id = Ids.AsSpan((i == 0 ? 0 : IdEnds[i - 1])..IdEnds[i]);
            if (repeated.Contains(i))
            {
                foreach (var app in apps.AsSpan(0, AppCounts[i]))
                    counts[app]--;
                piece.skipped.Add(new SkippedDevice(Encoding.UTF8.GetString(id), null));
                continue;
            }

            Gaps.AsSpan(from..at).CopyTo(piece.Gaps.AsSpan(gapsEnd));
            gapsEnd += at - from;
            id.CopyTo(piece.Ids.AsSpan(idsEnd));
            idsEnd += id.Length;
            piece.Add(idsEnd, new StoredDevice(default, Facts.All[Profiles[i]], People[i], default), AppCounts[i]);
        }

        return piece;
    }

    /// <summary>Reads the apps of the device whose gaps begin at a place, and moves the place to the next device.</summary>
    public void Read(ref int at, Span<int> apps) => Stored.Gaps.Read(Gaps, ref at, apps);

    private void Add(int idEnd, StoredDevice device, int apps)
    {
        IdEnds[Count] = idEnd;
        Profiles[Count] = Facts.Of(device.Facts);
        People[Count] = device.Person;
        AppCounts[Count++] = apps;
    }
}
