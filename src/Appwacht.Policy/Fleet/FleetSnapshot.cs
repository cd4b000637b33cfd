namespace Appwacht.Policy.Fleet;

/// <summary>
/// Everything that is installed in one organisation at one moment, in columns. It never changes; a change makes another one
/// (the index over it), so that whoever reads sees one consistent whole.
/// </summary>
/// <param name="Apps">The apps.</param>
/// <param name="Devices">The devices.</param>
/// <param name="Installed">Which apps are on which device.</param>
/// <param name="WithApp">On which devices each app is.</param>
/// <param name="OnlyCounted">
/// For apps that no rule names: on how many devices with private use each is, and nothing more; by app number.
/// </param>
public sealed record FleetSnapshot(
    FleetApps Apps, FleetDevices Devices, InstalledRuns Installed, DevicesWithApp WithApp, IReadOnlyDictionary<int, int> OnlyCounted);
