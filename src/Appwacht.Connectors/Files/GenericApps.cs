using System.Text;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Connectors.Files;

/// <summary>Reads the rows of <c>installed-apps.csv</c>; an identifier belongs to the store of the device it was found on.</summary>
internal sealed class GenericApps(InventoryRows rows, FleetDevices fleet)
{
    private readonly DeviceIds devices = new(fleet.Devices.Values);
    private readonly TextPool pool = new();
    private readonly int device = rows.ColumnOf("device_id");
    private readonly int id = rows.ColumnOf("app_id");
    private readonly int name = rows.ColumnOf("app_name");
    private readonly int publisher = rows.ColumnOf("publisher");
    private readonly int version = rows.ColumnOf("version");
    private readonly int profile = rows.ColumnOf("profile");

    /// <summary>The app on the current row; null, and a reject, when it cannot be used.</summary>
    public InstalledApp? Read()
    {
        if (devices.Find(rows.Bytes(device)) is not { } owner)
            return Refuse(device, rows.Bytes(device).IsEmpty ? RejectReasons.NoDevice : RejectReasons.UnknownDevice);
        var identifier = rows.Bytes(id);
        var called = rows.Bytes(name);
        if (identifier.IsEmpty && called.IsEmpty)
            return Refuse(id < 0 ? name : id, RejectReasons.NoApp);
        if (identifier.Length > AppId.LongestIdentifier || identifier.ContainsAnyInRange<byte>(0, 31) || identifier.Contains<byte>(127))
            return Refuse(id, RejectReasons.BadAppId);
        return new InstalledApp(
            owner.Id, identifier.IsEmpty ? null : new AppId(owner.Platform, pool.Get(identifier)), pool.Get(called),
            pool.Get(rows.Bytes(publisher)), pool.Get(rows.Bytes(version)), owner.Platform, ReadProfile());
    }

    private Profile ReadProfile()
    {
        var word = rows.Bytes(profile);
        if (word.IsEmpty || Ascii.EqualsIgnoreCase(word, "unknown"u8))
            return Profile.Unknown;
        if (Ascii.EqualsIgnoreCase(word, "work"u8))
            return Profile.Work;
        if (Ascii.EqualsIgnoreCase(word, "personal"u8))
            return Profile.Personal;
        rows.Reject(profile, RejectReasons.UnknownProfile);
        return Profile.Unknown;
    }

    private InstalledApp? Refuse(int column, RejectReason reason)
    {
        rows.Reject(column, reason);
        return null;
    }
}
