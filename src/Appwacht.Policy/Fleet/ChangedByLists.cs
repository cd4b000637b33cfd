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
            var apps = grid.CommonAppsIn(wanted);
            var (masks, maskOf) = Masks(grid, cells, wanted, apart.Devices);
            var parts = grid.Parts.Select(part => new InstallList(Expected(grid, apps, part))).ToArray();
            Parallel.For(0, parts.Length, part =>
            {
                Visit(grid, apps, masks, maskOf, part, devices, parts[part]);
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

    /// <summary>How many installs of the apps a part has, roughly and rather too many: taking room twice costs more than some that is left over.</summary>
    private static int Expected(FleetGrid grid, int[] apps, Range part)
    {
        var (installs, most) = (0L, 0);
        foreach (var app in apps)
        {
            var count = grid.Fleet.Base.WithApp.Count(app);
            (installs, most) = (installs + count, Math.Max(most, count));
        }

        return (int)(installs * 17 / 16 / grid.Parts.Count) + Math.Min(most, part.End.Value - part.Start.Value);
    }

    /// <summary>For each class the number of the devices for which it is wanted, without those that are judged apart.</summary>
    private static (ulong[][] Masks, int[] MaskOf) Masks(FleetGrid grid, bool[][] cells, bool[] wanted, NumberSet apart)
    {
        var (choices, numbers, maskOf) = (new List<bool[]>(), new Dictionary<string, int>(), new int[grid.Classes]);
        for (var @class = 0; @class < maskOf.Length; @class++)
        {
            if (!wanted[@class])
                continue;
            var choice = Array.ConvertAll(cells, row => row[@class]);
            var key = string.Concat(choice.Select(group => group ? '1' : '0'));
            if (!numbers.TryGetValue(key, out maskOf[@class]))
            {
                numbers[key] = maskOf[@class] = choices.Count;
                choices.Add(choice);
            }
        }

        var masks = GroupMasks.Of(grid, choices);
        foreach (var mask in masks)
            apart.RemoveFrom(mask);
        return (masks, maskOf);
    }

    [MethodImpl(FleetGrid.Hot)]
    private static void Visit(FleetGrid grid, int[] apps, ulong[][] masks, int[] maskOf, int part, NumberSet devices, InstallList pairs)
    {
        var (lists, length) = (grid.Fleet.Base.WithApp, grid.Parts[part].End.Value - grid.Parts[part].Start.Value);
        foreach (var app in apps)
        {
            var (room, at) = pairs.Reserve(Math.Min(lists.Count(app), length));
            var visitor = new Listing(masks[maskOf[grid.ClassOf[app]]], devices, room) { At = at };
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
    private struct Listing(ulong[] mask, NumberSet devices, int[] room) : IDeviceVisitor
    {
        public int At;

        public void Visit(int device)
        {
            if ((mask[device >> 6] >> device & 1) == 0)
                return;
            devices.Add(device);
            room[At++] = device;
        }
    }
}
