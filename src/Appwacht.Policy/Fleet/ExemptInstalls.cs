namespace Appwacht.Policy.Fleet;

/// <summary>
/// Exemptions as pairs of device and app, laid over what the table says. Few devices have one, so they are kept by device and looked at
/// after the rest.
/// </summary>
public sealed class ExemptInstalls
{
    private readonly Dictionary<int, int[]> byDevice;
    private (FleetSnapshot Snapshot, (int Device, int App)[] Installs)? there;

    /// <summary>Takes the apps that are allowed after all, by device number.</summary>
    public ExemptInstalls(IEnumerable<KeyValuePair<int, int[]>> byDevice) => this.byDevice = new(byDevice);

    /// <summary>No exemptions.</summary>
    public static ExemptInstalls None { get; } = new([]);

    /// <summary>The devices with an exemption.</summary>
    public IEnumerable<int> Devices => byDevice.Keys;

    /// <summary>The apps that are allowed after all on a device.</summary>
    public ReadOnlySpan<int> On(int device) => byDevice.GetValueOrDefault(device);

    /// <summary>Whether the app is allowed after all on the device.</summary>
    public bool Contains(int device, int app) => On(device).Contains(app);

    /// <summary>
    /// The pairs that are really installed, device by device. Many exemptions are for an app that is not there; which, is found out once
    /// for a snapshot, because every device has to be fetched from memory for it.
    /// </summary>
    internal (int Device, int App)[] In(FleetSnapshot snapshot)
    {
        if (there is not { } known || !ReferenceEquals(known.Snapshot, snapshot))
            there = known = (snapshot,
            [
                .. from pair in byDevice
                   where pair.Key < snapshot.Devices.Count
                   from app in pair.Value
                   where snapshot.Installed.Has(pair.Key, app)
                   select (pair.Key, app),
            ]);
        return known.Installs;
    }
}
