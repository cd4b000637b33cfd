namespace Appwacht.Policy.Fleet;

/// <summary>
/// How the devices with an app in some cells are found quickest: of some groups by going through the apps of each device, of the others
/// by going through the devices of each app. An allowlist for the few and a list of banned apps for all is the usual case, and asks for both.
/// </summary>
internal sealed class SearchPlan
{
    /// <summary>Taking one device from the list of an app costs about as much as looking at so many apps of a device.</summary>
    private const double Visit = 4;

    /// <summary>Beginning with a device costs about as much as looking at so many of its apps.</summary>
    private const double Device = 8;

    private SearchPlan(bool[] isScanned, bool[] isListed) => (IsScanned, IsListed) = (isScanned, isListed);

    /// <summary>For each group, whether its devices are gone through.</summary>
    public bool[] IsScanned { get; }

    /// <summary>For each class, whether the devices of its apps are gone through.</summary>
    public bool[] IsListed { get; }

    /// <summary>By the apps of each device only.</summary>
    public static SearchPlan Scan(FleetGrid grid, bool[][] cells) => Of(grid, cells, [.. Enumerable.Range(0, grid.Groups)]);

    /// <summary>By the devices of each app only.</summary>
    public static SearchPlan Lists(FleetGrid grid, bool[][] cells) => Of(grid, cells, []);

    /// <summary>The quickest way.</summary>
    public static SearchPlan Quickest(FleetGrid grid, bool[][] cells)
    {
        // Groups that cost little to go through first: the best plan goes through the first so many of them.
        var costs = Enumerable.Range(0, grid.Groups).Select(group => ScanCost(grid, cells[group], group)).ToArray();
        var order = Enumerable.Range(0, grid.Groups).OrderBy(group => costs[group]).ToArray();
        var asking = new int[grid.Classes];
        foreach (var row in cells)
            Note(asking, row, 1);
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

        return Of(grid, cells, order.AsSpan(0, best));
    }

    /// <summary>By the apps of each device in some groups, by the devices of each app for the others.</summary>
    public static SearchPlan Of(FleetGrid grid, bool[][] cells, ReadOnlySpan<int> scanned)
    {
        var isScanned = new bool[grid.Groups];
        foreach (var group in scanned)
            isScanned[group] = true;
        var asking = new int[grid.Classes];
        for (var group = 0; group < isScanned.Length; group++)
            if (!isScanned[group])
                Note(asking, cells[group], 1);
        return new(isScanned, Array.ConvertAll(asking, groups => groups > 0));
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

    private static void Note(int[] asking, bool[] row, int by)
    {
        for (var @class = 0; @class < row.Length; @class++)
            asking[@class] += row[@class] ? by : 0;
    }
}
