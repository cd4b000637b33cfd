using Appwacht.Core.Catalogue;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Organisations;
using Appwacht.Core.Policies;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Stored;

namespace Appwacht.Core.Fleet;

/// <summary>
/// What is held in memory of one organisation: its fleet, and the numbers of apps and versions. Everything in it comes from the
/// organisation's database and is made anew from it at any time. Nothing outside a workspace holds any of it.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    private readonly IDatabases databases;
    private readonly AppCatalogue catalogue;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim judging = new(1, 1);
    private volatile FleetState? state;
    private volatile OwnRegister? register;
    private int appsInFleet;

    private Workspace(OrganisationId organisation, IDatabases databases, AppCatalogue catalogue, TimeProvider clock) =>
        (Organisation, this.databases, this.catalogue, this.clock) = (organisation, databases, catalogue, clock);

    /// <summary>Something in the fleet is other than before. Whoever hears it does not keep the one who changed it waiting.</summary>
    public event Action<OrganisationId>? Changed;

    /// <summary>Whose it is.</summary>
    public OrganisationId Organisation { get; }

    /// <summary>The fleet.</summary>
    public FleetIndex Fleet { get; private set; } = null!; // Load sets it before anybody has the workspace

    /// <summary>Through which people, devices and inventories come in.</summary>
    public FleetIntake Intake { get; private set; } = null!; // Open sets it

    /// <summary>The numbers of apps and versions. Only for who holds <see cref="Writing"/>.</summary>
    internal StoredDictionaries Dictionaries { get; private set; } = null!; // Load sets it

    /// <summary>What must be known of devices to take inventories. Only for who holds <see cref="Writing"/>.</summary>
    internal KnownDevices Devices { get; private set; } = new();

    /// <summary>The numbers of apps. Only for who holds <see cref="Writing"/>.</summary>
    internal AppDictionary Apps => Dictionaries.Apps;

    /// <summary>The numbers of versions. Only for who holds <see cref="Writing"/>.</summary>
    internal VersionDictionary Versions => Dictionaries.Versions;

    /// <summary>Held by who changes devices, people or inventories, from reading the old to putting the new in the index.</summary>
    internal SemaphoreSlim Writing { get; } = new(1, 1);

    /// <summary>Loads an organisation from its database.</summary>
    public static async Task<Workspace> Open(OrganisationId organisation, IDatabases databases, AppCatalogue catalogue, TimeProvider clock, CancellationToken cancel)
    {
        var workspace = new Workspace(organisation, databases, catalogue, clock);
        await workspace.Load(cancel);
        workspace.Intake = new FleetIntake(workspace, databases, clock);
        return workspace;
    }

    /// <summary>Makes everything anew from the database. The caller holds <see cref="Writing"/> or is alone.</summary>
    internal async Task Load(CancellationToken cancel)
    {
        await using var connection = await databases.Connect(Organisation, cancel);
        var dictionaries = await StoredDictionaries.Load(connection, null, cancel);
        Dictionaries = dictionaries;
        (Fleet, Devices) = await LoadFleet.From(connection, [.. Enumerable.Range(0, dictionaries.Apps.Count).Select(app => ToFleetApp(dictionaries.Apps[app]))], clock.GetUtcNow(), cancel);
        appsInFleet = dictionaries.Apps.Count;
        TellChange();
    }

    /// <summary>Tells whoever wants to hear it that what was stored is in the fleet now.</summary>
    internal void TellChange() => Changed?.Invoke(Organisation);

    /// <summary>Tells the fleet of apps that the dictionary learnt. The caller holds <see cref="Writing"/>.</summary>
    internal void TakeUpApps()
    {
        if (appsInFleet == Apps.Count)
            return;
        Fleet.AddApps([.. Enumerable.Range(appsInFleet, Apps.Count - appsInFleet).Select(number => ToFleetApp(Apps[number]))]);
        appsInFleet = Apps.Count;
    }

    /// <summary>The register as it holds for the organisation now.</summary>
    /// <param name="db">The organisation's database.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<OwnRegister> Register(OrganisationDb db, CancellationToken cancel)
    {
        var stamp = await OwnRegister.CurrentStamp(db, cancel);
        if (register is { } known && known.Stamp == stamp)
            return known;
        return register = await OwnRegister.Load(db, catalogue, cancel);
    }

    /// <summary>The fleet as it is now, under the policy and the exemptions in force today.</summary>
    /// <param name="db">The organisation's database.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<FleetState> Now(OrganisationDb db, CancellationToken cancel)
    {
        var day = clock.Today();
        var version = await PolicyInForce.CurrentVersion(db, cancel);
        var stamp = await ExemptionsInForce.CurrentStamp(db, cancel);
        var own = (await Register(db, cancel)).Catalogue;
        if (IsCurrent(state))
            return state!;
        await judging.WaitAsync(cancel);
        try
        {
            var before = state;
            if (IsCurrent(before))
                return before!;
            var policy = before?.InForce.Version == version && ReferenceEquals(before.Catalogue, own) ? before.InForce : await PolicyInForce.Load(db, own, cancel);
            var exemptions = before?.Exemptions.Stamp == stamp ? before.Exemptions : await ExemptionsInForce.Load(db, cancel);
            var begun = clock.GetTimestamp();
            state = new FleetState(Fleet.Now, own, day, policy, exemptions, before);
            Meters.Evaluation.Record(clock.GetElapsedTime(begun).TotalSeconds);
            return state;
        }
        finally
        {
            judging.Release();
        }

        bool IsCurrent(FleetState? known) =>
            known is not null && known.Day == day && ReferenceEquals(known.Catalogue, own) && known.InForce.Version == version && known.Exemptions.Stamp == stamp && ReferenceEquals(known.Whole, Fleet.Now);
    }

    /// <summary>Puts away what only serves to look through the fleet, when nobody did so since the last time; whoever does makes it again, which takes a moment.</summary>
    /// <param name="evenIfUsed">Also when somebody did.</param>
    /// <returns>Whether memory came free.</returns>
    public bool Rest(bool evenIfUsed) => state?.Rest(evenIfUsed) ?? false;

    /// <summary>Finishes what waits to be taken.</summary>
    public async ValueTask DisposeAsync()
    {
        await Intake.DisposeAsync();
        judging.Dispose();
        Writing.Dispose();
    }

    /// <summary>An app of the dictionary as it is installed, and what it is in the register.</summary>
    internal FleetApp ToFleetApp(AppIdentity app)
    {
        var found = catalogue.Resolve(app.Id, app.Name, app.Publisher, app.Platform);
        return new FleetApp(app.Id, app.Id is null ? app.Name : found.App?.Name ?? app.Id.Value.Identifier, found.App?.Slug, found.Match);
    }
}
