using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Appwacht.Register;
using Appwacht.Register.Csv;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// Reads rows of installed apps (<c>device_id, app_id, app_name, version, publisher</c>) straight into numbers, without a string for
/// each row. What part of a device may be read is decided by who asks for the row.
/// </summary>
public sealed class InventoryCsv
{
    private readonly CsvTable table;
    private readonly AppDictionary apps;
    private readonly VersionDictionary versions;
    private readonly int device;
    private readonly int id;
    private readonly int name;
    private readonly int version;
    private readonly int publisher;
    private readonly ArrayBufferWriter<byte> recoded = new();

    /// <summary>Reads from a table, giving new apps and versions their numbers.</summary>
    public InventoryCsv(CsvTable table, AppDictionary apps, VersionDictionary versions)
    {
        (this.table, this.apps, this.versions) = (table, apps, versions);
        (device, id, name) = (table.ColumnOf("device_id"), table.ColumnOf("app_id"), table.ColumnOf("app_name"));
        (version, publisher) = (table.ColumnOf("version"), table.ColumnOf("publisher"));
    }

    /// <summary>The identifier of the device on the current row, in UTF-8 where the file is; until the next row.</summary>
    public ReadOnlySpan<byte> Device => Field(device);

    /// <summary>Gives the app on the current row its numbers.</summary>
    /// <param name="platform">The platform of the device: an identifier belongs to its store.</param>
    /// <param name="app">The number of the app.</param>
    /// <param name="versionNumber">The number of its version; <see cref="VersionDictionary.NotKnown"/> when it cannot be one.</param>
    /// <param name="versionFault">Why the version cannot be one; the app counts all the same.</param>
    /// <returns>Why the app cannot be identified, or null.</returns>
    public IdentityFault? TryRead(Platform platform, out int app, out int versionNumber, out IdentityFault? versionFault)
    {
        versionNumber = VersionDictionary.NotKnown;
        versionFault = null;
        var identifier = Field(id);
        recoded.ResetWrittenCount();
        var fault = identifier.IsEmpty
            ? apps.TryNumber(Text(Field(name)), Text(Field(publisher)), platform, out app)
            : apps.TryNumber(platform, Text(identifier), out app);
        if (fault is null)
            versionFault = versions.TryNumber(Text(Field(version)), out versionNumber);
        return fault;
    }

    private ReadOnlySpan<byte> Field(int column)
    {
        var bytes = table.Bytes(column);
        return bytes[Ascii.Trim(bytes)];
    }

    /// <summary>The bytes in UTF-8; what is not UTF-8 is Latin-1, as everywhere in files of separated values.</summary>
    private ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field)
    {
        if (Ascii.IsValid(field) || Utf8.IsValid(field))
            return field;
        var into = recoded.GetSpan(2 * field.Length);
        var length = 0;
        foreach (var one in field)
        {
            if (one >= 0x80)
                into[length++] = (byte)(0xc0 | (one >> 6));
            into[length++] = one < 0x80 ? one : (byte)(0x80 | (one & 0x3f));
        }

        recoded.Advance(length);
        return into[..length];
    }
}
