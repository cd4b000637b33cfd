using System.Text;
using System.Text.Json;
using Appwacht.Connectors.Files;
using Appwacht.Connectors.Simulated;
using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Core.Policies;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;
using Appwacht.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Enforcement;

/// <summary>"Gemeente Voorbeeld" in a simulated management system, from the day of the decision on; may fall at any moment and start again.</summary>
internal sealed class TwelveWeeks : IOutlet, IAsyncDisposable
{
    public const string TikTok = "tiktok";

    private static readonly Lazy<AppCatalogue> Catalogue = new(() => new(
        RegisterReader.Read(name => Path.Combine(Repository, "catalogue", name) is var file && File.Exists(file) ? File.OpenRead(file) : null).Register ?? throw new InvalidDataException("The register cannot be read."),
        [.. Directory.EnumerateFiles(Path.Combine(Repository, "policies"), "*.yaml").Select(file => new Layer(PolicyParser.Parse(File.ReadAllText(file)).Document!, Path.GetFileName(file)))]));

    private readonly TestDatabases place;
    private readonly Dictionary<int, string> keys = [];
    private readonly HashSet<int> laptops = [];
    private Workspace workspace = null!; // Make sets it

    private TwelveWeeks(TestDatabases place, SimulatedFleet fleet) => (this.place, Fleet) = (place, fleet);

    public static OrganisationId Id { get; } = OrganisationId.Parse("gemeente-voorbeeld");

    /// <summary>The day of the decision, at noon.</summary>
    public static DateTimeOffset Decided { get; } = new(2026, 9, 29, 6, 0, 0, TimeSpan.Zero);

    public static Actor Somebody { get; } = new("member:1", Origin.Console);

    public SimulatedFleet Fleet { get; }

    public FakeTimeProvider Clock { get; } = new(Decided);

    public int Day => (Time.DayOf(Clock.GetUtcNow()).DayNumber - Time.DayOf(Decided).DayNumber);

    /// <summary>Falls down with what was handed over not noted, when it says so.</summary>
    public Func<bool> FallsAfterDelivery { get; set; } = () => false;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string Repository => field ??= Above(AppContext.BaseDirectory);

    public static async Task<TwelveWeeks> Make(string kind)
    {
        var (folder, _) = FleetFolder.Open(Path.Combine(Repository, "samples", "gemeente-voorbeeld"));
        var devices = folder!.ReadDevices(new Ignored());
        var fleet = new SimulatedFleet(1, Decided, devices.Devices.Values, folder.ReadInstalledApps(devices, new Ignored()), KeyOf);
        var made = new TwelveWeeks(await TestDatabases.Prepared(kind), fleet);
        await made.place.Databases.Create(Id, Cancel);
        await using (var db = made.Open())
        {
            await db.MakeReady();
            var version = new PolicyVersion { Number = 1, Text = await File.ReadAllTextAsync(Path.Combine(Repository, "samples", "gemeente-voorbeeld", "beleid.yaml"), Cancel), ProposedBy = "member:1", ProposedAt = Decided };
            version.Decide(PolicyState.Adopted, "member:2", Decided, "");
            db.Add(version);
            await db.SaveChangesAsync(Cancel);
        }

        await made.Restart();
        FleetLine[] lines = [.. devices.People.Values.Select(person => new FleetLine.OfPerson(person)), .. devices.Devices.Values.Select(device => new FleetLine.OfDevice("simulated", device))];
        await made.workspace.Intake.Take(lines, Somebody, null, TimeSpan.FromMinutes(1), null);
        await using (var db = made.Open())
        {
            foreach (var device in await db.Set<DeviceRow>().AsNoTracking().ToListAsync(Cancel))
            {
                made.keys[device.Number] = device.Key;
                if (device.Kind is DeviceKind.Laptop)
                    made.laptops.Add(device.Number);
            }
        }

        return made;
    }

    public OrganisationDb Open() => place.Databases.Open(Id);

    public string KeyOf(int device) => keys[device];

    public int NumberOf(string key) => keys.Single(device => device.Value == key).Key;

    /// <summary>Everything in memory is gone, and made anew from the database.</summary>
    public async Task Restart()
    {
        if (workspace is not null)
            await workspace.DisposeAsync();
        workspace = await Workspace.Open(Id, place.Databases, Catalogue.Value, Clock, CancellationToken.None);
    }

    /// <summary>Whether a device is let in, from what is known this moment.</summary>
    public async Task<DeviceAccess> AccessOf(OrganisationDb db, int device) => await Accesses.Of(db, await workspace.Now(db, Cancel), device, Clock.GetUtcNow(), Cancel);

