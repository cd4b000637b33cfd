using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Connectors.Files;

/// <summary>Reads the rows of <c>intune-discovered-apps.csv</c>. They carry names only; the register says which app it is.</summary>
internal sealed class IntuneApps(InventoryRows rows, FleetDevices fleet)
{
    private readonly DeviceIds devices = new(fleet.Devices.Values);
    private readonly TextPool pool = new();
    private readonly int device = rows.ColumnOf("DeviceId");
    private readonly int name = rows.ColumnOf("ApplicationName");
    private readonly int publisher = rows.ColumnOf("ApplicationPublisher");
    private readonly int version = rows.ColumnOf("ApplicationVersion");
    private readonly int shortVersion = rows.ColumnOf("ApplicationShortVersion");
    private readonly int platform = rows.ColumnOf("Platform");

    /// <summary>The app on the current row; null, and a reject, when it cannot be used.</summary>
    public InstalledApp? Read()
    {
        if (devices.Find(rows.Bytes(device)) is not { } owner)
            return Refuse(device, rows.Bytes(device).IsEmpty ? RejectReasons.NoDevice : RejectReasons.UnknownDevice);
        if (rows.Bytes(name).IsEmpty)
            return Refuse(name, RejectReasons.NoApp);
        var shown = rows.Bytes(shortVersion).IsEmpty ? rows.Bytes(version) : rows.Bytes(shortVersion);
        var on = owner.Platform is Platform.Unknown ? IntuneWords.ParsePlatform(pool.Get(rows.Bytes(platform))) : owner.Platform;
        return new InstalledApp(
            owner.Id, null, pool.Get(rows.Bytes(name)), pool.Get(rows.Bytes(publisher)), pool.Get(shown), on, Profile.Unknown);
    }

    private InstalledApp? Refuse(int column, RejectReason reason)
    {
        rows.Reject(column, reason);
        return null;
    }
}
