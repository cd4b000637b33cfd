using Appwacht.Policy.Language;

namespace Appwacht.Policy.Judgement;

/// <summary>What can only be seen when a policy stands below the layer it adopts: names that nobody gives, the wrong layer above it.</summary>
internal static class StackFaults
{
    public static IEnumerable<PolicyDiagnostic> In(PolicyDocument document, LayerScope scope, PolicyDocument? above) =>
        Adoption(document, above).Concat(document.Rules.SelectMany(rule => Names(rule, scope)));

    private static IEnumerable<PolicyDiagnostic> Adoption(PolicyDocument document, PolicyDocument? above)
    {
        if (document.Adopts is { } adopts && above?.Id == adopts.Policy && above.Version != adopts.Version)
            yield return StackDiagnostics.OtherVersion(adopts.Span, adopts.Policy, adopts.Version, above.Version);
        else if (document.Adopts is { } other && above?.Id != other.Policy)
            yield return StackDiagnostics.AdoptedPolicyMissing(other.Span, other.Policy, other.Version);
    }

    private static IEnumerable<PolicyDiagnostic> Names(Rule rule, LayerScope scope)
    {
        if (rule.AudienceName is { } audience && scope.Audience(audience) is null)
            yield return StackDiagnostics.Missing("POL051", rule, "doelgroep", "audience", audience);
        if (rule.Ladder is { } ladder && scope.Ladder(ladder) is null)
            yield return StackDiagnostics.Missing("POL052", rule, "ladder", "ladder", ladder);
        foreach (var apps in rule.Apps.WithInner())
        {
            foreach (var list in apps.List.Where(list => scope.AppList(list) is null))
                yield return StackDiagnostics.Missing("POL050", rule, "applijst", "app list", list);
            foreach (var list in apps.ControlledFrom.Where(list => scope.Countries(list) is null))
                yield return StackDiagnostics.Missing("POL053", rule, "landenlijst of land", "country list or country", list);
        }
    }
}
