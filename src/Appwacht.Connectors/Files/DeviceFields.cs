using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Connectors.Files;

/// <summary>What the files of devices have in common, whatever their columns are called.</summary>
internal sealed class DeviceFields(InventoryRows rows, int idColumn, int nameColumn, int osColumn, int inventoryColumn)
{
    /// <summary>The identifier of the device on this row; null, and a reject, when it has none or it was seen before.</summary>
    public string? NewId(Dictionary<string, Device> seen)
    {
        var id = rows.Text(idColumn);
        if (id.Length > 0 && !seen.ContainsKey(id))
            return id;
        rows.Reject(idColumn, id.Length == 0 ? RejectReasons.NoDevice : RejectReasons.SeenBefore);
        return null;
    }

    /// <summary>A word of ours; the unknown one, and a reject, when the word means nothing to us. Nothing is guessed.</summary>
    public T Word<T>(int column, Func<string, T> parse, RejectReason unknown) where T : struct, Enum
    {
        var text = rows.Text(column);
        var word = parse(text);
        if (EqualityComparer<T>.Default.Equals(word, default) && !text.Equals("unknown", StringComparison.OrdinalIgnoreCase))
            rows.Reject(column, unknown);
        return word;
    }

    /// <summary>The device on this row.</summary>
    public Device Device(string id, DeviceKind kind, Platform platform, Ownership ownership, string? personId) =>
        new(id, Name(id, ownership), kind, platform, Os(), ownership, personId, InventoryAt());

    // A private device is named by its owner, often after its owner.
    private string Name(string id, Ownership ownership) =>
        ownership is Ownership.Byod or Ownership.Private ? id : rows.TextOrNull(nameColumn) ?? id;

    private OsVersion? Os()
    {
        if (rows.TextOrNull(osColumn) is not { } text)
            return null;
        var version = OsVersion.Parse(text);
        if (version is null)
            rows.Reject(osColumn, RejectReasons.BadOsVersion);
        return version;
    }

    private DateTimeOffset? InventoryAt()
    {
        if (!Instants.TryParse(rows.Text(inventoryColumn), out var moment))
            rows.Reject(inventoryColumn, RejectReasons.NotADate);
        return moment;
    }
}
