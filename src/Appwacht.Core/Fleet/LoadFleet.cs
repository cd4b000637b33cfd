using System.Data.Common;
using System.Text;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.People;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Core.Fleet;

/// <summary>
/// Loads the fleet of an organisation from its database. Rows are read without making an object of each, and devices that a policy cannot
/// tell apart share their facts: a server that was restarted is not to be waited for.
/// </summary>
internal sealed class LoadFleet
{
    private const string DevicesSql = """SELECT "Key", "Number", "Kind", "Platform", "Os", "Ownership", "Person", "InventoryAt", "Inventory" FROM "devices" ORDER BY "Number" """;
    private const string PeopleSql = """SELECT "Number", "Unit", "Role", "Tier", "Groups", "Deployments" FROM "people" """;
    private const string CountedSql = """SELECT "Week", "App", "Devices" FROM "counted_apps" WHERE "Week" >= @week""";

    private readonly Dictionary<AlikePeople, int> numbers = [];
    private readonly List<Person> people = [];
    private readonly Dictionary<int, int> alike = [];
    private readonly Dictionary<AlikeDevices, DeviceFacts> known = [];
    private readonly KnownDevices devices = new();

    private LoadFleet()
    {
    }

    /// <summary>Loads it.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="apps">The apps of the dictionary.</param>
    /// <param name="now">What time it is; decides which week's counts hold.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<(FleetIndex Fleet, KnownDevices Devices)> From(DbConnection connection, FleetApp[] apps, DateTimeOffset now, CancellationToken cancel)
    {
        var loading = new LoadFleet();
        await loading.People(connection, cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = DevicesSql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var loaded = SnapshotLoader.Load(apps, loading.Devices(reader));
        if (loaded.Skipped.Count > 0)
            throw new InvalidDataException($"The inventories of {loaded.Skipped.Count} devices are damaged.");
        await reader.CloseAsync();
        loading.devices.Trim();
        var counted = await OnlyCounted(connection, now, cancel);
        var snapshot = loaded.Snapshot with { OnlyCounted = counted.ToDictionary(pair => loaded.NumberOf[pair.Key], pair => pair.Value) };
        return (new FleetIndex(snapshot, loaded.NumberOf), loading.devices);
    }

    /// <summary>Of the week that is over, or of this one when nothing was counted then: half a week would look as if apps went away.</summary>
    private static async Task<Dictionary<int, int>> OnlyCounted(DbConnection connection, DateTimeOffset now, CancellationToken cancel)
    {
        var week = CountedApp.WeekOf(now);
        var last = week.AddDays(-7);
        await using var command = connection.CreateCommand();
        command.CommandText = CountedSql;
        var from = command.CreateParameter();
        (from.ParameterName, from.Value) = ("@week", last);
        command.Parameters.Add(from);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var (ofLast, ofThis) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetFieldValue<DateOnly>(0) is var counted && (counted == last ? ofLast : counted == week ? ofThis : null) is { } into)
                into[reader.GetInt32(1)] = reader.GetInt32(2);
        }

        return ofLast.Count > 0 ? ofLast : ofThis;
    }

    /// <summary>The users. Those who are alike to a policy are one object: of how they are called the fleet knows only the number.</summary>
    private async Task People(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = PeopleSql;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (rows.Read())
        {
            var key = new AlikePeople(Text(rows, 1), Text(rows, 2), rows.IsDBNull(3) ? null : rows.GetInt32(3), Text(rows, 4), Text(rows, 5));
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers[key] = number = people.Count;
                people.Add(key.ToPerson());
            }

            alike[rows.GetInt32(0)] = number;
        }
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private IEnumerable<StoredDevice> Devices(DbDataReader rows)
    {
        while (rows.Read())
        {
            var person = rows.IsDBNull(6) ? -1 : rows.GetInt32(6);
            var facts = Facts(new(rows.GetString(2), rows.GetString(3), Text(rows, 4), rows.GetString(5), alike.GetValueOrDefault(person, -1)));
            devices.Add(new(rows.GetInt32(1), facts.Ownership, rows.IsDBNull(7) ? KnownDevice.Never : rows.GetInt64(7)));
            yield return new StoredDevice(Encoding.UTF8.GetBytes(rows.GetString(0)), facts, person, rows.IsDBNull(8) ? InventoryBlob.Empty : rows.GetFieldValue<byte[]>(8));
        }
    }

    private DeviceFacts Facts(AlikeDevices device)
    {
        if (!known.TryGetValue(device, out var facts))
            known[device] = facts = device.ToFacts(device.User < 0 ? null : people[device.User]);
        return facts;
    }

    /// <summary>What a policy can tell people apart by, as it is stored.</summary>
    private sealed record AlikePeople(string? Unit, string? Role, int? Tier, string? Groups, string? Deployments)
    {
        public Person ToPerson() => new PersonRow { Key = "", Unit = Unit, Role = Role, Tier = (RiskTier?)Tier, Groups = Groups, Deployments = Deployments, Language = "" }.ToPerson();
    }

    /// <summary>What a policy can tell devices apart by, as it is stored.</summary>
    /// <param name="Kind">What kind of thing.</param>
    /// <param name="Platform">Its operating system.</param>
    /// <param name="Os">The version of it.</param>
    /// <param name="Ownership">Whose it is.</param>
    /// <param name="User">Its user: the same number for all who are alike, and -1 for nobody.</param>
    private sealed record AlikeDevices(string Kind, string Platform, string? Os, string Ownership, int User)
    {
        public DeviceFacts ToFacts(Person? user) => DeviceFacts.Of(
            new DeviceRow
            {
                Key = "",
                Source = "",
                Name = "",
                Kind = Enum.Parse<DeviceKind>(Kind),
                Platform = Enum.Parse<Platform>(Platform),
                Os = Os,
                Ownership = Enum.Parse<Ownership>(Ownership),
            }.ToDevice(null),
            user);
    }
}
