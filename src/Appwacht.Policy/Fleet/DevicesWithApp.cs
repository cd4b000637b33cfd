namespace Appwacht.Policy.Fleet;

/// <summary>
/// The other way round: for each app the devices it is on. An app on more than an eighth of the devices has a bit for each device; any
/// other a list of the gaps between its devices, one byte for most of them. Together some 170 bytes a device, which are put away while
/// nobody looks for devices by their apps; on how many devices each app is stays known.
/// </summary>
public sealed class DevicesWithApp
{
    private readonly int[] counts;
    private readonly Range[] parts;
    private readonly Remade<AppLists> lists;

    private DevicesWithApp(InstalledRuns runs, int[] counts, Range[] parts, AppLists? made)
    {
        (this.counts, this.parts) = (counts, parts);
        lists = new(() => Turn(runs, parts, counts.Length, EveryProcessor).Lists) { IfThere = made };
    }

    /// <summary>The ranges of devices that can be visited apart, by as many processors.</summary>
    public IReadOnlyList<Range> Parts => parts;

    /// <summary>Bytes held.</summary>
    public long Bytes => 4L * counts.Length + (lists.IfThere?.Bytes ?? 0);

    private static ParallelOptions EveryProcessor => Processors(-1);

    /// <summary>On how many devices the app is.</summary>
    public int Count(int app) => counts[app];

    /// <summary>Turns the runs round, a range of devices on each processor.</summary>
    /// <param name="runs">The apps of each device.</param>
    /// <param name="apps">How many apps there are; the commonest have the lowest numbers.</param>
    /// <param name="processors">How many processors work on it at once; all of them when it is -1.</param>
    public static DevicesWithApp Of(InstalledRuns runs, int apps, int processors = -1)
    {
        var parts = Ranges.Of(runs.Devices, Environment.ProcessorCount);
        var (counts, lists) = Turn(runs, parts, apps, Processors(processors));
        return new(runs, counts, parts, lists);
    }

    /// <summary>Makes the index of installs that stand app by app already.</summary>
    /// <param name="runs">The apps of each device.</param>
    /// <param name="parts">The ranges, each but the last a multiple of 64 long.</param>
    /// <param name="pieces">The installs of each range, apps ascending, with the number of the first device of each piece.</param>
    /// <param name="apps">How many apps there are.</param>
    internal static DevicesWithApp Of(InstalledRuns runs, Range[] parts, IReadOnlyList<(int First, InstallsByApp Installs)>[] pieces, int apps)
    {
        var (counts, lists) = Index(parts, pieces, apps, EveryProcessor);
        return new(runs, counts, parts, lists);
    }

    /// <summary>Puts away what can be made again of the runs, when nobody asked for devices since the last time.</summary>
    /// <param name="evenIfAsked">Also when somebody did.</param>
    /// <returns>Whether memory came free.</returns>
    public bool PutAway(bool evenIfAsked) => lists.PutAway(evenIfAsked);

    /// <summary>
    /// Whether an app came to be on so many devices that it should have a bitmap, which only an index that is made anew gives it. Twice as many as
    /// get one, so that it is not made anew for one device more. What is put away will be made anew anyhow.
    /// </summary>
    public bool IsOutgrown(int devices) => lists.IfThere is { } made && counts.AsSpan(made.WithBits).IndexOfAnyExceptInRange(0, devices / 4) >= 0;

    /// <summary>The same with some apps put on devices and others taken off.</summary>
    /// <param name="changed">The apps of each device as they are now.</param>
    /// <param name="changes">What changed.</param>
    /// <param name="apps">How many apps there are now; those that are new come behind the others.</param>
    internal DevicesWithApp With(InstalledRuns changed, InstallChanges changes, int apps)
    {
        var made = new int[apps];
        counts.CopyTo(made, 0);
        foreach (var change in changes.All)
            made[change.App] += change.IsAdded ? 1 : -1;
        return new(changed, made, parts, lists.IfThere?.With(changes, apps));
    }

    /// <summary>Calls <typeparamref name="T"/> for each device the app is on, ascending.</summary>
    /// <remarks>A struct that is called, not a delegate: the call disappears into the loop.</remarks>
    public void Visit<T>(int app, ref T visitor) where T : struct, IDeviceVisitor => lists.Value.Visit(app, ref visitor);

    /// <summary>The same for the devices of one of <see cref="Parts"/>.</summary>
    public void Visit<T>(int app, int part, ref T visitor) where T : struct, IDeviceVisitor => lists.Value.Visit(app, part, ref visitor);

    /// <summary>The devices the app is on, ascending.</summary>
    public int[] Of(int app)
    {
        var collected = new Collected(new int[counts[app]]);
        Visit(app, ref collected);
        return collected.Devices;
    }

    private static ParallelOptions Processors(int count) => new() { MaxDegreeOfParallelism = count };

    private static (int[] Counts, AppLists Lists) Turn(InstalledRuns runs, Range[] parts, int apps, ParallelOptions work)
    {
        var pieces = new List<(int, InstallsByApp)>[parts.Length];
        Parallel.For(0, parts.Length, work, part => pieces[part] = Turn(runs, parts[part], apps));
        return Index(parts, pieces, apps, work);
    }

    private static (int[] Counts, AppLists Lists) Index(Range[] parts, IReadOnlyList<(int First, InstallsByApp Installs)>[] pieces, int apps, ParallelOptions work)
    {
        var counted = new int[parts.Length][];
        Parallel.For(0, parts.Length, work, part => counted[part] = CountApps(pieces[part], apps));
        var counts = new int[apps];
        foreach (var part in counted)
            for (var app = 0; app < apps; app++)
                counts[app] += part[app];
        return (counts, AppLists.Of(parts, pieces, counted, counts, work));
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
