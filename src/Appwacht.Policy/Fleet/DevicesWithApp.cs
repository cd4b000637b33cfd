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
    /// <param name="runs">The apps of each device.</param>
    /// <param name="apps">How many apps there are.</param>
    /// <param name="processors">How many processors work on it at once; all of them when it is -1.</param>
    public static DevicesWithApp Of(InstalledRuns runs, int apps, int processors = -1)
    {
        var work = new ParallelOptions { MaxDegreeOfParallelism = processors };
        var parts = Ranges.Of(runs.Devices, Environment.ProcessorCount);
        var pieces = new List<(int, InstallsByApp)>[parts.Length];
        Parallel.For(0, parts.Length, work, part => pieces[part] = Turn(runs, parts[part], apps));
        return Of(parts, pieces, apps, processors);
    }

    /// <summary>Makes the index of installs that stand app by app, a range of devices on each processor.</summary>
    /// <param name="parts">The ranges, each but the last a multiple of 64 long.</param>
    /// <param name="pieces">The installs of each range, apps ascending, with the number of the first device of each piece; the commonest apps have the lowest numbers.</param>
    /// <param name="apps">How many apps there are.</param>
    /// <param name="processors">How many processors work on it at once; all of them when it is -1.</param>
    internal static DevicesWithApp Of(Range[] parts, IReadOnlyList<(int First, InstallsByApp Installs)>[] pieces, int apps, int processors = -1)
    {
        var work = new ParallelOptions { MaxDegreeOfParallelism = processors };
        var counted = new int[parts.Length][];
        Parallel.For(0, parts.Length, work, part => counted[part] = CountApps(pieces[part], apps));
        var counts = new int[apps];
        foreach (var part in counted)
            for (var app = 0; app < apps; app++)
                counts[app] += part[app];

        var devices = parts[^1].End.Value;
        var common = 0;
        while (common < Math.Min(apps, InstalledRuns.FirstRare) && counts[common] > devices / 8)
            common++;
        var bitmaps = new AppBitmaps(common, devices);
        var lists = new GapLists[parts.Length];
        Parallel.For(0, parts.Length, work, part => lists[part] = IndexWriter.Write(bitmaps, parts[part], counted[part], pieces[part]));
        return new(counts, bitmaps, lists, parts);
    }

    /// <summary>
    /// Whether an app came to be on so many devices that it should have a bitmap, which only an index that is made anew gives it. Twice as many as
    /// get one, so that it is not made anew for one device more.
    /// </summary>
    public bool IsOutgrown(int devices) => counts.AsSpan(bitmaps.Apps).IndexOfAnyExceptInRange(0, devices / 4) >= 0;

    /// <summary>The same with some apps put on devices and others taken off.</summary>
    /// <param name="changes">What changed.</param>
    /// <param name="apps">How many apps there are now; those that are new come behind the others.</param>
    internal DevicesWithApp With(InstallChanges changes, int apps)
    {
        var made = new int[apps];
        counts.CopyTo(made, 0);
        foreach (var change in changes.All)
            made[change.App] += change.IsAdded ? 1 : -1;
        return new(made, bitmaps.With(changes), [.. lists.Zip(Parts, (list, part) => GapListRewriter.Change(list, apps, changes.In(part, bitmaps.Apps)))], [.. Parts]);
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

    private static List<(int First, InstallsByApp Installs)> Turn(InstalledRuns runs, Range range, int apps)
    {
        var sorter = new InstallSorter(apps);
        var turned = new List<(int, InstallsByApp)>();
        var rare = runs.RareIn(range).Start.Value;
        var run = new int[256];
        for (var first = range.Start.Value; first < range.End.Value; first += InstallsByApp.MostDevices)
        {
            for (var device = first; device < Math.Min(first + InstallsByApp.MostDevices, range.End.Value); device++)
            {
                var common = runs.Common(device);
                var firstRare = rare;
                while (rare < runs.RareDevices.Length && runs.RareDevices[rare] == device)
                    rare++;
                var length = common.Length + rare - firstRare;
                if (run.Length < length)
                    run = new int[length * 2];
                for (var i = 0; i < common.Length; i++)
                    run[i] = common[i];
                runs.RareApps.AsSpan(firstRare..rare).CopyTo(run.AsSpan(common.Length));
                sorter.Add(run.AsSpan(0, length));
            }

            turned.Add((first, sorter.Turn()));
        }

        return turned;
    }

    private static int[] CountApps(IReadOnlyList<(int First, InstallsByApp Installs)> pieces, int apps)
    {
        var counts = new int[apps];
        foreach (var (_, installs) in pieces)
            for (var place = 0; place < installs.Apps.Length; place++)
                counts[installs.Apps[place]] += installs.Count(place);
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
