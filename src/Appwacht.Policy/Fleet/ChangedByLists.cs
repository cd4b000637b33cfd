using System.Runtime.CompilerServices;

namespace Appwacht.Policy.Fleet;

/// <summary>Finds what changes by the devices of the apps that change: the quicker way when those are few, and each install is listed.</summary>
internal static class ChangedByLists
{
    public static ChangedInstalls Gather(FleetGrid grid, bool[][] cells, ChangedApart apart, int direction)
    {
        var (devices, pairs) = (new NumberSet(grid.Fleet.Devices), new InstallList());
        var wanted = Enumerable.Range(0, grid.Classes).Select(@class => Array.Exists(cells, row => row[@class])).ToArray();
        if (wanted.Contains(true))
        {
            var columns = Enumerable.Range(0, grid.Classes).Select(@class => Column(grid, cells, @class)).ToArray();
            var apps = grid.CommonAppsIn(wanted);
            var parts = grid.Parts.Select(_ => new InstallList()).ToArray();
            Parallel.For(0, parts.Length, part =>
            {
                Visit(grid, apps, columns, apart.Devices, part, devices, parts[part]);
                AddRare(grid, cells, apart.Devices, part, devices, parts[part]);
            });
            foreach (var part in parts)
                pairs.Add(part);
        }

        foreach (var (device, app) in apart.Changed(direction))
        {
            devices.Add(device);
            pairs.Add(device, app);
        }

        return new(devices, pairs.OfApp(), pairs);
    }

    /// <summary>For each profile whether the cell of a class is wanted; null when it is for all.</summary>
    private static bool[]? Column(FleetGrid grid, bool[][] cells, int @class) =>
        Array.TrueForAll(cells, row => row[@class]) ? null : grid.ByProfile(Array.ConvertAll(cells, row => row[@class]));

    [MethodImpl(FleetGrid.Hot)]
    private static void Visit(FleetGrid grid, int[] apps, bool[]?[] columns, NumberSet apart, int part, NumberSet devices, InstallList pairs)
    {
        var (lists, profileOf) = (grid.Fleet.Base.WithApp, grid.Fleet.Base.Devices.ProfileOf);
        foreach (var app in apps)
        {
            var (room, at) = pairs.Reserve(lists.Count(app));
            var visitor = new Listing(columns[grid.ClassOf[app]], profileOf, apart, devices, room) { At = at };
            lists.Visit(app, part, ref visitor);
            pairs.Take(app, visitor.At);
        }
    }

    [MethodImpl(FleetGrid.Hot)]
    private static void AddRare(FleetGrid grid, bool[][] cells, NumberSet apart, int part, NumberSet devices, InstallList pairs)
    {
        var installed = grid.Fleet.Base.Installed;
        var rare = installed.RareIn(grid.Parts[part]);
        for (var (i, end) = (rare.Start.Value, rare.End.Value); i < end; i++)
        {
            var (device, app) = (installed.RareDevices[i], installed.RareApps[i]);
            if (!cells[grid.GroupOf(device)][grid.ClassOf[app]] || apart.Contains(device))
                continue;
            devices.Add(device);
            pairs.Add(device, app);
        }
    }

    /// <summary>Writes down the devices of one app that change.</summary>
    private struct Listing(bool[]? column, int[] profileOf, NumberSet apart, NumberSet devices, int[] room) : IDeviceVisitor
    {
        public int At;

        public void Visit(int device)
        {
            if ((column is not null && !column[profileOf[device]]) || apart.Contains(device))
                return;
            devices.Add(device);
            room[At++] = device;
        }
    }
}
