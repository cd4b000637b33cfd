using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Fleet;
using Appwacht.Core.Policies;
using Appwacht.Core.Tests.Catalogue;
using Appwacht.Core.Tests.Fleet;
using Appwacht.Core.Tests.Storage;
using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Appwacht.Core.Tests.Enforcement;

/// <summary>A change after the decision starts the process by itself, as a proposal.</summary>
public class ProposalTests
{
    private const string Other = "android:nl.voorbeeld.other";
    private const string Third = "android:nl.voorbeeld.third";
    private const string Strava = "android:com.strava";

    private static readonly string Countries = Policy(OneOrganisation.Named).Replace("rules:", """
        rules:
          - id: landen
            effect: deny
            apps: { controlled-from: offensive-cyber-programme }
            ladder: weken
            why: { nl: Test, en: Test }
        """, StringComparison.Ordinal);

    private readonly FakeTimeProvider clock = new(new(2026, 6, 2, 9, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_app_that_a_change_keeps_out_waits_for_a_campaign_and_one_that_comes_later_does_not(string kind)
    {
        await using var organisation = await OneOrganisation.Make(Policy(OneOrganisation.Named), kind);
        await organisation.Take(
            OneOrganisation.Device("d-1"), OneOrganisation.Device("d-2"), OneOrganisation.Device("d-3"), OneOrganisation.Inventory("d-1", "2026-06-01T00:00:00Z", OneOrganisation.Named, Other),
            OneOrganisation.Inventory("d-2", "2026-06-01T00:00:00Z", Other), OneOrganisation.Inventory("d-3", "2026-06-01T00:00:00Z", Third));
        await Look(organisation);
        await using var db = organisation.Open();
        Assert.Equal([(new DateOnly(2026, 1, 1), CampaignState.Proposed)], await Campaigns(db));
        await db.Set<Campaign>().ExecuteUpdateAsync(campaign => campaign.SetProperty(one => one.State, CampaignState.Closed), Cancel);

        // Nothing changed: nothing is proposed, and what is there follows the standing ladder.
        await Look(organisation);
        Assert.Equal([(StepKind.Warn, 1)], await Steps(organisation, db));
        Assert.Single(await Campaigns(db));

        clock.Advance(TimeSpan.FromDays(8));
        var version = new PolicyVersion { Number = 2, Text = Policy(OneOrganisation.Named, Other), ProposedBy = "member:1", ProposedAt = clock.GetUtcNow() };
        version.Decide(PolicyState.Adopted, "member:2", clock.GetUtcNow(), "");
        db.Add(version);
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();
        await Look(organisation);
        Assert.Equal([(new DateOnly(2026, 1, 1), CampaignState.Closed), (new DateOnly(2026, 6, 10), CampaignState.Proposed)], await Campaigns(db));
        Assert.Equal("android:nl.voorbeeld.named -, android:nl.voorbeeld.other 2, android:nl.voorbeeld.other 2", await InCampaign(db));
        // Until somebody starts it nothing is done with them, and with the others what was done before.
        Assert.Equal([(StepKind.Remove, 1)], await Steps(organisation, db));

        await Look(organisation);
        Assert.Equal(2, (await Campaigns(db)).Count); // once
        Assert.Equal(2, await db.Set<AuditEntry>().CountAsync(line => line.Action == "campaign.proposed", Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_app_that_a_change_of_the_register_keeps_out_waits_for_a_campaign_too_but_not_when_it_was_refused(string kind)
    {
        await using var organisation = await OneOrganisation.Make(Countries, kind);
        await organisation.Take(OneOrganisation.Device("d-1"), OneOrganisation.Device("d-2"), OneOrganisation.Inventory("d-1", "2026-06-01T00:00:00Z", OneOrganisation.Named, Strava), OneOrganisation.Inventory("d-2", "2026-06-01T00:00:00Z", Strava));
        await Look(organisation);
        await using var db = organisation.Open();
        await db.Set<Campaign>().ExecuteUpdateAsync(campaign => campaign.SetProperty(one => one.State, CampaignState.Closed), Cancel);
        Assert.Equal([(StepKind.Warn, 1)], await Steps(organisation, db));
        OwnChangeTests.Done(await OwnChangeTests.Decide(organisation, OwnChangeTests.Approver, OwnChangeTests.Done(await OwnChangeTests.Propose(organisation, OwnChangeTests.America)).Number, false));
        await Look(organisation);
        Assert.Single(await Campaigns(db));

        OwnChangeTests.Done(await OwnChangeTests.Decide(organisation, OwnChangeTests.Approver, OwnChangeTests.Done(await OwnChangeTests.Propose(organisation, OwnChangeTests.America)).Number, true));
        await Look(organisation);
        Assert.Equal([(new DateOnly(2026, 1, 1), CampaignState.Closed), (TimeProvider.System.Today(), CampaignState.Proposed)], await Campaigns(db));
        Assert.Equal($"{OneOrganisation.Named} -, strava 2, strava 2", await InCampaign(db));
        Assert.Empty(await Steps(organisation, db)); // until somebody starts it
        await Look(organisation);
        Assert.Equal(2, (await Campaigns(db)).Count); // once
    }

    private static string Policy(params string[] apps) => $$"""
        appwacht: 1
        policy: gemeente-test
        title: { nl: Test, en: Test }
        decision: { by: Test, date: 2026-01-01, reference: T-1 }
        rules:
          - id: named
            effect: deny
            apps: { app: [{{string.Join(", ", apps.Select(app => $"\"{app}\""))}}] }
            ladder: weken
            why: { nl: Test, en: Test }
        ladders:
          weken: { anchor: decision, steps: [ { after: 1d, do: ask }, { after: 8d, do: warn }, { after: 15d, do: remove } ] }
        """;

    private static Task<List<(DateOnly, CampaignState)>> Campaigns(OrganisationDb db) =>
        db.Set<Campaign>().AsNoTracking().OrderBy(campaign => campaign.Decided).Select(campaign => new ValueTuple<DateOnly, CampaignState>(campaign.Decided, campaign.State)).ToListAsync(Cancel);

    private static async Task<string> InCampaign(OrganisationDb db) =>
        string.Join(", ", (await db.Set<FindingRow>().AsNoTracking().ToListAsync(Cancel)).Select(finding => $"{finding.App} {finding.Campaign?.ToString() ?? "-"}").Order(StringComparer.Ordinal));

    private async Task<IEnumerable<(StepKind, int)>> Steps(OneOrganisation organisation, OrganisationDb db)
    {
        await db.Set<DeviceRow>().ExecuteUpdateAsync(device => device.SetProperty(one => one.InventoryAt, clock.GetUtcNow()), Cancel);
        var taken = await new TakeSteps(db, GivenLog.Of(db, clock), clock).Handle((await organisation.Workspace.Now(db, Cancel)).InForce, EnforcementSettings.Usual, Cancel);
        return taken.Select(step => (step.Key, step.Value));
    }

    private async Task Look(OneOrganisation organisation)
    {
        await using var db = organisation.Open();
        await new FollowFindings(organisation.Workspace, db, GivenLog.Of(db, clock), clock).Handle(Cancel);
        await new CarryOutCampaigns(db, EnforcementSettings.Usual, clock).Handle((await organisation.Workspace.Now(db, Cancel)).InForce, Cancel);
    }
}
