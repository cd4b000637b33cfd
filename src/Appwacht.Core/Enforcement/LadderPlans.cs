using Appwacht.Core.Policies;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Enforcement;

/// <summary>Which ladder a finding climbs: that of its campaign, the one its rule names, or the standing one.</summary>
internal sealed class LadderPlans(PolicyInForce policy, IReadOnlyList<Campaign> campaigns, bool isOn = true)
{
    private readonly List<LadderPlan> all = [];
    private readonly Dictionary<(FindingKind Kind, int? Campaign, string? Ladder, Effect Effect), ushort> known = [];

    /// <summary>All that were asked for.</summary>
    public ReadOnlySpan<LadderPlan> All => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all);

    /// <summary>The place of the ladder in <see cref="All"/>.</summary>
    public ushort For(FindingKind kind, int? campaign, string? ladder, Effect effect)
    {
        if (known.TryGetValue((kind, campaign, ladder, effect), out var place))
            return place;
        var plan = Of(kind, campaign, ladder, effect);
        // No command can be given about apps of which it is not kept which they are: their user removes them, or the device is shut out.
        if (kind is FindingKind.Unnamed)
            plan = plan.Without(StepKind.Remove);
        // Where nothing is enforced for the time being nobody climbs, and letting in goes on.
        all.Add(isOn || plan.State is PlanState.Stopped ? plan : plan.In(PlanState.Paused));
        return known[(kind, campaign, ladder, effect)] = (ushort)(all.Count - 1);
    }

    /// <summary>The ladder with a name in the policy, or null.</summary>
    public static Ladder? Named(PolicyInForce policy, string name) =>
        policy.Stack.Rules.Where(rule => rule.Rule.Ladder == name).Select(rule => rule.Scope.Ladder(name)).LastOrDefault(ladder => ladder is not null);

    private LadderPlan Of(FindingKind kind, int? campaign, string? name, Effect effect)
    {
        if (kind is FindingKind.Silent)
            return LadderPlan.Silence;
        if (campaign is { } number && campaigns.FirstOrDefault(one => one.Number == number) is { } taking)
            return taking.ToPlan();
        if (name is null || Named(policy, name) is not { } ladder)
            return effect is Effect.Deny ? LadderPlan.Standing : LadderPlan.None;
        if (ladder.Anchor is LadderAnchor.Finding)
            return LadderPlan.Of(ladder.Steps.Select(step => new PlannedStep(Steps.Parse(step.Do), step.AfterDays)));
        // Until somebody started the campaign nobody was told of anything; whoever comes after it began follows the standing ladder.
        return campaigns.Any(one => one.Ladder == name && one.State is not CampaignState.Proposed) ? LadderPlan.Standing : LadderPlan.None;
    }
}
