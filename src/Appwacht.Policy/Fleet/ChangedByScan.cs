namespace Appwacht.Policy.Fleet;

/// <summary>
/// Finds what changes by the apps of each device: the quicker way when much changes. Of each device the first app that changes is enough.
/// How many installs of each app change is not counted one by one: nearly all devices are in one group, so for each app it is the number
/// of its devices, put right for the devices in other groups.
/// </summary>
internal static class ChangedByScan
{
    public static ChangedInstalls Gather(FleetGrid grid, bool[][] cells, ChangedApart apart, int direction)
    {
        var devices = DeviceSearch.Where(grid, cells);
        devices.Remove(apart.Devices);
        var fleet = grid.Fleet;
        var ofApp = new int[fleet.Apps.Count];
        var usual = cells[grid.Usual];
        for (var app = 0; app < fleet.Base.Apps.Count; app++)
            ofApp[app] = usual[grid.ClassOf[app]] ? fleet.Base.WithApp.Count(app) : 0;
        foreach (var corrections in Corrections(grid, cells))
            for (var app = 0; app < corrections.Length; app++)
                ofApp[app] += corrections[app];

        foreach (var device in apart.Devices.All())
            if (fleet.IsInBase(device))
                foreach (var app in fleet.Base.Installed.On(device))
                    ofApp[app] -= cells[grid.GroupOf(device)][grid.ClassOf[app]] ? 1 : 0;
        foreach (var (device, app) in apart.Changed(direction))
        {
            devices.Add(device);
            ofApp[app]++;
        }

        return new(devices, ofApp.Index().Where(app => app.Item != 0).ToDictionary(app => app.Index, app => app.Item), null);
    }

    /// <summary>For each part of the fleet, by app, how many installs more or fewer than if all its devices were in the usual group.</summary>
    private static int[][] Corrections(FleetGrid grid, bool[][] cells)
    {
        var usual = cells[grid.Usual];
        var differs = Array.ConvertAll(cells, row => row.SequenceEqual(usual) ? null : row.Zip(usual, (one, other) => one != other).ToArray());
        if (Array.TrueForAll(differs, row => row is null))
            return [];
        var (corrections, rows, profileOf) = (new int[grid.Parts.Count][], grid.ByProfile(differs), grid.Fleet.Base.Devices.ProfileOf);
        Parallel.For(0, corrections.Length, part =>
        {
            var (of, installed, range) = (new int[grid.Fleet.Base.Apps.Count], grid.Fleet.Base.Installed, grid.Parts[part]);
            corrections[part] = of;
            var distant = new DistantRuns(installed);
            for (var (device, end) = (range.Start.Value, range.End.Value); device < end; device++)
                if (rows[profileOf[device]] is not null && distant.Add(device))
                    CorrectAll(ref distant);
            CorrectAll(ref distant);

            var rare = installed.RareIn(range);
            for (var i = rare.Start.Value; i < rare.End.Value; i++)
                if (rows[profileOf[installed.RareDevices[i]]] is { } row)
                    Correct(row, installed.RareApps[i]);

            void CorrectAll(ref DistantRuns runs)
            {
                runs.Touch();
                foreach (var device in runs.Devices)
                    if (rows[profileOf[device]] is { } row)
                        foreach (var app in installed.Common(device))
                            Correct(row, app);
                runs.Clear();
            }

            void Correct(bool[] row, int app)
            {
                if (row[grid.ClassOf[app]])
                    of[app] += usual[grid.ClassOf[app]] ? -1 : 1;
            }
        });
        return corrections;
    }
}
