using System.Runtime.CompilerServices;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// A fleet cut up so that a question has one answer for each group of devices and class of apps. Every question about a whole fleet
/// comes down to two about a grid: how many installs there are in each cell, and which devices have an app in one of some cells.
/// </summary>
internal sealed class FleetGrid
{
    /// <summary>
    /// For what goes through a whole fleet: compiled as well as it can be from the first time on. It would be called too seldom to be
    /// found worth improving, and does a second's work before that.
    /// </summary>
    public const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    private readonly int[] groupOfProfile;
    private readonly Lazy<long[]> installs;
    private readonly Lazy<bool[][]> classesOfKind;

    /// <param name="fleet">The fleet.</param>
    /// <param name="facts">What is known of its apps; null when two policies know different things.</param>
    /// <param name="classOf">The class of each app, in an array of <see cref="NewClasses"/>.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="groupOfProfile">The group of each profile.</param>
    /// <param name="groups">How many groups.</param>
    public FleetGrid(FleetView fleet, FleetFacts? facts, ushort[] classOf, int classes, int[] groupOfProfile, int groups)
    {
        (Fleet, Facts, ClassOf, Classes, this.groupOfProfile, Groups) = (fleet, facts, classOf, classes, groupOfProfile, groups);
        SizeOf = new int[groups];
        foreach (var (profile, devices) in fleet.Base.Devices.CountByProfile.Index())
            SizeOf[groupOfProfile[profile]] += devices;
        Usual = groups == 0 ? 0 : Array.IndexOf(SizeOf, SizeOf.Max());
        installs = new(CountInstallsOfClasses);
        classesOfKind = new(() => facts is null ? [] : ClassesOfKinds(facts.KindOf, facts.Kinds.Count));
    }

    public FleetView Fleet { get; }

    /// <summary>What is known of the apps, or null.</summary>
    public FleetFacts? Facts { get; }

    /// <summary>For each kind of app the classes that its apps are of; none when nothing is known of kinds.</summary>
    public bool[][] ClassesOfKind => classesOfKind.Value;

    /// <summary>The class of each app, with room for every number of 16 bits.</summary>
    public ushort[] ClassOf { get; }

    public int Classes { get; }

    public int Groups { get; }

    /// <summary>How many devices of the snapshot are in each group.</summary>
    public int[] SizeOf { get; }

    /// <summary>The group that most devices are in.</summary>
    public int Usual { get; }

    /// <summary>How many installs the snapshot has of each class.</summary>
    public long[] InstallsOfClass => installs.Value;

    /// <summary>The ranges of devices that processors take at the same time; no two share a word of a set.</summary>
    public IReadOnlyList<Range> Parts => Fleet.Base.WithApp.Parts;

    /// <summary>Room for the classes of so many apps, and for every number of 16 bits, so that none can fall outside it.</summary>
    public static ushort[] NewClasses(int apps) => new ushort[Math.Max(apps, InstalledRuns.FirstRare)];

    /// <summary>The group of the devices with a profile.</summary>
    public int GroupOfProfile(int profile) => groupOfProfile[profile];

    /// <summary>The group of a device of the snapshot.</summary>
    public int GroupOf(int device) => groupOfProfile[Fleet.Base.Devices.ProfileOf[device]];

    /// <summary>What is known of groups, by profile: looked up for a device at one remove less.</summary>
    public T[] ByProfile<T>(IReadOnlyList<T> byGroup) => Array.ConvertAll(groupOfProfile, group => byGroup[group]);

    /// <summary>
    /// The apps of some classes that are not rare. The installs of rare apps stand together, and all of them are gone through quicker than
    /// the list of each.
    /// </summary>
    /// <param name="classes">The classes.</param>
    /// <param name="kinds">The kinds the apps may be of; null for all.</param>
    [MethodImpl(Hot)]
    public int[] CommonAppsIn(bool[] classes, bool[]? kinds = null)
    {
        var (apps, classOf, kindOf) = (new List<int>(), ClassOf, Facts?.KindOf);
        for (var (app, end) = (0, Math.Min(Fleet.Base.Apps.Count, InstalledRuns.FirstRare)); app < end; app++)
            if (classes[classOf[app]] && (kinds is null || kindOf is null || kinds[kindOf[app]]))
                apps.Add(app);
        return [.. apps];
    }

    /// <summary>A cell for each group and class, filled by a rule.</summary>
    public bool[][] Cells(Func<int, int, bool> fill)
    {
        var cells = new bool[Groups][];
        for (var group = 0; group < cells.Length; group++)
        {
            cells[group] = new bool[Classes];
            for (var @class = 0; @class < Classes; @class++)
                cells[group][@class] = fill(group, @class);
        }

        return cells;
    }

    [MethodImpl(Hot)]
    private bool[][] ClassesOfKinds(int[] kindOf, int kinds)
    {
        var (of, classOf) = (new bool[kinds * Classes], ClassOf);
        for (var (app, apps) = (0, Fleet.Base.Apps.Count); app < apps; app++)
            of[kindOf[app] * Classes + classOf[app]] = true;
        return [.. Enumerable.Range(0, kinds).Select(kind => of.AsSpan(kind * Classes, Classes).ToArray())];
    }

    [MethodImpl(Hot)]
    private long[] CountInstallsOfClasses()
    {
        var (counts, classOf, lists) = (new long[Classes], ClassOf, Fleet.Base.WithApp);
        for (var (app, apps) = (0, Fleet.Base.Apps.Count); app < apps; app++)
            counts[classOf[app]] += lists.Count(app);
        return counts;
    }
}
