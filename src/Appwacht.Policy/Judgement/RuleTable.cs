using Appwacht.Policy.Language;

namespace Appwacht.Policy.Judgement;

/// <summary>
/// The rules of a stack on one day, reduced to what a verdict needs of them once it is known for whom each is valid and for which apps
/// it holds. <see cref="PolicyStack.Judge(DeviceFacts, AppFacts, DateOnly)"/> says the same with all its grounds, and slower.
/// </summary>
internal sealed class RuleTable
{
    private readonly LayerRule[] rules;
    private readonly bool[] namesApps;
    private readonly DateOnly day;

    public RuleTable(PolicyStack stack, DateOnly day)
    {
        (rules, this.day) = ([.. stack.Rules.Where(rule => rule.Rule.Period.Contains(day))], day);
        namesApps = Array.ConvertAll(rules, rule => rule.Rule.Apps.WithInner()
            .Any(apps => !(apps.App.IsEmpty && apps.List.IsEmpty && apps.Party.IsEmpty && apps.Publisher.IsEmpty)));
    }

    /// <summary>The rules in force on the day, top layer first.</summary>
    public IReadOnlyList<LayerRule> Rules => rules;

    /// <summary>For every rule, whether it is valid for the device and its user.</summary>
    public Truth[] ValidFor(DeviceFacts device) =>
        Array.ConvertAll(rules, rule => DeviceSelection.Holds(rule.Rule.Devices, device, null).And(DeviceSelection.Holds(rule.Audience, device, null)));

    /// <summary>For every rule, whether its selector of apps holds.</summary>
    public Truth[] HoldsFor(AppFacts app) => Array.ConvertAll(rules, rule => HoldsFor(rule, app));

    /// <summary>The same for an app that differs from another only in its name and its makers.</summary>
    /// <param name="app">The app.</param>
    /// <param name="others">What was found for the other.</param>
    public Truth[] HoldsFor(AppFacts app, Truth[] others)
    {
        var holds = (Truth[])others.Clone();
        for (var i = 0; i < rules.Length; i++)
            if (namesApps[i])
                holds[i] = HoldsFor(rules[i], app);
        return holds;
    }

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

    /// <summary>Whether one rule has a say, by its place in <see cref="Rules"/>.</summary>
    public Truth SayOf(int rule, Truth[] valid, Truth[] holds) =>
        valid[rule].And(rules[rule].Rule.IsAllowlist ? Approved(rule, valid, holds).Not() : holds[rule]);

    private Truth HoldsFor(LayerRule rule, AppFacts app) => AppSelection.Holds(rule.Rule.Apps, app, rule.Scope, day, null);

    /// <summary>What one rule adds; null when it has no say.</summary>
    private Effect? Says(int i, Truth[] valid, Truth[] holds) => SayOf(i, valid, holds) switch
    {
        Truth.Yes => rules[i].Rule.Effect ?? Effect.Deny,
        Truth.Unknown when rules[i].Rule.Effect is not Effect.Allow => Effect.NeedsVetting,
        _ => null,
    };

    private Truth Approved(int allowlist, Truth[] valid, Truth[] holds)
    {
        var approved = Truth.No;
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Depth <= rules[allowlist].Depth && rules[i].Rule.Effect is null or Effect.Allow)
                approved = approved.Or(valid[i].And(holds[i]));
        return approved;
    }
}
