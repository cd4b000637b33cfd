namespace Appwacht.Policy.Fleet;

/// <summary>
/// The other way round: for each app the devices it is on. An app on more than an eighth of the devices has a bit for each device; any
/// other a list of the gaps between its devices, one byte for most of them. Together some 170 bytes a device.
/// </summary>
public sealed class DevicesWithApp
{
    private readonly int[] counts;
    private readonly AppBitmaps bitmaps;
    private readonly GapLists[] lists;

    private DevicesWithApp(int[] counts, AppBitmaps bitmaps, GapLists[] lists, Range[] parts) =>
        (this.counts, this.bitmaps, this.lists, Parts) = (counts, bitmaps, lists, parts);

    /// <summary>The ranges of devices that can be visited apart, by as many processors.</summary>
    public IReadOnlyList<Range> Parts { get; }

    /// <summary>On how many devices the app is.</summary>
    public int Count(int app) => counts[app];

    /// <summary>Bytes held.</summary>
    public long Bytes => 4L * counts.Length + bitmaps.Bytes + lists.Sum(list => list.Bytes);

    /// <summary>Turns the runs round, a range of devices on each processor.</summary>
    public static DevicesWithApp Of(InstalledRuns runs, int apps)
    {
        var parts = Ranges.Of(runs.Devices, Environment.ProcessorCount);
        var counted = new int[parts.Length][];
        Parallel.For(0, parts.Length, i => counted[i] = CountApps(runs, parts[i], apps));
        var counts = new int[apps];
        foreach (var part in counted)
            for (var app = 0; app < apps; app++)
                counts[app] += part[app];

        // The commonest apps have the lowest numbers, so that in each run those with a bitmap come first.
        var common = 0;
        while (common < Math.Min(apps, InstalledRuns.FirstRare) && counts[common] > runs.Devices / 8)
            common++;
        var bitmaps = new AppBitmaps(common, runs.Devices);
        var lists = new GapLists[parts.Length];
        Parallel.For(0, parts.Length, i => lists[i] = GapLists.Of(runs, parts[i], counted[i], bitmaps));
        return new(counts, bitmaps, lists, parts);
    }

    /// <summary>Calls <typeparamref name="T"/> for each device the app is on, ascending.</summary>
    /// <remarks>A struct that is called, not a delegate: the call disappears into the loop.</remarks>
    public void Visit<T>(int app, ref T visitor) where T : struct, IDeviceVisitor
    {
        if (app < bitmaps.Apps)
        {
            bitmaps.Visit(app, .., ref visitor);
            return;
        }

        foreach (var list in lists)
            list.Visit(app, ref visitor);
    }

    /// <summary>The same for the devices of one of <see cref="Parts"/>.</summary>
    public void Visit<T>(int app, int part, ref T visitor) where T : struct, IDeviceVisitor
    {
        if (app < bitmaps.Apps)
            bitmaps.Visit(app, Parts[part], ref visitor);
        else
            lists[part].Visit(app, ref visitor);
    }

    /// <summary>The devices the app is on, ascending.</summary>
    public int[] Of(int app)
    {
        var collected = new Collected(new int[counts[app]]);
        Visit(app, ref collected);
        return collected.Devices;
    }

    private static int[] CountApps(InstalledRuns runs, Range range, int apps)
    {
        var counts = new int[apps];
        foreach (var app in runs.Numbers.AsSpan(runs.Starts[range.Start.Value]..runs.Starts[range.End.Value]))
            counts[app]++;
        foreach (var app in runs.RareApps.AsSpan(runs.RareIn(range)))
            counts[app]++;
        return counts;
    }

    private struct Collected(int[] devices) : IDeviceVisitor
    {
        private int next;

        public readonly int[] Devices => devices;

        public void Visit(int device) => devices[next++] = device;
    }
}

/// <summary>What is done with each device an app is on.</summary>
public interface IDeviceVisitor
{
    /// <summary>Takes a device by its number.</summary>
    void Visit(int device);
}
