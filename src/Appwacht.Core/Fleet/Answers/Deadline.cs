using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>By when somebody has to have an app off their device, as the ladder of the rule says; without a ladder there is none.</summary>
/// <param name="On">The day, when everybody goes together from the decision on.</param>
/// <param name="DaysAfterFinding">The number of days after it was found, when it goes by the finding.</param>
public sealed record Deadline(DateOnly? On, int? DaysAfterFinding)
{
    /// <summary>The steps that take the app or the access away: before the first of them it must be gone.</summary>
    private static readonly string[] Last = ["remove", "block"];

    /// <summary>Of a verdict; null when no decisive rule has a ladder that comes to that.</summary>
    public static Deadline? Of(Verdict verdict, PolicyStack stack)
    {
        if (verdict.Effect is Effect.Allow)
            return null;
        var all = verdict.Decisive.Select(match => Of(match.Rule, stack)).OfType<Deadline>().ToArray();
        return all.Where(deadline => deadline.On is not null).MinBy(deadline => deadline.On) ?? all.MinBy(deadline => deadline.DaysAfterFinding);
    }

    private static Deadline? Of(LayerRule rule, PolicyStack stack)
    {
        if (rule.Rule.Ladder is not { } name || rule.Scope.Ladder(name) is not { } ladder || ladder.Steps.Where(step => Last.Contains(step.Do)).MinBy(step => step.AfterDays) is not { } step)
            return null;
        return ladder.Anchor is LadderAnchor.Decision ? new(stack.Layers[rule.Depth].Document.Decision.Date.AddDays(step.AfterDays), null) : new(null, step.AfterDays);
    }
}
