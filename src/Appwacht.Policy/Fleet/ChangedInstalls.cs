using System.Runtime.InteropServices;

namespace Appwacht.Policy.Fleet;

/// <summary>Installs whose verdict changes in one direction.</summary>
/// <param name="Devices">The devices.</param>
/// <param name="OfApp">How many of each app.</param>
/// <param name="Pairs">Every device and app, or null when there may be more than <see cref="MostPairs"/>.</param>
internal sealed record ChangedInstalls(NumberSet Devices, IReadOnlyDictionary<int, int> OfApp, InstallList? Pairs)
{
    /// <summary>More pairs than this are not listed one by one: nobody reads them, and they would fill the memory.</summary>
    public const int MostPairs = 5_000_000;
}

/// <summary>Installs one by one, grouped by app: the devices of an app stand together, so that each install takes four bytes.</summary>
public sealed class InstallList
{
    private readonly List<(int App, int Start, int End)> groups = [];
    private readonly List<InstallList> others = [];
    private int[] devices;
    private int count;

    /// <param name="capacity">Room for so many to begin with.</param>
    internal InstallList(int capacity = 0) => devices = capacity == 0 ? [] : GC.AllocateUninitializedArray<int>(capacity);

    /// <summary>How many.</summary>
    public int Count => count + others.Sum(other => other.Count);

    /// <summary>How many there are of each app.</summary>
    internal Dictionary<int, int> OfApp()
    {
        var counts = new Dictionary<int, int>(groups.Count + others.Sum(other => other.groups.Count));
        foreach (var list in others.Prepend(this))
            foreach (var (app, start, end) in list.groups)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, app, out _) += end - start;
        return counts;
    }

    /// <summary>The devices and apps, by number.</summary>
    public IEnumerable<(int Device, int App)> All()
    {
        foreach (var (app, start, end) in groups)
            for (var i = start; i < end; i++)
                yield return (devices[i], app);
        foreach (var other in others)
            foreach (var pair in other.All())
                yield return pair;
    }

    /// <summary>Room for so many more devices; what is used of it is said with <see cref="Take"/>.</summary>
    internal (int[] Room, int At) Reserve(int more)
    {
        if (devices.Length - count < more)
        {
            var longer = GC.AllocateUninitializedArray<int>(Math.Max(count + more, devices.Length * 2));
            devices.AsSpan(0, count).CopyTo(longer);
            devices = longer;
        }

        return (devices, count);
    }

    /// <summary>Says that the room was used for devices of an app, up to a place.</summary>
    internal void Take(int app, int end)
    {
        if (end > count)
            groups.Add((app, count, end));
        count = end;
    }

    internal void Add(int device, int app)
    {
        var (room, at) = Reserve(1);
        room[at] = device;
        Take(app, at + 1);
    }

    internal void Add(InstallList other) => others.Add(other);
}
