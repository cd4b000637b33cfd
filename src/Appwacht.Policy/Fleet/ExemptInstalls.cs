namespace Appwacht.Policy.Fleet;

/// <summary>
/// Exemptions as pairs of device and app, laid over what the table says. Few devices have one, so they are kept by device and looked at
/// after the rest.
/// </summary>
public sealed class ExemptInstalls
{
    private readonly Dictionary<int, HashSet<int>> byDevice;

    /// <summary>Takes the apps that are allowed after all, by device number.</summary>
    public ExemptInstalls(Dictionary<int, HashSet<int>> byDevice) => this.byDevice = byDevice;

    /// <summary>No exemptions.</summary>
    public static ExemptInstalls None { get; } = new([]);

    /// <summary>The devices with an exemption.</summary>
    public IEnumerable<int> Devices => byDevice.Keys;

    /// <summary>The apps that are allowed after all on a device.</summary>
    public IEnumerable<int> On(int device) => byDevice.TryGetValue(device, out var apps) ? apps : [];

    /// <summary>Whether the app is allowed after all on the device.</summary>
    public bool Contains(int device, int app) => byDevice.TryGetValue(device, out var apps) && apps.Contains(app);
}
