using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Judgement;

/// <summary>How a rule came to have a say.</summary>
public enum Outcome
{
    /// <summary>It matched.</summary>
    Matched,
    /// <summary>Its audience is in allowlist mode and no approval names the app.</summary>
    NotApproved,
    /// <summary>Whether it matches could not be determined, which counts as <see cref="Effect.NeedsVetting"/>.</summary>
    Undetermined,
}

/// <summary>One rule that has a say in a verdict.</summary>
/// <param name="Rule">The rule and its layer.</param>
/// <param name="Effect">What it adds to the verdict.</param>
/// <param name="Outcome">How it came to that.</param>
/// <param name="Grounds">What made it match, or kept it from being determined.</param>
public sealed record RuleMatch(LayerRule Rule, Effect Effect, Outcome Outcome, IReadOnlyList<Ground> Grounds);

/// <summary>
/// The effect for a device, an app and a day, with every rule that had a say. A pure function of policy stack, facts and day: the same
/// question gives the same answer, years later too.
/// </summary>
/// <param name="Effect">The strongest of all; <see cref="Effect.Allow"/> when nothing matches or an exemption is in force.</param>
/// <param name="Matches">Every rule that had a say, strongest first.</param>
/// <param name="Exemption">The exemption that lifts the effect, or null.</param>
public sealed record Verdict(Effect Effect, IReadOnlyList<RuleMatch> Matches, Exemption? Exemption = null)
{
    /// <summary>Whether the effect rests on something that could not be determined.</summary>
    public bool IsUndetermined => Effect is Effect.NeedsVetting && Matches.Any(match => match.Outcome is Outcome.Undetermined)
        && !Matches.Any(match => match is { Effect: Effect.NeedsVetting, Outcome: not Outcome.Undetermined });

    /// <summary>The rules that make the verdict what it is, without regard to an exemption.</summary>
    public IEnumerable<RuleMatch> Decisive => Matches.Where(match => match.Effect == Matches[0].Effect);
}
