using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>A device as findings see it.</summary>
/// <param name="Number">Its number in the database.</param>
/// <param name="Key">Its identifier in the fleet.</param>
/// <param name="InventoryAt">When its apps were last read, in microseconds since 1970; null when they never were.</param>
/// <param name="Person">Its user, where known.</param>
/// <param name="IsOurs">Whether it is a device of the organisation.</param>
internal readonly record struct ReadDevice(int Number, string Key, long? InventoryAt, int? Person, bool IsOurs)
{
    private const string Sql = """SELECT "Number", "Key", "InventoryAt", "Person", "Ownership" FROM "devices" ORDER BY "Number" """;

    private static readonly HashSet<string> Theirs = [nameof(Ownership.Byod), nameof(Ownership.Private)];

    /// <summary>All of them, by number.</summary>
    public static async Task<List<ReadDevice>> All(OrganisationDb db, CancellationToken cancel)
    {
        var devices = new List<ReadDevice>();
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Sql;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            devices.Add(new(rows.GetInt32(0), rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetInt64(2), rows.IsDBNull(3) ? null : rows.GetInt32(3), !Theirs.Contains(rows.GetString(4))));
        return devices;
    }
}