    /// <summary>Time goes by, and devices report.</summary>
    public async Task Live(TimeSpan time)
    {
        Clock.Advance(time);
        var (reports, answers) = Fleet.LiveUntil(Clock.GetUtcNow());
        if (reports.Count > 0)
            await workspace.Intake.Take([.. reports.Select(report => new FleetLine.OfInventory(Json(report)))], Somebody, null, TimeSpan.FromMinutes(1), null);
        await using var db = Open();
        foreach (var (command, answer) in answers)
            await new TakeAnswer(db, Clock).Handle(command, answer switch
            {
                SimulatedAnswer.NotNow => StepState.NotNow,
                SimulatedAnswer.Failed => StepState.Failed,
                SimulatedAnswer.Refused => StepState.Refused,
                _ => StepState.Hidden,
            }, Cancel);
    }

    public async Task Round(CancellationToken cancel)
    {
        await using var db = Open();
        await new EnforcementRound(workspace, db, this, GivenLog.Of(db, Clock), Clock).Handle(cancel);
    }

    public async Task Start()
    {
        await using var db = Open();
        var campaign = await db.Set<Campaign>().AsNoTracking().SingleAsync(Cancel);
        Assert.IsType<Outcome<Campaign>.Done>(await new Campaigns(db, new AuditTrail(db, Somebody, Clock)).Handle(campaign.Number, CampaignWish.Run, Cancel));
    }

    /// <summary>The phones and tablets on which TikTok was found and may not be, at a moment; as they are counted in the decision.</summary>
    public async Task<List<string>> WithTikTok(DateTimeOffset at)
    {
        await using var db = Open();
        var found = await db.Set<FindingRow>()
            .Where(finding => finding.App == TikTok && finding.Effect == Effect.Deny && finding.OpenedAt <= at && (finding.ClosedAt == null || finding.ClosedAt > at)).Select(finding => finding.Device).ToListAsync(Cancel);
        return [.. found.Where(device => !laptops.Contains(device)).Select(KeyOf)];
    }

    /// <inheritdoc/>
    public Task<Delivery> Deliver(OutboxRow outgoing, CancellationToken cancel)
    {
        using var body = JsonDocument.Parse(outgoing.Body);
        var at = Clock.GetUtcNow();
        switch (outgoing.Kind)
        {
            case OutgoingKind.Message:
                foreach (var told in body.RootElement.EnumerateArray().GroupBy(part => (Device: part.GetProperty("device").GetInt32(), Step: part.GetProperty("step").GetString()!)))
                    Fleet.Read(outgoing.Key + told.Key.Step, KeyOf(told.Key.Device), told.Key.Step, told.Select(part => part.GetProperty("app").GetString()!).ToArray(), at);
                break;
            case OutgoingKind.Remove:
                Fleet.Remove(outgoing.Key, KeyOf(outgoing.Device!.Value), body.RootElement.GetProperty("app").GetString()!, body.RootElement.GetProperty("finding").GetInt32(), at);
                break;
            case OutgoingKind.AskInventory:
                Fleet.AskInventory(outgoing.Key, KeyOf(outgoing.Device!.Value), at);
                break;
            case OutgoingKind.Block:
                Fleet.Block(outgoing.Key, KeyOf(outgoing.Device!.Value), at);
                break;
            case OutgoingKind.Lift:
                Fleet.Lift(outgoing.Key, KeyOf(outgoing.Device!.Value));
                break;
        }

        return FallsAfterDelivery() ? throw new IOException("Fell down.") : Task.FromResult(Delivery.Taken);
    }

    public async ValueTask DisposeAsync()
    {
        await workspace.DisposeAsync();
        await place.DisposeAsync();
    }

    private static string KeyOf(InstalledApp app) => Catalogue.Value.Resolve(app.Id, app.Name, app.Publisher, app.Platform).App?.Slug ?? app.Id?.ToString() ?? app.Name;

    private static byte[] Json(SimulatedSync report) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        device = report.Device,
        at = report.At,
        apps = report.Apps.Select(app => new { id = app.Id?.ToString(), name = app.Name, publisher = app.Publisher, version = app.Version, profile = app.Profile switch { Profile.Work => "work", Profile.Personal => "personal", _ => "unknown" } }),
    }));

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Appwacht.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);

    private sealed class Ignored : IRejects
    {
        public void Add(Reject reject)
        {
        }
    }
}
