using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Extensions;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Enforcement.Views;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Tests.Enforcement;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Exemptions;

public class CompartmentTests
{
    private static readonly Actor[] Members = [new("member:7", Origin.Console), new("member:8", Origin.Console)];

    /// <summary>Today at ten in the Netherlands, as the workspace takes the day from the machine.</summary>
    private readonly FakeTimeProvider clock = new(new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddHours(9), TimeSpan.Zero));

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Within_one_round_an_exemption_of_the_compartment_ends_all_steps_and_every_sight_of_the_app_on_the_device(string kind)
    {
        await using var organisation = await Made(kind);
        await using var db = organisation.Open();
        await Round(organisation, db);
        // As if it had been shut out before the exemption was there: then it must be let in again.
        await db.Set<FindingRow>().ExecuteUpdateAsync(row => row.SetProperty(one => one.IsBlocked, true), Cancel);

        var ask = new AskMoreTime(db, new AuditTrail(db, Members[0], clock), Members[0], clock);
        Assert.IsType<Outcome<Extension>.Done>(await ask.Handle(1, "p-1", "Voor mijn onderzoek.", 7, Cancel));
        Assert.Single(await Extension.Shown(db).ToListAsync(Cancel));

        await Approve(organisation, db, isShielded: true);
        await Round(organisation, db);
        Assert.Empty(await db.Set<FindingRow>().Where(row => row.Device == 1).ToListAsync(Cancel));
        Assert.Empty(await Extension.Shown(db).ToListAsync(Cancel));
        var hidden = await db.Set<FindingRow>().IgnoreQueryFilters().AsNoTracking().SingleAsync(row => row.Device == 1, Cancel);
        Assert.Equal((FindingEnding.Shielded, false), (hidden.Ending, hidden.IsBlocked));
        Assert.Equal("lift/1", (await db.Set<OutboxRow>().SingleAsync(row => row.Kind == OutgoingKind.Lift && row.Device == 1, Cancel)).Key);

        var state = await organisation.Workspace.Now(db, Cancel);
        var place = state.View.Find("d-1");
        Assert.Empty(state.View.On(place));
        Assert.Empty(state.Judged.On(place));
        Assert.Empty(state.Judged.ExemptedOn(place));
        Assert.Equal(1, Assert.Single(AppCount.Of(state, true)).Devices);
        Assert.Empty((await DeviceStory.Of(db, state, 1, clock.GetUtcNow(), Cancel)).Findings);

        // A newer inventory of the device changes nothing of that, and on the other device everything goes on.
        await organisation.Take(OneOrganisation.Inventory("d-1", $"{clock.GetUtcNow():yyyy-MM-dd}T08:30:00Z", OneOrganisation.Named));
        await Round(organisation, db);
        Assert.Empty(await db.Set<FindingRow>().Where(row => row.Device == 1).ToListAsync(Cancel));
        Assert.Single(await db.Set<FindingRow>().IgnoreQueryFilters().Where(row => row.Device == 1).ToListAsync(Cancel));
        Assert.Null((await db.Set<FindingRow>().SingleAsync(row => row.Device == 2, Cancel)).ClosedAt);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task When_it_is_taken_back_the_app_is_found_anew_as_after_any_other_exemption(string kind)
    {
        var after = new List<string>();
        foreach (var isShielded in (bool[])[true, false])
        {
            await using var organisation = await Made(kind);
            await using var db = organisation.Open();
            await Round(organisation, db);
            var exemption = await Approve(organisation, db, isShielded);
            await Round(organisation, db);
            await Round(organisation, db);
            Assert.Equal(1, await db.Set<StepRow>().CountAsync(step => db.Set<FindingRow>().IgnoreQueryFilters().Any(finding => finding.Number == step.Finding && finding.Device == 1), Cancel));
            await Take(db, exemption.ShownNumber, isShielded, ExemptionStep.Revoke, Members[1]);
            await Round(organisation, db);
            var open = await db.Set<FindingRow>().AsNoTracking().SingleAsync(row => row.Device == 1 && row.ClosedAt == null, Cancel);
            after.Add($"{open.State} {open.Episode} {open.Last} {await db.Set<StepRow>().CountAsync(Cancel)} steps {await db.Set<OutboxRow>().CountAsync(Cancel)} out");
        }

        Assert.Equal(after[1], after[0]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_compartment_has_numbers_of_its_own_and_the_trail_tells_of_steps_and_nothing_more(string kind)
    {
        await using var organisation = await Made(kind);
        await using var db = organisation.Open();
        var numbers = new List<int>();
        foreach (var isShielded in (bool[])[false, true, false, true])
            numbers.Add((await Request(db, isShielded)).ShownNumber);
        Assert.Equal([1, 1, 2, 2], numbers);
        Assert.Equal([1, 2], await db.Set<ExemptionCase>().OrderBy(one => one.Number).Select(one => one.Number).ToListAsync(Cancel));
        Assert.Equal("exemption.not-found", Assert.IsType<Outcome<ExemptionCase>.Refused>(await Step(db, 3, true, ExemptionStep.Advise, Members[1])).Why[0].Code);
        Assert.Equal("exemption.own", Assert.IsType<Outcome<ExemptionCase>.Refused>(await Step(db, 2, true, ExemptionStep.Advise, Members[0])).Why[0].Code);
        await Take(db, 2, true, ExemptionStep.Advise, Members[1]);
        Assert.Equal(ExemptionState.Requested, (await db.Set<ExemptionCase>().AsNoTracking().SingleAsync(one => one.Number == 2, Cancel)).State);
        var lines = await db.Set<AuditEntry>().AsNoTracking().OrderBy(line => line.Sequence).ToListAsync(Cancel);
        Assert.Equal(
            ["compartment.requested compartment:1 ", "compartment.requested compartment:2 ", "compartment.advised compartment:2 "],
            lines.Where(line => line.Action.StartsWith("compartment", StringComparison.Ordinal)).Select(line => $"{line.Action} {line.About} {line.Details}"));
    }

    [Fact]
    public async Task Where_an_exemption_is_on_record_for_all_to_see_the_compartment_hides_nothing()
    {
        await using var organisation = await Made(TestDatabases.Sqlite);
        await using var db = organisation.Open();
        await Approve(organisation, db, isShielded: false);
        await Approve(organisation, db, isShielded: true);
        var state = await organisation.Workspace.Now(db, Cancel);
        Assert.Single(state.Judged.ExemptedOn(state.View.Find("d-1")));
    }

    private static async Task<OneOrganisation> Made(string kind)
    {
        var organisation = await OneOrganisation.Make(kind: kind);
        var at = $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}T00:30:00Z";
        await organisation.Take(
            OneOrganisation.Person("p-1"), OneOrganisation.Person("p-2"), OneOrganisation.Device("d-1", person: "p-1"), OneOrganisation.Device("d-2", person: "p-2"),
            OneOrganisation.Inventory("d-1", at, OneOrganisation.Named), OneOrganisation.Inventory("d-2", at, OneOrganisation.Named));
        return organisation;
    }

    /// <summary>A round at an hour of a working day at which steps are taken, whatever day it is.</summary>
    private async Task Round(OneOrganisation organisation, OrganisationDb db)
    {
        await new FollowFindings(organisation.Workspace, db, GivenLog.Of(db, clock), clock).Handle(Cancel);
        var today = clock.Today().DayNumber;
        var then = new FakeTimeProvider(clock.GetUtcNow().AddDays(WorkingCalendar.Around(clock.Today()).OnOrAfter(today) - today));
        await new TakeSteps(db, GivenLog.Of(db, then), then).Handle((await organisation.Workspace.Now(db, Cancel)).InForce, EnforcementSettings.Usual, Cancel);
        db.ChangeTracker.Clear();
    }

    private async Task<ExemptionCase> Approve(OneOrganisation organisation, OrganisationDb db, bool isShielded)
    {
        var asked = await Request(db, isShielded);
        await Take(db, asked.ShownNumber, isShielded, ExemptionStep.Advise, Members[1]);
        var approved = await Take(db, asked.ShownNumber, isShielded, ExemptionStep.Approve, Members[1]);
        db.ChangeTracker.Clear();
        return approved;
    }

    private async Task<ExemptionCase> Request(OrganisationDb db, bool isShielded)
    {
        var today = clock.Today();
        var request = new ExemptionRequest(ExemptionScope.Person, "p-1", OneOrganisation.Named, "Opsporing", "Alleen daar.", "Apart toestel.", today, today.AddMonths(1));
        var handler = new RequestExemption(db, OneOrganisation.Began, new AuditTrail(db, Members[0], clock), Members[0], clock);
        return Assert.IsType<Outcome<ExemptionCase>.Done>(await handler.Handle(request, true, isShielded, Cancel)).Value;
    }

    private Task<Outcome<ExemptionCase>> Step(OrganisationDb db, int number, bool isShielded, ExemptionStep step, Actor actor) =>
        new TakeExemptionStep(db, new AuditTrail(db, actor, clock), actor, clock).Handle(number, isShielded, step, "omdat", Cancel);

    private async Task<ExemptionCase> Take(OrganisationDb db, int number, bool isShielded, ExemptionStep step, Actor actor) =>
        Assert.IsType<Outcome<ExemptionCase>.Done>(await Step(db, number, isShielded, step, actor)).Value;
}
