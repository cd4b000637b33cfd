using Appwacht.Policy.Language;

namespace Appwacht.Policy.Judgement;

/// <summary>
/// The rules of a stack on one day, reduced to what a verdict needs of them once it is known for whom each is valid and for which apps
/// it holds. <see cref="PolicyStack.Judge(DeviceFacts, AppFacts, DateOnly)"/> says the same with all its grounds, and slower.
/// </summary>
internal sealed class RuleTable
{
    private readonly LayerRule[] rules;
    private readonly DateOnly day;

    public RuleTable(PolicyStack stack, DateOnly day) => (rules, this.day) = ([.. stack.Rules.Where(rule => rule.Rule.Period.Contains(day))], day);

    /// <summary>For every rule, whether it is valid for the device and its user.</summary>
    public Truth[] ValidFor(DeviceFacts device) =>
        [.. rules.Select(rule => DeviceSelection.Holds(rule.Rule.Devices, device, []).And(DeviceSelection.Holds(rule.Audience, device, [])))];

    /// <summary>For every rule, whether its selector of apps holds.</summary>
    public Truth[] HoldsFor(AppFacts app) => [.. rules.Select(rule => AppSelection.Holds(rule.Rule.Apps, app, rule.Scope, day, []))];

    /// <summary>The strongest effect for a device and an app with these answers.</summary>
    public Effect EffectOf(Truth[] valid, Truth[] holds)
    {
        var strongest = Effect.Allow;
        for (var i = 0; i < rules.Length; i++)
            strongest = Effects.Stronger(strongest, Says(i, valid, holds) ?? Effect.Allow);

        return strongest;
    }

    /// <summary>The rules that give the strongest effect.</summary>
    public IEnumerable<LayerRule> Decisive(Truth[] valid, Truth[] holds)
    {
        var strongest = EffectOf(valid, holds);
        return Enumerable.Range(0, rules.Length).Where(i => Says(i, valid, holds) == strongest).Select(i => rules[i]);
    }

    /// <summary>What one rule adds; null when it has no say.</summary>
    private Effect? Says(int i, Truth[] valid, Truth[] holds)
    {
        var rule = rules[i].Rule;
        var truth = valid[i].And(rule.IsAllowlist ? Approved(i, valid, holds).Not() : holds[i]);
        return truth switch
        {
            Truth.Yes => rule.Effect ?? Effect.Deny,
            Truth.Unknown when rule.Effect is not Effect.Allow => Effect.NeedsVetting,
            _ => null,
        };
    }

    private Truth Approved(int allowlist, Truth[] valid, Truth[] holds)
    {
        var approved = Truth.No;
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Depth <= rules[allowlist].Depth && rules[i].Rule.Effect is null or Effect.Allow)
                approved = approved.Or(valid[i].And(holds[i]));
        return approved;
    }
}
