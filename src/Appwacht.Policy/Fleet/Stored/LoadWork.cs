namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// What one thread counts while it checks pieces, and the memory in which it works. Kept from piece to piece: taking fresh memory for each
/// costs as much as the checking.
/// </summary>
internal sealed class LoadWork(int apps)
{
    /// <summary>How many devices have each app, of those that this thread checked.</summary>
    public int[] Counts { get; } = new int[apps];

    /// <summary>The devices of the piece at hand.</summary>
    public List<StoredDevice> Devices { get; } = new(InstallsByApp.MostDevices);

    /// <summary>The apps of the device at hand.</summary>
    public int[] Apps = new int[512];

    /// <summary>Turns the piece at hand round.</summary>
    public InstallSorter Sorter { get; } = new(apps);
}
