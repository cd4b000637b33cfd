using System.Data.Common;
using System.Text;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.People;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Policy.Judgement;
using Appwacht.Register;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet;

/// <summary>
/// Loads the fleet of an organisation from its database. Rows are read without making an object of each, and devices that a policy cannot
/// tell apart share their facts: a server that was restarted is not to be waited for.
/// </summary>
internal sealed class LoadFleet
{
    private const string Sql = """SELECT "Key", "Number", "Kind", "Platform", "Os", "Ownership", "Person", "InventoryAt", "Inventory" FROM "devices" ORDER BY "Number" """;

    private readonly Dictionary<int, Person> people;
    private readonly Dictionary<(string Kind, string Platform, string Os, string Ownership, Person? User), DeviceFacts> known = [];
    private readonly KnownDevices devices = new();

    private LoadFleet(Dictionary<int, Person> people) => this.people = people;

    /// <summary>Loads it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="apps">The apps of the dictionary.</param>
    /// <param name="now">What time it is; decides which week's counts hold.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<(FleetIndex Fleet, KnownDevices Devices)> From(OrganisationDb db, FleetApp[] apps, DateTimeOffset now, CancellationToken cancel)
    {
        var loading = new LoadFleet(await People(db, cancel));
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var loaded = SnapshotLoader.Load(apps, loading.Devices(reader));
        if (loaded.Skipped.Count > 0)
            throw new InvalidDataException($"The inventories of {loaded.Skipped.Count} devices of {db.Organisation} are damaged.");
        await reader.CloseAsync();
        var counted = await OnlyCounted(db, now, cancel);
        var snapshot = loaded.Snapshot with { OnlyCounted = counted.ToDictionary(pair => loaded.NumberOf[pair.Key], pair => pair.Value) };
        return (new FleetIndex(snapshot, loaded.NumberOf), loading.devices);
    }

    /// <summary>Of the week that is over, or of this one when nothing was counted then: half a week would look as if apps went away.</summary>
    private static async Task<Dictionary<int, int>> OnlyCounted(OrganisationDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var week = CountedApp.WeekOf(now);
        var last = week.AddDays(-7);
        var rows = await db.Set<CountedApp>().AsNoTracking().Where(counted => counted.Week == week || counted.Week == last).ToListAsync(cancel);
        var from = rows.Exists(counted => counted.Week == last) ? last : week;
        return rows.Where(counted => counted.Week == from).ToDictionary(counted => counted.App, counted => counted.Devices);
    }

    /// <summary>The users. Those who are alike to a policy are one object: of how they are called the fleet knows only the number.</summary>
    private static async Task<Dictionary<int, Person>> People(OrganisationDb db, CancellationToken cancel)
    {
        var alike = new Dictionary<(string?, string?, RiskTier?, string?, string?), Person>();
        var people = new Dictionary<int, Person>();
        await foreach (var row in db.Set<PersonRow>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            var key = (row.Unit, row.Role, row.Tier, row.Groups, row.Deployments);
            if (!alike.TryGetValue(key, out var person))
                alike[key] = person = row.ToPerson();
            people[row.Number] = person;
        }

        return people;
    }

    private IEnumerable<StoredDevice> Devices(DbDataReader rows)
    {
        while (rows.Read())
        {
            var person = rows.IsDBNull(6) ? -1 : rows.GetInt32(6);
            var facts = Facts((rows.GetString(2), rows.GetString(3), rows.IsDBNull(4) ? "" : rows.GetString(4), rows.GetString(5), people.GetValueOrDefault(person)));
            devices.Add(new(rows.GetInt32(1), facts.Ownership, rows.IsDBNull(7) ? KnownDevice.Never : rows.GetInt64(7)));
            yield return new StoredDevice(Encoding.UTF8.GetBytes(rows.GetString(0)), facts, person, rows.IsDBNull(8) ? InventoryBlob.Empty : rows.GetFieldValue<byte[]>(8));
        }
    }

    private DeviceFacts Facts((string Kind, string Platform, string Os, string Ownership, Person? User) key)
    {
        if (!known.TryGetValue(key, out var facts))
        {
            var row = new DeviceRow
            {
                Key = "",
                Source = "",
                Name = "",
                Kind = Enum.Parse<DeviceKind>(key.Kind),
                Platform = Enum.Parse<Platform>(key.Platform),
                Os = key.Os.Length == 0 ? null : key.Os,
                Ownership = Enum.Parse<Ownership>(key.Ownership),
            };
            known[key] = facts = DeviceFacts.Of(row.ToDevice(null), key.User);
        }

        return facts;
    }
}
