using System.Text;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Organisations;
using Appwacht.Core.People;
using Appwacht.Core.Policies;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Policy.Judgement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet;

/// <summary>
/// What is held in memory of one organisation: its fleet, and the numbers of apps and versions. Everything in it comes from the
/// organisation's database and is made anew from it at any time. Nothing outside a workspace holds any of it.
/// </summary>
public sealed class Workspace : IDisposable
{
    private readonly IDatabases databases;
    private readonly AppCatalogue catalogue;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim judging = new(1, 1);
    private volatile FleetState? state;

    private Workspace(OrganisationId organisation, IDatabases databases, AppCatalogue catalogue, TimeProvider clock) =>
        (Organisation, this.databases, this.catalogue, this.clock) = (organisation, databases, catalogue, clock);

    /// <summary>Whose it is.</summary>
    public OrganisationId Organisation { get; }

    /// <summary>The fleet.</summary>
    public FleetIndex Fleet { get; private set; } = null!; // Load sets it before anybody has the workspace

    /// <summary>The numbers of apps. Only for who holds <see cref="Writing"/>.</summary>
    internal AppDictionary Apps { get; private set; } = new();

    /// <summary>The numbers of versions. Only for who holds <see cref="Writing"/>.</summary>
    internal VersionDictionary Versions { get; private set; } = new();

    /// <summary>Held by who changes devices, people or inventories, from reading the old to putting the new in the index.</summary>
    internal SemaphoreSlim Writing { get; } = new(1, 1);

    /// <summary>Loads an organisation from its database.</summary>
    public static async Task<Workspace> Open(OrganisationId organisation, IDatabases databases, AppCatalogue catalogue, TimeProvider clock, CancellationToken cancel)
    {
        var workspace = new Workspace(organisation, databases, catalogue, clock);
        await workspace.Load(cancel);
        return workspace;
    }

    /// <summary>Makes everything anew from the database. The caller holds <see cref="Writing"/> or is alone.</summary>
    internal async Task Load(CancellationToken cancel)
    {
        await using var db = databases.Open(Organisation);
        var (apps, appFault) = AppDictionary.Load(await Chunks(db, DictionaryKind.Apps, cancel));
        var (versions, versionFault) = VersionDictionary.Load(await Chunks(db, DictionaryKind.Versions, cancel));
        if ((appFault ?? versionFault) is { } fault)
            throw new InvalidDataException($"{fault.Code()}: {fault.Reason().En} ({Organisation})");
        (Apps, Versions) = (apps, versions);
        var installed = Enumerable.Range(0, apps.Count).Select(number => ToFleetApp(apps[number])).ToArray();
        var people = await db.Set<PersonRow>().AsNoTracking().ToDictionaryAsync(person => person.Number, person => person.ToPerson(), cancel);
        var loaded = SnapshotLoader.Load(installed, db.Set<DeviceRow>().AsNoTracking().OrderBy(device => device.Number).AsEnumerable().Select(device => ToStored(device, people)));
        if (loaded.Skipped.Count > 0)
            throw new InvalidDataException($"The inventories of {loaded.Skipped.Count} devices of {Organisation} are damaged.");
        Fleet = new FleetIndex(loaded.Snapshot, loaded.NumberOf);
    }

    /// <summary>The fleet as it is now, under the policy and the exemptions in force today.</summary>
    /// <param name="db">The organisation's database.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<FleetState> Now(OrganisationDb db, CancellationToken cancel)
    {
        var day = clock.Today();
        var version = await PolicyInForce.CurrentVersion(db, cancel);
        var stamp = await ExemptionsInForce.CurrentStamp(db, cancel);
        if (IsCurrent(state))
            return state!;
        await judging.WaitAsync(cancel);
        try
        {
            var before = state;
            if (IsCurrent(before))
                return before!;
            var policy = before?.InForce.Version == version ? before.InForce : await PolicyInForce.Load(db, catalogue, cancel);
            var exemptions = before?.Exemptions.Stamp == stamp ? before.Exemptions : await ExemptionsInForce.Load(db, cancel);
            return state = new FleetState(Fleet.Now, catalogue, day, policy, exemptions, before);
        }
        finally
        {
            judging.Release();
        }

        bool IsCurrent(FleetState? known) =>
            known is not null && known.Day == day && known.InForce.Version == version && known.Exemptions.Stamp == stamp && ReferenceEquals(known.View, Fleet.Now);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        judging.Dispose();
        Writing.Dispose();
    }

    /// <summary>An app of the dictionary as it is installed, and what it is in the register.</summary>
    internal FleetApp ToFleetApp(AppIdentity app)
    {
        var found = catalogue.Resolve(app.Id, app.Name, app.Publisher, app.Platform);
        return new FleetApp(app.Id, app.Id is null ? app.Name : found.App?.Name ?? app.Id.Value.Identifier, found.App?.Slug, found.Match);
    }

    private static StoredDevice ToStored(DeviceRow device, Dictionary<int, Policy.Devices.Person> people)
    {
        var person = device.Person is { } number ? people.GetValueOrDefault(number) : null;
        return new StoredDevice(Encoding.UTF8.GetBytes(device.Key), DeviceFacts.Of(device.ToDevice(person?.Id), person), device.Person ?? -1, device.Inventory ?? InventoryBlob.Empty);
    }

    private static async Task<MemoryStream> Chunks(OrganisationDb db, DictionaryKind kind, CancellationToken cancel)
    {
        var joined = new MemoryStream();
        await foreach (var chunk in db.Set<DictionaryChunk>().AsNoTracking().Where(chunk => chunk.Kind == kind).OrderBy(chunk => chunk.First).AsAsyncEnumerable().WithCancellation(cancel))
            joined.Write(chunk.Data);
        joined.Position = 0;
        return joined;
    }
}
