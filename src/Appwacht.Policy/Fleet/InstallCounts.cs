using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// Counts the installs of a snapshot in each cell of a grid. How many there are of each app is known, so only the devices that are not
/// in the usual group are gone through; what they leave is of the usual group.
/// </summary>
internal static class InstallCounts
{
    /// <summary>Installs by group and class.</summary>
    public static long[][] Of(FleetGrid grid)
    {
        var parts = new long[grid.Parts.Count][];
        if (grid.SizeOf.Length > 0 && grid.SizeOf[grid.Usual] < grid.Fleet.Base.Devices.Count)
            Parallel.For(0, parts.Length, i => parts[i] = OfUnusual(grid, grid.Parts[i]));

        var counts = grid.Cells(static (_, _) => false).Select(row => new long[row.Length]).ToArray();
        if (counts.Length == 0)
            return counts;
        grid.InstallsOfClass.CopyTo(counts[grid.Usual], 0);
        foreach (var part in parts.OfType<long[]>())
            for (var cell = 0; cell < part.Length; cell++)
            {
                counts[cell / grid.Classes][cell % grid.Classes] += part[cell];
                counts[grid.Usual][cell % grid.Classes] -= part[cell];
            }

        return counts;
    }

    [MethodImpl(FleetGrid.Hot)]
    private static long[] OfUnusual(FleetGrid grid, Range range)
    {
        var (installed, profileOf) = (grid.Fleet.Base.Installed, grid.Fleet.Base.Devices.ProfileOf);
        var isUsual = grid.ByProfile([.. Enumerable.Range(0, grid.Groups).Select(group => group == grid.Usual)]);
        // Most apps are of one class. Four counts of each, or every addition would wait for the one before it.
        var cells = grid.Groups * grid.Classes;
        var counts = new int[4 * cells];
        var distant = new DistantRuns(installed);
        for (var (device, end) = (range.Start.Value, range.End.Value); device < end; device++)
            if (!isUsual[profileOf[device]] && distant.Add(device))
                CountAll(ref distant);
        CountAll(ref distant);

        var rare = installed.RareIn(range);
        for (var i = rare.Start.Value; i < rare.End.Value; i++)
            if (!isUsual[profileOf[installed.RareDevices[i]]])
                counts[grid.GroupOf(installed.RareDevices[i]) * grid.Classes + grid.ClassOf[installed.RareApps[i]]]++;

        var sums = new long[cells];
        for (var i = 0; i < counts.Length; i++)
            sums[i % cells] += counts[i];
        return sums;

        void CountAll(ref DistantRuns runs)
        {
            runs.Touch();
            foreach (var device in runs.Devices)
                Count(installed.Common(device), grid.ClassOf, counts.AsSpan(grid.GroupOf(device) * grid.Classes), cells, grid.Classes);
            runs.Clear();
        }
    }

    [MethodImpl(FleetGrid.Hot)]
    private static void Count(ReadOnlySpan<ushort> run, ushort[] classOf, Span<int> counts, int stride, int classes)
    {
        // Safe without bounds checks: there is a class for every number of 16 bits, each class is below the number of classes, and the
        // last of the four counts of a class ends where the slice says.
        counts = counts[..(3 * stride + classes)];
        ref var @class = ref MemoryMarshal.GetArrayDataReference(classOf);
        ref var one = ref MemoryMarshal.GetReference(counts);
        ref var two = ref Unsafe.Add(ref one, stride);
        ref var three = ref Unsafe.Add(ref two, stride);
        ref var four = ref Unsafe.Add(ref three, stride);
        var i = 0;
        for (; i + 4 <= run.Length; i += 4)
        {
            Unsafe.Add(ref one, Unsafe.Add(ref @class, run[i]))++;
            Unsafe.Add(ref two, Unsafe.Add(ref @class, run[i + 1]))++;
            Unsafe.Add(ref three, Unsafe.Add(ref @class, run[i + 2]))++;
            Unsafe.Add(ref four, Unsafe.Add(ref @class, run[i + 3]))++;
        }

        for (; i < run.Length; i++)
            Unsafe.Add(ref one, Unsafe.Add(ref @class, run[i]))++;
    }
}
