using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Views;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Fleet.Daily;
using Appwacht.Core.Policies;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Papers;

/// <summary>Takes the figures of an organisation as they are now, by the rules for who may not see devices, whoever asks.</summary>
/// <param name="db">The organisation.</param>
/// <param name="workspace">What is held of it in memory.</param>
/// <param name="organisation">Its name.</param>
public sealed class ReadFigures(OrganisationDb db, Workspace workspace, string organisation)
{
    /// <summary>More is no paper to read; the register itself has them all.</summary>
    private const int MostExemptions = 200;

    /// <summary>Takes them.</summary>
    /// <param name="kind">For which kind of paper.</param>
    /// <param name="campaign">The campaign that it is about, with its steps, or null.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<PaperFigures> For(PaperKind kind, Campaign? campaign, CancellationToken cancel)
    {
        var state = await workspace.Now(db, cancel);
        var ages = await InventoryAges.Of(workspace, state.Day, seesAll: false, cancel);
        var holding = await db.Set<ExemptionCase>().CountAsync(one => one.State == ExemptionState.Approved && one.From <= state.Day && one.Until > state.Day, cancel);
        return new PaperFigures
        {
            Organisation = organisation,
            Day = state.Day,
            Devices = ages.Devices,
            Read = ages.Read,
            Stale = ages.Stale,
            MedianAgeInDays = ages.MedianAgeInDays,
            KeptOut = DeviceGroups.ByKind(state).ByEffect(seesAll: false).Rows[(int)Effect.Deny],
            Apps = [.. AppCount.Of(state, seesAll: false).Where(app => app is { Effect: Effect.Deny, Devices: > 0 }).Select(app => new AppFigure(app.App.Name, app.Devices ?? 0))],
            Proposal = kind is PaperKind.Proposal ? await Proposed(state, cancel) : null,
            Layers = [.. state.InForce.Stack.Layers.Reverse().Select(layer => LayerOf(layer, state.Day))],
            PolicyVersion = state.InForce.Version,
            Campaign = campaign is null ? null : await Of(campaign, state.Day, cancel),
            ExemptionsInForce = SmallGroups.Rounded(holding),
            Exemptions = kind is PaperKind.Exemptions ? await Register(state, cancel) : [],
            Weeks = kind is PaperKind.Effect ? await ShownFigure.Weekly(db, cancel) : [],
        };
    }

    /// <summary>What the newest policy that waits for a decision would gain.</summary>
    private async Task<ProposalFigures?> Proposed(FleetState state, CancellationToken cancel)
    {
        var proposed = await db.Set<PolicyVersion>().AsNoTracking().Where(version => version.State == PolicyState.Proposed).OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancel);
        if (proposed is null || PolicyInForce.Read(proposed.Text, state.Catalogue).Stack is not { Layers: [.., var own] } then)
            return null;
        var gained = DecisionPreview.Of(state, then, seesAll: false).Gained;
        return new(
            proposed.Number, own.Document.Title, [.. own.Document.Decision.Basis], gained.Devices,
            [.. gained.Apps.Where(app => app.Devices is > 0).Select(app => new AppFigure(app.App.Name, app.Devices ?? 0))]);
    }

    private async Task<CampaignStanding> Of(Campaign campaign, DateOnly day, CancellationToken cancel)
    {
        var progress = await CampaignProgress.Of(db, campaign, day, seesAll: false, cancel);
        return new(
            campaign.Number, campaign.State, campaign.Decided, campaign.Policy, progress.Found, progress.Open, progress.Blocked,
            [.. campaign.Steps.OrderBy(step => step.Day).ThenBy(step => step.Kind).Select(step => new StepFigures(
                step.Kind, step.Day, step.TakenAt is not null || progress.Reached.ContainsKey(step.Kind), progress.Reached.GetValueOrDefault(step.Kind)))],
            [.. ShownFigure.OneOfEach(progress.Line.Select(one => new LineFigures(one.Day, one.Devices)), one => one.Day)]);
    }

    private async Task<IReadOnlyList<ExemptionFigures>> Register(FleetState state, CancellationToken cancel) =>
    [
        .. (await db.Set<ExemptionCase>().AsNoTracking().Where(one => one.State == ExemptionState.Approved).OrderByDescending(one => one.Number).Take(MostExemptions).ToListAsync(cancel))
            .OrderBy(one => one.Number).Select(one => new ExemptionFigures(
                one.Number, state.Catalogue.Register.Find(one.App)?.Name ?? one.App, one.Scope, one.From, one.Until, one.From <= state.Day && state.Day < one.Until)),
    ];

    private static LayerFigures LayerOf(Layer layer, DateOnly day)
    {
        var (document, decision) = (layer.Document, layer.Document.Decision);
        return new(
            document.Title, decision.By, decision.Date, decision.Reference, [.. decision.Basis],
            [.. document.Rules.Where(rule => rule.Period.Contains(day)).Select(rule => new RuleFigures(rule.Effect, rule.AudienceName is not null || rule.Audience is not null, rule.Why))]);
    }
}
