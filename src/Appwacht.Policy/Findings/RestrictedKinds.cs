using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Findings;

/// <summary>Tells whether any kind of device of a fleet may not simply have an app.</summary>
internal sealed class RestrictedKinds
{
    private readonly RuleTable rules;
    private readonly Truth[][] valid;

    public RestrictedKinds(CheckQuestion question, IEnumerable<DeviceFacts> profiles)
    {
        rules = new RuleTable(question.Stack, question.Day);
        valid = [.. profiles.Select(rules.ValidFor).DistinctBy(row => string.Concat(row.Select(truth => (int)truth)))];
    }

    public bool Contains(AppFacts app)
    {
        var holds = rules.HoldsFor(app);
        return Array.Exists(valid, row => rules.EffectOf(row, holds) is not Effect.Allow);
    }
}
