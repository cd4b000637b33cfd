using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Appwacht.Policy.Fleet;

/// <summary>Finds the devices of a snapshot with an app in one of some cells of a grid.</summary>
internal static class DeviceSearch
{
    /// <summary>Finds them in the quickest way.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="cells">The cells, by group and class.</param>
    public static NumberSet Where(FleetGrid grid, bool[][] cells) => Where(grid, cells, SearchPlan.Quickest(grid, cells));

    /// <summary>Finds them in the way of a plan.</summary>
    public static NumberSet Where(FleetGrid grid, bool[][] cells, SearchPlan plan)
    {
        var found = new NumberSet(grid.Fleet.Devices);
        if (!Array.Exists(cells, row => row.Contains(true)))
            return found;
        var columns = plan.Apps.Length == 0 ? [] : Enumerable.Range(0, grid.Classes).Select(@class => Column(grid, Array.ConvertAll(cells, row => row[@class]), plan)).ToArray();
        var rows = ScannedRows(grid, cells, plan);
        var kinds = WholeKinds.Of(grid, plan);
        Parallel.For(0, grid.Parts.Count, part =>
        {
            foreach (var kind in kinds)
                kind.AddTo(found, grid.Parts[part]);
            Visit(grid, plan.Apps, columns, part, found);
            if (rows is not null)
                Scan(grid, rows, part, found);
            // Whole kinds have their rare apps with them.
            if (rows is not null || plan.HasTornKinds)
                AddRare(grid, cells, part, found);
        });
        return found;
    }

    /// <summary>For each profile what is wanted of its group; null when it is wanted for all devices that are not gone through one by one.</summary>
    private static bool[]? Column(FleetGrid grid, bool[] groups, SearchPlan plan) =>
        groups.Index().All(group => group.Item || plan.IsScanned[group.Index]) ? null : grid.ByProfile(groups);

    /// <summary>For each profile whose devices are gone through, the cells; empty when none is wanted. Null when there is no such profile.</summary>
    private static bool[]?[]? ScannedRows(FleetGrid grid, bool[][] cells, SearchPlan plan) => plan.IsScanned.Contains(true)
        ? grid.ByProfile([.. cells.Select((row, group) => !plan.IsScanned[group] ? null : row.Contains(true) ? row : [])]) : null;

    [MethodImpl(FleetGrid.Hot)]
    private static void Visit(FleetGrid grid, int[] apps, bool[]?[] columns, int part, NumberSet found)
    {
        var lists = grid.Fleet.Base.WithApp;
        foreach (var app in apps)
        {
            if (columns[grid.ClassOf[app]] is { } column)
            {
                var some = new AddingSome(found, grid.Fleet.Base.Devices.ProfileOf, column);
                lists.Visit(app, part, ref some);
            }
            else
            {
                var all = new Adding(found);
                lists.Visit(app, part, ref all);
            }
        }
    }

    [MethodImpl(FleetGrid.Hot)]
    private static void Scan(FleetGrid grid, bool[]?[] rows, int part, NumberSet found)
    {
        var (installed, profileOf) = (grid.Fleet.Base.Installed, grid.Fleet.Base.Devices.ProfileOf);
        var distant = new DistantRuns(installed);
        for (var (device, end) = (grid.Parts[part].Start.Value, grid.Parts[part].End.Value); device < end; device++)
        {
            if (rows[profileOf[device]] is not { } row)
                continue;
            // It may have been found by an app that is wanted on other devices.
            found.Remove(device);
            if (row.Length > 0 && distant.Add(device))
                ScanAll(ref distant);
        }

        ScanAll(ref distant);

        void ScanAll(ref DistantRuns runs)
        {
            runs.Touch();
            foreach (var device in runs.Devices)
                if (HasAny(installed.Common(device), grid.ClassOf, rows[profileOf[device]]))
                    found.Add(device);
            runs.Clear();
        }
    }

    [MethodImpl(FleetGrid.Hot)]
    private static void AddRare(FleetGrid grid, bool[][] cells, int part, NumberSet found)
    {
        var (rows, profileOf, classOf) = (grid.ByProfile(cells), grid.Fleet.Base.Devices.ProfileOf, grid.ClassOf);
        var (devices, apps) = (grid.Fleet.Base.Installed.RareDevices, grid.Fleet.Base.Installed.RareApps);
        var rare = grid.Fleet.Base.Installed.RareIn(grid.Parts[part]);
        for (var (i, end) = (rare.Start.Value, rare.End.Value); i < end; i++)
            if (rows[profileOf[devices[i]]][classOf[apps[i]]])
                found.Add(devices[i]);
    }

    [MethodImpl(FleetGrid.Hot)]
    private static bool HasAny(ReadOnlySpan<ushort> run, ushort[] classOf, bool[]? row)
    {
        // Safe without bounds checks: there is a class for every number of 16 bits, and a cell for each class.
        ref var @class = ref MemoryMarshal.GetArrayDataReference(classOf);
        ref var wanted = ref MemoryMarshal.GetReference(row.AsSpan());
        var i = 0;
        for (; i + 4 <= run.Length; i += 4)
        {
            if (Unsafe.Add(ref wanted, Unsafe.Add(ref @class, run[i])) | Unsafe.Add(ref wanted, Unsafe.Add(ref @class, run[i + 1]))
                | Unsafe.Add(ref wanted, Unsafe.Add(ref @class, run[i + 2])) | Unsafe.Add(ref wanted, Unsafe.Add(ref @class, run[i + 3])))
                return true;
        }

        for (; i < run.Length; i++)
            if (Unsafe.Add(ref wanted, Unsafe.Add(ref @class, run[i])))
                return true;
        return false;
    }

    private readonly struct Adding(NumberSet found) : IDeviceVisitor
    {
        public void Visit(int device) => found.Add(device);
    }

    private readonly struct AddingSome(NumberSet found, int[] profileOf, bool[] column) : IDeviceVisitor
    {
        public void Visit(int device)
        {
            if (column[profileOf[device]])
                found.Add(device);
        }
    }
}
