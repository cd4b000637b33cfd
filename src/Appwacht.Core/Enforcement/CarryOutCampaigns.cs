using System.Text.Json;
using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Enforcement.Settings;
using Appwacht.Core.Policies;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>The figures of a campaign.</summary>
/// <param name="Found">Findings that took part.</param>
/// <param name="Open">Of those, the ones that are not over.</param>
/// <param name="Devices">Devices that they are on.</param>
public sealed record CampaignFigures(int Found, int Open, int Devices)
{
    /// <summary>Those of a campaign now.</summary>
    public static async Task<CampaignFigures> Of(OrganisationDb db, int campaign, CancellationToken cancel)
    {
        var own = db.Set<FindingRow>().Where(finding => finding.Campaign == campaign);
        var open = own.Where(finding => finding.ClosedAt == null && finding.State == FindingState.Open);
        return new(await own.CountAsync(cancel), await open.CountAsync(cancel), await open.Select(finding => finding.Device).Distinct().CountAsync(cancel));
    }
}

/// <summary>The round that proposes the campaigns that follow from a decision, lets findings take part, and takes the steps that are for everybody together.</summary>
public sealed class CarryOutCampaigns(OrganisationDb db, EnforcementSettings settings, TimeProvider clock)
{
    /// <summary>Does what is due.</summary>
    public async Task Handle(PolicyInForce policy, CancellationToken cancel)
    {
        await using var turn = await db.BeginTurn(cancel);
        var audit = new AuditTrail(db, Actor.System, clock);
        var campaigns = await db.Set<Campaign>().Include(campaign => campaign.Steps).ToListAsync(cancel);
        Propose(policy, campaigns, audit);
        await db.SaveChangesAsync(cancel);
        await ProposeForChange(policy, campaigns, audit, cancel);
        foreach (var campaign in campaigns.Where(campaign => settings.IsOn && campaign.State is CampaignState.Running))
        {
            await Join(campaign, cancel);
            await TakeForAll(campaign, audit, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await turn.Commit(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>A decision with a ladder that counts from it starts the process, as a proposal.</summary>
    private void Propose(PolicyInForce policy, List<Campaign> campaigns, AuditTrail audit)
    {
        if (policy.Stack.Layers is not [.., var own])
            return;
        foreach (var name in policy.Stack.Rules.Select(rule => rule.Rule.Ladder).OfType<string>().Distinct())
        {
            if (LadderPlans.Named(policy, name) is not { Anchor: LadderAnchor.Decision } ladder || campaigns.Exists(known => known.Ladder == name && known.Decided == own.Document.Decision.Date))
                continue;
            db.Add(Campaigns.From(policy.Version, name, ladder, own.Document.Decision.Date));
            audit.Record("campaign.proposed", $"policy:{policy.Version}");
        }
    }

    /// <summary>
    /// A change of the register or of the policy after a decision may make apps findings that were on devices before it, as the decision did. That
    /// starts the process too, as a proposal, for those apps alone; nothing is done with them until somebody starts it.
    /// </summary>
    private async Task ProposeForChange(PolicyInForce policy, List<Campaign> campaigns, AuditTrail audit, CancellationToken cancel)
    {
        foreach (var known in campaigns.GroupBy(campaign => campaign.Ladder).ToList())
        {
            // As long as a campaign can be joined, or is still to be started, what comes up goes with it.
            var (name, isOpen) = (known.Key, known.Any(campaign => campaign.State is CampaignState.Proposed or CampaignState.Paused || (campaign.State is CampaignState.Running && campaign.LastToJoin >= clock.Today())));
            if (isOpen || LadderPlans.Named(policy, name) is not { Anchor: LadderAnchor.Decision } ladder || await LastChange(known.Max(campaign => campaign.Policy), cancel) is not { } changed)
                continue;
            var day = Time.DayOf(changed);
            if (known.Any(campaign => campaign.Decided >= day))
                continue;
            // Of an app that the earlier campaign knew nobody need be told anew that it may not be there.
            var all = db.Set<FindingRow>().Where(finding => finding.Ladder == name);
            var news = all.Where(finding => finding.ClosedAt == null && finding.OpenedAt < changed && !all.Any(other => other.App == finding.App && (other.Campaign != null || other.Last != StepKind.None || other.ClosedAt != null)));
            if (!await news.AnyAsync(cancel))
                continue;
            var campaign = Campaigns.From(policy.Version, name, ladder, day);
            db.Add(campaign);
            audit.Record("campaign.proposed", $"policy:{policy.Version}");
            await db.SaveChangesAsync(cancel); // gives it its number
            var apps = await news.Select(finding => finding.App).Distinct().ToListAsync(cancel);
            await all.Where(finding => finding.ClosedAt == null && finding.Campaign == null && finding.Episode == 1 && apps.Contains(finding.App))
                .ExecuteUpdateAsync(finding => finding.SetProperty(one => one.Campaign, campaign.Number), cancel);
        }
    }

    /// <summary>When the organisation itself last changed the register, or the policy after a version.</summary>
    private async Task<DateTimeOffset?> LastChange(int version, CancellationToken cancel)
    {
        var register = db.Set<OwnChange>().Where(change => change.DecidedAt != null && change.State != OwnChangeState.Refused);
        DateTimeOffset?[] all =
        [
            await register.MaxAsync(change => change.DecidedAt, cancel), await register.MaxAsync(change => change.State == OwnChangeState.Withdrawn ? change.WithdrawalDecidedAt : null, cancel),
            await db.Set<PolicyVersion>().Where(policy => policy.Number > version && policy.State == PolicyState.Adopted).MaxAsync(policy => policy.DecidedAt, cancel),
        ];
        return all.Max();
    }

    private Task<int> Join(Campaign campaign, CancellationToken cancel) =>
        campaign.Joining(db.Set<FindingRow>()).ExecuteUpdateAsync(finding => finding.SetProperty(one => one.Campaign, campaign.Number), cancel);

    private async Task TakeForAll(Campaign campaign, AuditTrail audit, CancellationToken cancel)
    {
        var (now, moment) = (clock.GetUtcNow(), settings.MomentOf(clock.GetUtcNow()));
        foreach (var step in campaign.Steps.Where(step => step.Kind.IsForAll() && step.TakenAt is null && moment.Calendar.OnOrAfter(step.Day.DayNumber) <= moment.Day && !moment.IsQuiet).OrderBy(step => step.Kind))
        {
            step.TakenAt = now;
            if (step.Kind is StepKind.Report)
                campaign.State = CampaignState.Closed;
            db.Add(new OutboxRow
            {
                Key = $"campaign/{campaign.Number}/{step.Kind.Name()}",
                Kind = OutgoingKind.Notice,
                Body = JsonSerializer.Serialize(new { campaign = campaign.Number, step = step.Kind.Name(), figures = await CampaignFigures.Of(db, campaign.Number, cancel) }, JsonSerializerOptions.Web),
                CreatedAt = now,
                TryAt = now,
            });
            audit.Record("campaign.step", $"campaign:{campaign.Number}", new { step = step.Kind.Name() });
        }
    }
}
