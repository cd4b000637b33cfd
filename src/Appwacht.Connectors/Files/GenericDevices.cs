using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Connectors.Files;

/// <summary>Reads <c>devices.csv</c>.</summary>
internal static class GenericDevices
{
    public static Dictionary<string, Device> Read(InventoryFile file, IRejects rejects, IProgress<ReadProgress>? progress)
    {
        using var rows = InventoryRows.Open(file, rejects, progress);
        var fields = new DeviceFields(
            rows, rows.ColumnOf("device_id"), rows.ColumnOf("name"), rows.ColumnOf("os_version"), rows.ColumnOf("inventory_at"));
        var (kind, platform, ownership, person) =
            (rows.ColumnOf("kind"), rows.ColumnOf("platform"), rows.ColumnOf("ownership"), rows.ColumnOf("person_id"));

        var devices = new Dictionary<string, Device>(StringComparer.OrdinalIgnoreCase);
        while (rows.Read())
            if (fields.NewId(devices) is { } id)
                devices.Add(id, fields.Device(
                    id,
                    fields.Word(kind, DeviceWords.ParseKind, RejectReasons.UnknownKind),
                    fields.Word(platform, text => Platforms.Parse(text), RejectReasons.UnknownPlatform),
                    fields.Word(ownership, DeviceWords.ParseOwnership, RejectReasons.UnknownOwnership),
                    rows.TextOrNull(person)));
        return devices;
    }
}
