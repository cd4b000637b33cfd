using System.Text.Json;
using Appwacht.Connectors.Files;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;
using Appwacht.Core.Policies;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Demo;

/// <summary>The fictional municipality, made from the sample when it is not there yet.</summary>
internal static class DemoOrganisation
{
    /// <summary>The provider that the fictional people come from.</summary>
    public const string Provider = "demo";

    /// <summary>Its name.</summary>
    public static OrganisationId Id { get; } = OrganisationId.Parse("gemeente-voorbeeld");

    /// <summary>Makes it, if it is not there.</summary>
    public static async Task Make(IServiceProvider services, CancellationToken cancel)
    {
        var (databases, clock) = (services.GetRequiredService<IDatabases>(), services.GetRequiredService<TimeProvider>());
        await using var directory = databases.OpenDirectory();
        if (await directory.Organisations.AnyAsync(organisation => organisation.Id == Id, cancel))
            return;
        await databases.Create(Id, cancel);
        directory.Add(new Organisation { Id = Id, Name = "Gemeente Voorbeeld", IsDemo = true, CreatedAt = clock.GetUtcNow() });
        directory.AddRange(Enum.GetValues<Role>().Select(role => new RoleGrant { Organisation = Id, Provider = Provider, Group = role.Name(), Role = role }));
        await directory.SaveChangesAsync(cancel);

        await using var db = databases.Open(Id);
        var audit = new AuditTrail(db, Actor.Operator, clock);
        var policy = new PolicyVersion { Number = 1, Text = await File.ReadAllTextAsync(Path.Combine(Folder, "beleid.yaml"), cancel), ProposedBy = Actor.Operator.Id, ProposedAt = clock.GetUtcNow() };
        policy.Decide(PolicyState.Adopted, Actor.System.Id, clock.GetUtcNow(), "Voorbeeld");
        db.Add(policy);
        audit.Record("policy.adopted", "policy:1");
        await db.SaveChangesAsync(cancel);

        var workspace = await services.GetRequiredService<Workspaces>().Of(Id, cancel);
        await ReadFleet(workspace, db, audit, cancel);
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "demo");

    private static async Task ReadFleet(Workspace workspace, OrganisationDb db, AuditTrail audit, CancellationToken cancel)
    {
        var (folder, _) = FleetFolder.Open(Folder);
        if (folder is null)
            throw new InvalidDataException("The sample does not come with this program.");
        var rejects = new NoRejects();
        var fleet = folder.ReadDevices(rejects);
        await new TakeDevices(workspace, db, audit).Handle("voorbeeld", [.. fleet.Devices.Values], [.. fleet.People.Values], cancel);
        var inventories = folder.ReadInstalledApps(fleet, rejects).GroupBy(app => app.DeviceId)
            .Select(apps => Json(fleet.Devices[apps.Key], apps)).ToArray();
        await new TakeInventories(workspace, db, audit).Handle(inventories, cancel);
    }

    private static ReadOnlyMemory<byte> Json(Device device, IEnumerable<InstalledApp> apps)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("device", device.Id);
            json.WriteString("at", device.InventoryAt ?? default);
            json.WriteStartArray("apps");
            foreach (var app in apps)
            {
                json.WriteStartObject();
                if (app.Id is { } id)
                    json.WriteString("id", id.ToString());
                json.WriteString("name", app.Name);
                json.WriteString("publisher", app.Publisher);
                json.WriteString("version", app.Version);
                json.WriteString("profile", app.Profile switch { Profile.Work => "work", Profile.Personal => "personal", _ => "unknown" });
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The sample has none.</summary>
    private sealed class NoRejects : IRejects
    {
        public void Add(Reject reject) => throw new InvalidDataException($"The sample has a bad row: {reject}");
    }
}
