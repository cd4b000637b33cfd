namespace Appwacht.Policy.Fleet;

/// <summary>What other rules or exemptions would change for a whole fleet.</summary>
/// <param name="Gained">Installed apps that would be judged more strictly.</param>
/// <param name="Lost">Installed apps that would be judged less strictly.</param>
public sealed record FleetWhatIf(FleetWhatIfSide Gained, FleetWhatIfSide Lost)
{
    /// <summary>Compares two policies under the same exemptions.</summary>
    /// <exception cref="ArgumentException">A policy was compiled for another snapshot, or before some apps or profiles of the fleet came.</exception>
    public static FleetWhatIf Of(FleetView fleet, CompiledPolicy now, CompiledPolicy then, ExemptInstalls exempt) => Of(fleet, now, then, exempt, exempt);

    /// <summary>Compares two policies, each with its exemptions.</summary>
    /// <exception cref="ArgumentException">A policy was compiled for another snapshot, or before some apps or profiles of the fleet came.</exception>
    public static FleetWhatIf Of(FleetView fleet, CompiledPolicy now, CompiledPolicy then, ExemptInstalls exemptNow, ExemptInstalls exemptThen)
    {
        var change = new PolicyChange(fleet, now, then);
        var apart = ChangedApart.Of(change, exemptNow, exemptThen);
        return new(Side(change, apart, 1), Side(change, apart, -1));
    }

    /// <summary>The quicker way: by the devices of the apps that change, or, when those are many, by the apps of each device.</summary>
    private static FleetWhatIfSide Side(PolicyChange change, ChangedApart apart, int direction)
    {
        var cells = change.Cells(direction);
        var installs = Enumerable.Range(0, change.Grid.Classes).Where(@class => cells.Any(row => row[@class])).Sum(@class => change.Grid.InstallsOfClass[@class]);
        var changed = installs <= ChangedInstalls.MostPairs
            ? ChangedByLists.Gather(change.Grid, cells, apart, direction)
            : ChangedByScan.Gather(change.Grid, cells, apart, direction);
        return FleetWhatIfSide.Of(change.Grid.Fleet, changed, CountedApps.Where(change.Grid, cells));
    }
}
