namespace Appwacht.Policy.Fleet;

/// <summary>
/// How the devices with an app in some cells are found quickest. Rules speak of kinds of apps, and for most groups of devices a kind is
/// wanted as a whole or not at all: then its bits are the answer. Where single apps are named, an allowlist mostly, the devices of some
/// groups are gone through one by one, and for the others the devices of the apps.
/// </summary>
internal sealed class SearchPlan
{
    /// <summary>Taking one device from the list of an app costs about as much as looking at so many apps of a device.</summary>
    private const double Visit = 4;

    /// <summary>Beginning with a device costs about as much as looking at so many of its apps.</summary>
    private const double Device = 8;

    private SearchPlan(FleetGrid grid, bool[] isScanned, IReadOnlyList<(int Kind, bool[] Groups)> wholeKinds, bool[]? tornKinds, bool[] tornClasses)
    {
        (IsScanned, WholeKinds, HasTornKinds) = (isScanned, wholeKinds, tornClasses.Contains(true));
        Apps = HasTornKinds ? grid.CommonAppsIn(tornClasses, tornKinds) : [];
    }

    /// <summary>For each group, whether its devices are gone through.</summary>
    public bool[] IsScanned { get; }

    /// <summary>The kinds whose bits are taken, each for the groups that want it as a whole.</summary>
    public IReadOnlyList<(int Kind, bool[] Groups)> WholeKinds { get; }

    /// <summary>Whether single apps are wanted of some kind.</summary>
    public bool HasTornKinds { get; }

    /// <summary>The apps whose devices are gone through; rare apps are not among them.</summary>
    public int[] Apps { get; }

    /// <summary>By the apps of each device only.</summary>
    public static SearchPlan Scan(FleetGrid grid, bool[][] cells) => Of(grid, cells, [.. Enumerable.Range(0, grid.Groups)]);

    /// <summary>By the devices of each app only.</summary>
    public static SearchPlan Lists(FleetGrid grid, bool[][] cells) => Of(grid, cells, [], []);

    /// <summary>The quickest way.</summary>
    public static SearchPlan Quickest(FleetGrid grid, bool[][] cells)
    {
        var whole = KindsAsAWhole(grid, cells);
        // Groups that want kinds as a whole need no more; of the others those that cost little to go through come first.
        int[] torn = [.. Enumerable.Range(0, grid.Groups).Where(group => whole.Count == 0 || whole.Any(kind => kind.Groups[group] is null))];
        var costs = Enumerable.Range(0, grid.Groups).Select(group => ScanCost(grid, cells[group], group)).ToArray();
        var order = torn.OrderBy(group => costs[group]).ToArray();
        var asking = new int[grid.Classes];
        foreach (var group in torn)
            Note(asking, cells[group]);
        var visits = Enumerable.Range(0, grid.Classes).Where(@class => asking[@class] > 0).Sum(@class => grid.InstallsOfClass[@class]) * Visit;
        var (best, least, scans) = (0, visits, 0.0);
        for (var scanned = 1; scanned <= order.Length; scanned++)
        {
            var group = order[scanned - 1];
            scans += costs[group];
            for (var @class = 0; @class < asking.Length; @class++)
                if (cells[group][@class] && --asking[@class] == 0)
                    visits -= grid.InstallsOfClass[@class] * Visit;
            if (scans + visits <= least)
                (best, least) = (scanned, scans + visits);
        }

        return Of(grid, cells, order.AsSpan(0, best), whole);
    }

    /// <summary>By the apps of each device in some groups; for the others by whole kinds and the devices of apps.</summary>
    public static SearchPlan Of(FleetGrid grid, bool[][] cells, ReadOnlySpan<int> scanned) => Of(grid, cells, scanned, KindsAsAWhole(grid, cells));

    private static SearchPlan Of(FleetGrid grid, bool[][] cells, ReadOnlySpan<int> scanned, IReadOnlyList<(int Kind, bool?[] Groups)> whole)
    {
        var isScanned = new bool[grid.Groups];
        foreach (var group in scanned)
            isScanned[group] = true;
        // Single apps are asked for only where a kind is torn for a group that is not gone through.
        var (torn, classes) = (new bool[whole.Count], new bool[grid.Classes]);
        for (var group = 0; group < isScanned.Length; group++)
        {
            if (isScanned[group])
                continue;
            for (var kind = 0; kind < torn.Length; kind++)
                torn[kind] |= whole[kind].Groups[group] is null;
            for (var @class = 0; @class < classes.Length; @class++)
                classes[@class] |= cells[group][@class];
        }

        if (whole.Count > 0 && !torn.Contains(true))
            Array.Clear(classes);
        return new(
            grid, isScanned,
            [.. whole.Where(kind => kind.Groups.Index().Any(group => group.Item is true && !isScanned[group.Index])).Select(kind => (kind.Kind, Array.ConvertAll(kind.Groups, wanted => wanted is true)))],
            whole.Count == 0 ? null : torn, classes);
    }

    /// <summary>For each kind and group, whether all of the kind is wanted or none; null where some of it is. Nothing when kinds are not known.</summary>
    private static IReadOnlyList<(int Kind, bool?[] Groups)> KindsAsAWhole(FleetGrid grid, bool[][] cells) => grid.Facts?.WithKind is null ? []
        : [.. grid.ClassesOfKind.Select((classes, kind) => (kind, Array.ConvertAll(cells, row => Wanted(row, classes))))];

    private static bool? Wanted(bool[] row, bool[] classes)
    {
        var (some, all) = (false, true);
        for (var @class = 0; @class < row.Length; @class++)
        {
            if (!classes[@class])
                continue;
            some |= row[@class];
            all &= row[@class];
        }

        return some ? all ? true : null : false;
    }

    /// <summary>Of a group whose devices have many apps in the cells, only the first few apps are looked at.</summary>
    private static double ScanCost(FleetGrid grid, bool[] row, int group)
    {
        var wanted = 0L;
        for (var @class = 0; @class < row.Length; @class++)
            wanted += row[@class] ? grid.InstallsOfClass[@class] : 0;
        if (wanted == 0)
            return 0;
        double all = grid.Fleet.Base.Installed.Count;
        return grid.SizeOf[group] * (Device + Math.Min(all / grid.Fleet.Base.Devices.Count, all / wanted));
    }

    private static void Note(int[] asking, bool[] row)
    {
        for (var @class = 0; @class < row.Length; @class++)
            asking[@class] += row[@class] ? 1 : 0;
    }
}
