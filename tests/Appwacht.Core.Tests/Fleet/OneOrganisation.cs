using System.Text;
using System.Text.Json;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Policies;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Register;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Tests.Fleet;

/// <summary>An organisation with a database of its own, whose policy names one app that is not in the register.</summary>
internal sealed class OneOrganisation : IAsyncDisposable
{
    /// <summary>The app that the policy names.</summary>
    public const string Named = "android:nl.voorbeeld.named";

    private const string Policy = """
        appwacht: 1
        policy: gemeente-test
        title: { nl: Test, en: Test }
        decision: { by: Test, date: 2026-01-01, reference: T-1 }
        rules:
          - id: named
            effect: deny
            apps: { app: "android:nl.voorbeeld.named" }
            why: { nl: Test, en: Test }
        """;

    private static readonly Lazy<AppCatalogue> Catalogue = new(() => Shipped());

    private readonly TestDatabases place;

    private OneOrganisation(TestDatabases place) => this.place = place;

    public static OrganisationId Id { get; } = OrganisationId.Parse("gemeente-test");

    public static Actor Somebody { get; } = new("member:1", Origin.Api);

    public string Folder => place.Folder;

    public Workspace Workspace { get; private set; } = null!; // Make sets it

    private static string Repository => field ??= Above(AppContext.BaseDirectory);

    public static async Task<OneOrganisation> Make(string? policy = Policy, string kind = TestDatabases.Sqlite, bool isReady = true)
    {
        var made = new OneOrganisation(await TestDatabases.Prepared(kind));
        await made.place.Databases.Create(Id, null, CancellationToken.None);
        await using var db = made.Open();
        if (isReady)
            await db.MakeReady();
        if (policy is not null)
        {
            var version = new PolicyVersion { Number = 1, Text = policy, ProposedBy = "member:1", ProposedAt = DateTimeOffset.UnixEpoch };
            version.Decide(PolicyState.Adopted, "member:2", DateTimeOffset.UnixEpoch, "");
            db.Add(version);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        await made.Restart();
        return made;
    }

    public OrganisationDb Open() => place.Databases.Open(Id);

    /// <summary>The catalogue of this repository, with lines more in its files.</summary>
    public static AppCatalogue Shipped(params (string File, string Line)[] more) => new(
        RegisterReader.Read(name => Path.Combine(Repository, "catalogue", name) is var file && File.Exists(file)
            ? new MemoryStream(Encoding.UTF8.GetBytes(File.ReadAllText(file) + string.Concat(more.Where(line => line.File == name).Select(line => line.Line + "\n")))) : null).Register
        ?? throw new InvalidDataException("The register cannot be read."), []);

    /// <summary>The catalogue that its workspace began with.</summary>
    public static AppCatalogue Began => Catalogue.Value;

    /// <summary>Stops and starts: everything in memory is made anew.</summary>
    public async Task Restart()
    {
        if (Workspace is not null)
            await Workspace.DisposeAsync();
        Workspace = await Workspace.Open(Id, place.Databases, Catalogue.Value, TimeProvider.System, CancellationToken.None);
    }

    /// <summary>Takes lines in one turn.</summary>
    public async Task<IReadOnlyList<TakenLine>> Take(params FleetLine[] lines) =>
        ((IntakeAnswer.Taken)await Workspace.Intake.Take(lines, Somebody, null, TimeSpan.FromSeconds(10), null)).Lines;

    public static FleetLine Device(string id, Ownership ownership = Ownership.Managed, string? person = null) =>
        new FleetLine.OfDevice("test", new Device(id, id, DeviceKind.Phone, Platform.Android, null, ownership, person, null));

    public static FleetLine Person(string id, string? unit = null) => new FleetLine.OfPerson(new Person(id, unit, null, null, null, null, "nl"));

    /// <summary>An inventory; the apps as <c>identifier</c>, or <c>identifier version profile</c>.</summary>
    public static FleetLine Inventory(string device, string at, params string[] apps) => new FleetLine.OfInventory(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        device,
        at,
        apps = apps.Select(app => app.Split(' ')).Select(app => new { id = app[0], version = app.ElementAtOrDefault(1) ?? "1", profile = app.ElementAtOrDefault(2) ?? "unknown" }),
    })));

    /// <summary>The identifiers of the apps on each device, as the fleet has them.</summary>
    public SortedDictionary<string, string> InFleet()
    {
        var view = Workspace.Fleet.Now;
        return new(Enumerable.Range(0, view.Devices).ToDictionary(view.IdOf, device => Joined(view.On(device).Select(app => view.Apps[app].Id?.ToString() ?? view.Apps[app].Name))), StringComparer.Ordinal);
    }

    /// <summary>The same, as the database has them.</summary>
    public async Task<SortedDictionary<string, string>> InDatabase()
    {
        await using var db = Open();
        var dictionary = (await StoredDictionaries.Load(db, CancellationToken.None)).Apps;
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var read = new List<(int App, int Version)>();
        foreach (var device in await db.Set<DeviceRow>().AsNoTracking().ToListAsync(CancellationToken.None))
        {
            if (device.Inventory is not null)
                Assert.Null(InventoryBlob.TryRead(device.Inventory, read));
            found[device.Key] = Joined(device.Inventory is null ? [] : read.Select(app => dictionary[app.App] is var known && known.Id is { } id ? id.ToString() : known.Name));
        }

        return found;
    }

    /// <summary>Whether a text is anywhere in the files of the database.</summary>
    public bool IsOnDisk(string text) => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });

    public async ValueTask DisposeAsync()
    {
        await Workspace.DisposeAsync();
        await place.DisposeAsync();
    }

    private static string Joined(IEnumerable<string> apps) => string.Join(' ', apps.Order(StringComparer.Ordinal));

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Appwacht.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
