using Appwacht.Policy.Devices;

namespace Appwacht.Connectors.Files;

/// <summary>Reads <c>intune-devices.csv</c>. The columns with the user's name and address are not looked at.</summary>
internal static class IntuneDevices
{
    public static Dictionary<string, Device> Read(
        InventoryFile file, CorporateMeans corporateMeans, IRejects rejects, IProgress<ReadProgress>? progress)
    {
        using var rows = InventoryRows.Open(file, rejects, progress);
        var (name, os, owner) = (rows.ColumnOf("Device name"), rows.ColumnOf("OS"), rows.ColumnOf("Ownership"));
        var fields = new DeviceFields(rows, rows.ColumnOf("Device ID"), name, rows.ColumnOf("OS version"), rows.ColumnOf("Last check-in"));
        var corporate = corporateMeans is CorporateMeans.Managed ? Ownership.Managed : Ownership.PrivateUseAllowed;

        var devices = new Dictionary<string, Device>(StringComparer.OrdinalIgnoreCase);
        while (rows.Read())
        {
            if (fields.NewId(devices) is not { } id)
                continue;
            var platform = fields.Word(os, IntuneWords.ParsePlatform, RejectReasons.UnknownPlatform);
            var ownership = fields.Word(owner, text => IntuneWords.ParseOwnership(text, corporate), RejectReasons.UnknownOwnership);
            devices.Add(id, fields.Device(id, IntuneWords.Kind(platform, rows.Text(name)), platform, ownership, personId: null));
        }

        return devices;
    }
}
