using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Extensions;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Fleet;
using Appwacht.Core.Policies;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Enforcement;

public class ExtensionTests
{
    private static readonly Actor Employee = new("member:7", Origin.Console);
    private static readonly Actor Administrator = new("member:8", Origin.Console);

    private readonly FakeTimeProvider clock = new(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)); // a Tuesday

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_was_given_more_time_loses_the_app_only_after_it(string kind)
    {
        await using var organisation = await OneOrganisation.Make(kind: kind);
        var finding = await Found(organisation);
        Assert.Equal(StepKind.Warn, Assert.Single(await Round(organisation)).Key);
        clock.Advance(TimeSpan.FromDays(1));
        await using (var db = organisation.Open())
        {
            Assert.Equal("extension.finding", Refused(await Ask(db, finding, "p-2")));
            var asked = Done(await Ask(db, finding));
            Assert.Equal((new DateOnly(2026, 12, 9), ExtensionState.Asked), (asked.Until, asked.State));
            Assert.Equal("extension.asked", Refused(await Ask(db, finding)));
            Assert.Equal("extension.own", Refused(await Decide(db, finding, Employee)));
            Assert.Equal(ExtensionState.Granted, Done(await Decide(db, finding, Administrator)).State);
            Assert.Equal("extension.decided", Refused(await Decide(db, finding, Administrator)));
            var lines = await db.Set<AuditEntry>().Where(line => line.Action.StartsWith("extension.")).OrderBy(line => line.Sequence).ToListAsync(Cancel);
            Assert.Equal([("extension.asked", "member:7"), ("extension.granted", "member:8")], lines.Select(line => (line.Action, line.Actor)));
            Assert.All(lines, line => Assert.DoesNotContain("vakantie", line.Details, StringComparison.Ordinal));
        }

        clock.Advance(TimeSpan.FromDays(13)); // the eighth: long after the week of the standing ladder
        Assert.Empty(await Round(organisation));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(StepKind.Remove, Assert.Single(await Round(organisation)).Key);
    }

    [Fact]
    public async Task More_time_is_not_given_for_what_is_over_and_a_refusal_changes_nothing()
    {
        await using var organisation = await OneOrganisation.Make();
        var finding = await Found(organisation);
        await Round(organisation);
        await using var db = organisation.Open();
        Done(await Ask(db, finding));
        Assert.Equal(ExtensionState.Refused, Done(await Decide(db, finding, Administrator, yes: false)).State);
        clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(StepKind.Remove, Assert.Single(await Round(organisation)).Key);

        var other = await Found(organisation, "android:nl.voorbeeld.other");
        Done(await Ask(db, other));
        await db.Set<FindingRow>().Where(row => row.Number == other).ExecuteUpdateAsync(row => row.SetProperty(one => one.ClosedAt, clock.GetUtcNow()), Cancel);
        Assert.Equal("extension.over", Refused(await Decide(db, other, Administrator)));
    }

    [Fact]
    public void All_reasons_are_given_at_once()
    {
        Assert.Equal(["extension.reason", "extension.days"], AskMoreTime.WhyNot(" ", 29).Select(refusal => refusal.Code));
        Assert.Equal(["extension.reason", "extension.days"], AskMoreTime.WhyNot(new string('a', AskMoreTime.LongestReason + 1), 0).Select(refusal => refusal.Code));
        var extension = new Extension { Finding = 1, Reason = "vakantie", Until = new(2026, 12, 1), AskedBy = Employee.Id, AskedAt = default };
        Assert.Equal(["extension.late", "extension.own", "extension.answer"], DecideMoreTime.WhyNot(extension, false, Employee, true, "", extension.Until).Select(refusal => refusal.Code));
    }

    private static Extension Done(Outcome<Extension> outcome) => Assert.IsType<Outcome<Extension>.Done>(outcome).Value;

    private static string Refused(Outcome<Extension> outcome) => Assert.Single(Assert.IsType<Outcome<Extension>.Refused>(outcome).Why).Code;

    private async Task<Outcome<Extension>> Ask(OrganisationDb db, int finding, string person = "p-1")
    {
        var outcome = await new AskMoreTime(db, new AuditTrail(db, Employee, clock), Employee, clock).Handle(finding, person, "vakantie", 14, Cancel);
        db.ChangeTracker.Clear();
        return outcome;
    }

    private async Task<Outcome<Extension>> Decide(OrganisationDb db, int finding, Actor actor, bool yes = true)
    {
        var outcome = await new DecideMoreTime(db, new AuditTrail(db, actor, clock), actor, clock).Handle(finding, yes, "prima", Cancel);
        db.ChangeTracker.Clear();
        return outcome;
    }

    /// <summary>Something found on the device of <c>p-1</c>, which reports all the time.</summary>
    private async Task<int> Found(OneOrganisation organisation, string app = OneOrganisation.Named)
    {
        await organisation.Take(OneOrganisation.Person("p-1"), OneOrganisation.Person("p-2"), OneOrganisation.Device("d-1", person: "p-1"), OneOrganisation.Inventory("d-1", "2026-11-24T08:00:00Z", app));
        await using var db = organisation.Open();
        var device = await db.Set<DeviceRow>().SingleAsync(Cancel);
        var finding = new FindingRow { Device = device.Number, Kind = FindingKind.App, App = app, Episode = 1, Effect = Effect.Deny, OpenedAt = clock.GetUtcNow() };
        db.Add(finding);
        await db.SaveChangesAsync(Cancel);
        return finding.Number;
    }

    private async Task<IReadOnlyDictionary<StepKind, int>> Round(OneOrganisation organisation)
    {
        await using var db = organisation.Open();
        await db.Set<DeviceRow>().ExecuteUpdateAsync(device => device.SetProperty(one => one.InventoryAt, clock.GetUtcNow()), Cancel);
        return await new TakeSteps(db, GivenLog.Of(db, clock), clock).Handle(await PolicyInForce.Load(db, OneOrganisation.Began, Cancel), EnforcementSettings.Usual, Cancel);
    }
}
