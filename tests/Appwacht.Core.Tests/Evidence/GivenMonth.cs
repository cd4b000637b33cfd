using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Evidence;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Daily;
using Appwacht.Core.Organisations;
using Appwacht.Core.People;
using Appwacht.Core.Policies;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Policy.Devices;
using Appwacht.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Evidence;

/// <summary>An organisation that decided, found and removed in October, with names and texts of people in every place where there may be some.</summary>
internal sealed class GivenMonth : IDisposable
{
    /// <summary>What is in every name and text of a person, and must be in no evidence.</summary>
    public const string Marker = "Zwaluwstaart";

    public static readonly EvidenceWish October = new(new(2026, 10, 1), new(2026, 11, 1), "nl");

    private static readonly Lazy<AppCatalogue> Catalogue = new(() => OneOrganisation.Shipped());

    private readonly SigningKey first = SigningKey.Create();

    public GivenMonth() => Keys = new(first, [first.Public]);

    public static OrganisationId Id { get; } = OrganisationId.Parse("gemeente-test");

    public FakeTimeProvider Clock { get; } = new(new(2026, 9, 29, 8, 0, 0, TimeSpan.Zero));

    public TrailKeys Keys { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Keys.Current.Dispose();
        first.Dispose();
    }

    /// <summary>The key is replaced, as the command on the server does.</summary>
    public void Rotate() => Keys = SigningKey.Create(Keys.Current) is var next ? new(next, [.. Keys.All, next.Public]) : Keys;

    /// <summary>Makes the month.</summary>
    public async Task Live(IDatabases databases)
    {
        Assert.IsType<Outcome<Organisation>.Done>(await new CreateOrganisation(databases, Clock).Handle(Id, $"Gemeente {Marker}", null, [new("entra", "ciso", Role.Ciso)], Cancel));
        await using var db = databases.Open(Id);
        await Adopt(db, 1, "landen", 1);
        await Point(db);
        for (var day = new DateOnly(2026, 9, 30); day <= new DateOnly(2026, 11, 3); day = day.AddDays(1))
        {
            Clock.SetUtcNow(Time.StartOf(day).AddHours(9));
            await Do(db, day);
            await Point(db);
        }

        Clock.SetUtcNow(new(2026, 11, 4, 8, 0, 0, TimeSpan.Zero));
    }

    /// <summary>What comes after it: lines, a checkpoint, another policy, figures.</summary>
    public async Task GoOn(IDatabases databases)
    {
        await using var db = databases.Open(Id);
        Clock.Advance(TimeSpan.FromDays(40));
        await Adopt(db, 3, "later", 9);
        db.Add(new DailyFigure { Day = Clock.Today(), Devices = 700, Seen = 690, Denied = 0, NeedsVetting = 0, AdvisedAgainst = 0 });
        Record(db, "findings.opened", "findings", new { count = 500 });
        await db.SaveChangesAsync(Cancel);
        await Point(db);
        // The register of exemptions and what was sent are deleted in time.
        await Compartment.WithShielded(db).ExecuteDeleteAsync(Cancel);
    }

    public MakeEvidence Evidence(OrganisationDb db) => new(db, Catalogue.Value, Keys, new AuditTrail(db, Auditor, Clock), Auditor, Clock);

    public async Task<MadeEvidence> Make(IDatabases databases, EvidenceWish? wish = null)
    {
        await using var db = databases.Open(Id);
        return Assert.IsType<Outcome<MadeEvidence>.Done>(await Evidence(db).Handle(wish ?? October, Cancel)).Value;
    }

    public async Task<byte[]> Zip(IDatabases databases, int number)
    {
        await using var db = databases.Open(Id);
        using var file = new MemoryStream();
        Assert.IsType<Outcome<EvidenceRow>.Done>(await Evidence(db).WriteAgain(number, file, Cancel));
        return file.ToArray();
    }

    public static Actor Auditor { get; } = new("member:7", Origin.Api);

    private async Task Do(OrganisationDb db, DateOnly day)
    {
        db.Add(new DailyFigure { Day = day, Devices = 695, Seen = 680, Denied = Math.Max(0, 33 - 2 * (day.DayNumber - new DateOnly(2026, 10, 1).DayNumber)), NeedsVetting = 0, AdvisedAgainst = 40 });
        switch (day)
        {
            case { Month: 10, Day: 1 }:
                Record(db, "findings.opened", "findings", new { count = 33 });
                db.AddRange(new DeviceRow { Key = $"d-{Marker}", Source = "test", Name = $"Toestel {Marker}" }, new PersonRow { Key = $"p-{Marker}", Language = "nl" });
                break;
            case { Month: 10, Day: 2 }:
                Record(db, "steps.taken", "findings", new { ask = 33 });
                break;
            case { Month: 10, Day: 5 }:
                await Exempt(db, false);
                await Exempt(db, true);
                break;
            case { Month: 10, Day: 12 }:
                await Adopt(db, 2, "strenger", 5);
                break;
            case { Month: 10, Day: 20 }:
                Record(db, "steps.taken", "findings", new { remove = 3, block = 1 });
                Record(db, "gate-pass.given", "gate-pass:1", new { device = 1, until = Clock.GetUtcNow().AddHours(2) });
                break;
            case { Month: 10, Day: 25 }: // the day on which the clock goes back
                Record(db, "findings.closed", "findings", new { count = 33, removed = 3 });
                Record(db, "paper.final", "paper:1", new { sha256 = new string('a', 64) });
                break;
        }

        await db.SaveChangesAsync(Cancel);
    }

    private async Task Adopt(OrganisationDb db, int number, string name, int who)
    {
        var version = new PolicyVersion { Number = number, Text = $"appwacht: 1\npolicy: gemeente-test\ntitle: {{ nl: {name}, en: {name} }}\n", ProposedBy = $"member:{who}", ProposedAt = Clock.GetUtcNow() };
        version.Decide(PolicyState.Adopted, $"member:{who + 1}", Clock.GetUtcNow(), $"Omdat {Marker} het vroeg");
        db.Add(version);
        Record(db, "policy.adopted", $"policy:{number}", null);
        await db.SaveChangesAsync(Cancel);
    }

    private async Task Exempt(OrganisationDb db, bool isShielded)
    {
        var exemption = new ExemptionCase
        {
            Number = isShielded ? -1 : 0,
            IsShielded = isShielded,
            Scope = ExemptionScope.Person,
            Subject = $"p-{Marker}",
            App = isShielded ? "wechat" : "tiktok",
            Task = $"Taak van {Marker}",
            Justification = Marker,
            Measures = Marker,
            From = new DateOnly(2026, 10, 5),
            Until = new DateOnly(2027, 1, 1),
            RequestedBy = "member:3",
        };
        db.Add(exemption);
        await db.SaveChangesAsync(Cancel);
        var approver = new Actor("member:4", Origin.Console);
        foreach (var step in (ExemptionStep[])[ExemptionStep.Advise, ExemptionStep.Approve])
            Assert.IsType<Outcome<ExemptionCase>.Done>(await new TakeExemptionStep(db, new AuditTrail(db, approver, Clock), step is ExemptionStep.Advise ? new("member:5", Origin.Console) : approver, Clock)
                .Handle(1, isShielded, step, $"Reden van {Marker}", Cancel));
    }

    private void Record(OrganisationDb db, string action, string about, object? details) => new AuditTrail(db, Actor.System, Clock).Record(action, about, details);

    private async Task Point(OrganisationDb db) => await new MakeCheckpoint(db, Keys, Clock).HandleWhenDue(Cancel);
}
