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

    /// <param name="fleet">The fleet.</param>
    /// <param name="classOf">The class of each app, in an array of <see cref="NewClasses"/>.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="groupOfProfile">The group of each profile.</param>
    /// <param name="groups">How many groups.</param>
    public FleetGrid(FleetView fleet, ushort[] classOf, int classes, int[] groupOfProfile, int groups)
    {
        (Fleet, ClassOf, Classes, this.groupOfProfile, Groups) = (fleet, classOf, classes, groupOfProfile, groups);
        SizeOf = new int[groups];
        foreach (var (profile, devices) in fleet.Base.Devices.CountByProfile.Index())
            SizeOf[groupOfProfile[profile]] += devices;
        Usual = groups == 0 ? 0 : Array.IndexOf(SizeOf, SizeOf.Max());
        installs = new(CountInstallsOfClasses);
    }

    public FleetView Fleet { get; }

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
    [MethodImpl(Hot)]
    public int[] CommonAppsIn(bool[] classes)
    {
        var (apps, classOf) = (new List<int>(), ClassOf);
        for (var (app, end) = (0, Math.Min(Fleet.Base.Apps.Count, InstalledRuns.FirstRare)); app < end; app++)
            if (classes[classOf[app]])
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
    private long[] CountInstallsOfClasses()
    {
        var (counts, classOf, lists) = (new long[Classes], ClassOf, Fleet.Base.WithApp);
        for (var (app, apps) = (0, Fleet.Base.Apps.Count); app < apps; app++)
            counts[classOf[app]] += lists.Count(app);
        return counts;
    }
}
