using System.Text.Json;
using Appwacht.Core.Audit;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Organisations;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Register;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet;

/// <summary>
/// Writes everything that is kept of an organisation in files that other programs read, to look into or to go elsewhere with. Nothing
/// is left out; it is no backup, because nothing of it is sealed.
/// </summary>
public sealed class ExportOrganisation(IDatabases databases, TimeProvider clock)
{
    /// <summary>The file with all inventories, each as the import takes it.</summary>
    public const string Inventories = "inventories.ndjson";

    /// <summary>The file with the apps that other files refer to by number.</summary>
    public const string Apps = "apps.ndjson";

    private const string Organisation = "organisation.json";

    private static readonly JsonSerializerOptions Indented = new(BackupForm.Json) { WriteIndented = true };

    /// <summary>Writes it.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="open">Makes the file of a name.</param>
    /// <param name="cancel">Gives up; then the files are not complete.</param>
    /// <returns>How many lines each file has.</returns>
    public async Task<Outcome<IReadOnlyDictionary<string, long>>> Handle(OrganisationId id, Func<string, Stream> open, CancellationToken cancel)
    {
        if (await BackUpOrganisation.Head(id, databases, clock.GetUtcNow(), cancel) is not { } head)
            return Vacancy.Unknown(id);
        await using var db = databases.Open(id);
        new AuditTrail(db, Actor.Operator, clock).Record("organisation.exported", $"organisation:{id}");
        await db.SaveChangesAsync(cancel);

        await using var moment = await db.BeginSnapshot(cancel);
        var lines = new Dictionary<string, long>();
        await using (var file = open(Organisation))
            await JsonSerializer.SerializeAsync(file, head, Indented, cancel);
        foreach (var table in db.Model.GetEntityTypes().Select(ReadableTable.Of))
        {
            await using var file = open(table.FileName);
            lines[table.FileName] = await table.Write(db, file, cancel);
        }

        var numbers = await StoredDictionaries.Load(db, cancel);
        await using (var file = open(Apps))
            lines[Apps] = await WriteApps(numbers.Apps, file, cancel);
        await using (var file = open(Inventories))
            lines[Inventories] = await WriteInventories(db, numbers, file, cancel);
        return lines;
    }

    private static async Task<long> WriteApps(AppDictionary apps, Stream file, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Encoder = BackupForm.Json.Encoder });
        for (var number = 0; number < apps.Count; number++)
        {
            json.WriteStartObject();
            json.WriteNumber("number", number);
            Write(apps[number], json);
            json.WriteEndObject();
            await EndLine(json, file, cancel);
        }

        return apps.Count;
    }

    private static async Task<long> WriteInventories(OrganisationDb db, StoredDictionaries numbers, Stream file, CancellationToken cancel)
    {
        var (lines, installed) = (0L, new List<(int App, int Version)>());
        await using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Encoder = BackupForm.Json.Encoder });
        await foreach (var device in db.Set<DeviceRow>().AsNoTracking().OrderBy(device => device.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (device is not { Inventory: { } inventory, InventoryAt: { } at })
                continue;
            if (InventoryBlob.TryRead(inventory, installed) is { } damage)
                throw new InvalidDataException($"The inventory of device {device.Number} cannot be read: {damage}.");
            json.WriteStartObject();
            json.WriteString("device", device.Key);
            json.WriteString("at", at);
            json.WriteStartArray("apps");
            foreach (var (app, version) in installed)
            {
                json.WriteStartObject();
                Write(numbers.Apps[app], json);
                if (version != VersionDictionary.NotKnown)
                    json.WriteString("version", numbers.Versions[version]);
                // Of a private device nothing else was ever kept; without this word the import would pass it over.
                if (device.Ownership is Ownership.Byod or Ownership.Private)
                    json.WriteString("profile", "work");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            await EndLine(json, file, cancel);
            lines++;
        }

        return lines;
    }

    private static void Write(AppIdentity app, Utf8JsonWriter json)
    {
        if (app.Id is { } id)
        {
            json.WriteString("id", id.ToString());
            return;
        }

        json.WriteString("name", app.Name);
        json.WriteString("publisher", app.Publisher);
        json.WriteString("platform", app.Platform.Name());
    }

    private static async Task EndLine(Utf8JsonWriter json, Stream file, CancellationToken cancel)
    {
        await json.FlushAsync(cancel);
        json.Reset();
        file.WriteByte((byte)'\n');
    }
}
