using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Endings;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Exemptions;
using Appwacht.Core.People;
using Appwacht.Core.Processing;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Enforcement;

/// <summary>Who answers for an exemption hears in time that it ends.</summary>
public class EndingTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    private readonly FakeTimeProvider clock = new(Time.StartOf(Tuesday).AddHours(10));

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Thirty_days_before_the_end_who_asked_hears_it_once_or_else_whom_it_is_for(string kind)
    {
        await using var organisation = await OneOrganisation.Make(kind: kind);
        await organisation.Take(OneOrganisation.Person("p-1"), OneOrganisation.Person("p-2"), OneOrganisation.Person("p-3"), OneOrganisation.Device("d-3", person: "p-3"));
        await using var db = organisation.Open();
        db.AddRange(Member("asker", "p-1"), Member("nobody", null));
        await db.SaveChangesAsync(Cancel);
        db.AddRange(
            Approved(30, "member:1", ExemptionScope.Unit, "Jeugd"), // who asked is known
            Approved(30, "member:2", ExemptionScope.Person, "p-2"), // else the person
            Approved(1, "member:2", ExemptionScope.Device, "d-3"), // or the user of the device
            Approved(30, "member:2", ExemptionScope.Unit, "Jeugd"), // of a unit nobody
            Approved(31, "member:1", ExemptionScope.Unit, "Jeugd"),
            Approved(0, "member:1", ExemptionScope.Unit, "Jeugd"),
            Approved(30, "member:1", ExemptionScope.Unit, "Jeugd", ExemptionState.Revoked));
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();

        Assert.Equal(4, await Tell(db));
        Assert.Equal(0, await Tell(db));
        var keys = await db.Set<PersonRow>().ToDictionaryAsync(person => person.Number, person => person.Key, Cancel);
        var rows = await db.Set<OutboxRow>().AsNoTracking().OrderBy(row => row.Number).ToListAsync(Cancel);
        Assert.All(rows, row => Assert.Equal(OutgoingKind.Ending, row.Kind));
        Assert.Equal(["p-1", "p-2", "p-3", null], rows.Select(row => row.Person is { } person ? keys[person] : null));
        Assert.Equal(ProcessingActivity.HandleExemptions.Code, (await db.Set<ProcessingRow>().AsNoTracking().OrderBy(row => row.Number).LastAsync(Cancel)).Activity);

        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Tell(db)); // the one of 31 days
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_mail_names_the_app_and_the_last_day_and_is_not_made_for_what_was_taken_back(string kind)
    {
        await using var organisation = await OneOrganisation.Make(kind: kind);
        await organisation.Take(OneOrganisation.Person("p-1"));
        await using var db = organisation.Open();
        var today = TimeProvider.System.Today(); // as the workspace sees it
        var exemption = Approved(10, "member:2", ExemptionScope.Person, "p-1", today: today);
        db.Add(exemption);
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();
        var row = new OutboxRow { Key = "ending/1", Kind = OutgoingKind.Ending, Person = await db.Set<PersonRow>().Select(person => person.Number).SingleAsync(Cancel), Body = $$"""{"exemption":{{exemption.Number}}}""", CreatedAt = default, TryAt = default };
        var letter = await Composed(organisation, db, row);
        Assert.Equal(("p-1", "De uitzondering voor TikTok loopt af"), (letter!.Person, letter.Text.Subject));
        Assert.Contains($"Waarvoor: Toezicht. De laatste dag is {today.AddDays(9).Written("nl")}.", letter.Text.Plain, StringComparison.Ordinal);
        await db.Set<ExemptionCase>().ExecuteUpdateAsync(one => one.SetProperty(exemption => exemption.State, ExemptionState.Revoked), Cancel);
        Assert.Null(await Composed(organisation, db, row));
    }

    [Fact]
    public async Task Nobody_hears_it_at_night_or_at_the_weekend_and_everybody_when_enforcement_is_switched_off()
    {
        await using var organisation = await OneOrganisation.Make();
        await using var db = organisation.Open();
        db.Add(Approved(30, "member:2", ExemptionScope.Unit, "Jeugd"));
        await db.SaveChangesAsync(Cancel);
        foreach (var (day, hour, told) in ((int, int, int)[])[(0, 20, 0), (4, 10, 0), (6, 7, 0), (6, 10, 1)])
        {
            clock.SetUtcNow(Time.StartOf(Tuesday.AddDays(day)).AddHours(hour));
            Assert.Equal(told, await Tell(db, new() { IsOn = false }));
        }
    }

    private static Member Member(string subject, string? person) => new() { Provider = "test", Subject = subject, PersonKey = person, LastSeenAt = DateTimeOffset.UnixEpoch };

    private static ExemptionCase Approved(int days, string by, ExemptionScope scope, string subject, ExemptionState state = ExemptionState.Approved, DateOnly? today = null)
    {
        var from = today ?? Tuesday;
        var exemption = new ExemptionCase
        {
            Scope = scope,
            Subject = subject,
            App = "tiktok",
            Task = "Toezicht",
            Justification = "Alleen daar",
            Measures = "Apart toestel",
            From = from.AddDays(-100),
            Until = from.AddDays(days),
            RequestedBy = by,
        };
        exemption.Take(ExemptionStep.Advise, new("member:8", Origin.Api), "kan", DateTimeOffset.UnixEpoch);
        exemption.Take(ExemptionStep.Approve, new("member:9", Origin.Api), "akkoord", DateTimeOffset.UnixEpoch);
        if (state is ExemptionState.Revoked)
            exemption.Take(ExemptionStep.Revoke, new("member:9", Origin.Api), "klaar", DateTimeOffset.UnixEpoch);
        return exemption;
    }

    private static async Task<Letter?> Composed(OneOrganisation organisation, OrganisationDb db, OutboxRow row) =>
        await new ComposeEndings(db, await organisation.Workspace.Now(db, Cancel), "Gemeente Test").Of(row, Cancel);

    private Task<int> Tell(OrganisationDb db, EnforcementSettings? settings = null) => new TellOfEndings(db, settings ?? EnforcementSettings.Usual, GivenLog.Of(db, clock), clock).Handle(Cancel);
}
