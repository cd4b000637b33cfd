using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax.Diagnostics;
using Appwacht.Register;

namespace Appwacht.Policy.Syntax;

/// <summary>Looks at a policy beside the register: names it should know, and rules that can be read but are probably not what is meant.</summary>
public static class PolicyLint
{
    /// <summary>What is wrong or doubtful, in the order of the file.</summary>
    /// <param name="document">The policy.</param>
    /// <param name="register">What exists.</param>
    /// <param name="places">Where its parts stand; without it a finding is placed at its rule.</param>
    public static IReadOnlyList<PolicyDiagnostic> Check(PolicyDocument document, AppRegister register, PolicyPlaces? places = null)
    {
        var at = new LintPlaces(document, places);
        IEnumerable<PolicyDiagnostic> found = [.. new NameLint(document, register, at).Check(), .. Sense(document, at), .. Unused(document, at)];
        return [.. found.OrderBy(fault => fault.Span.Line).ThenBy(fault => fault.Span.Column).ThenBy(fault => fault.Code, StringComparer.Ordinal)];
    }

    private static IEnumerable<PolicyDiagnostic> Sense(PolicyDocument document, LintPlaces at)
    {
        // The layer above may put somebody in allowlist mode; only a policy on its own can be judged here.
        var approvalsCount = document.Adopts is not null || document.Rules.Any(rule => rule.IsAllowlist);
        foreach (var (rule, i) in document.Rules.Select((rule, i) => (rule, i)))
        {
            if (rule is { Effect: Effect.Deny, Apps.Confidence: Confidence.Presumed })
                yield return Doubts.PresumptionDenies(at.Rule(i, "apps/confidence"), rule.Id);
            if (rule.Period is { IsEmpty: true, From: { } from, Until: { } end })
                yield return Doubts.EmptyPeriod(at.Rule(i, "until"), new($"regel `{rule.Id}`", $"rule `{rule.Id}`"), from, end);
            else if (rule.Period.Until is { } until && until <= document.Decision.Date)
                yield return Doubts.EndedBeforeDecision(at.Rule(i, "until"), rule.Id, until, document.Decision.Date);
            if (rule is { Effect: Effect.Allow, Ladder: not null })
                yield return Doubts.LadderOfAllow(at.Rule(i, "ladder"), rule.Id);
            if (rule.Effect is Effect.Allow && !approvalsCount)
                yield return Doubts.AllowChangesNothing(at.Rule(i, "effect"), rule.Id);
        }

        foreach (var (name, countries) in document.CountryLists)
            foreach (var (listed, i) in countries.Select((listed, i) => (listed, i)))
                if (listed.Period is { IsEmpty: true, From: { } from, Until: { } until })
                    yield return Doubts.EmptyPeriod(
                        at.Part($"lists/countries/{name}/{i}/until"),
                        new($"`{listed.Country}` op lijst `{name}`", $"`{listed.Country}` on list `{name}`"), from, until);
    }

    private static IEnumerable<PolicyDiagnostic> Unused(PolicyDocument document, LintPlaces at)
    {
        // A policy with a version is there to be adopted: what it names may be used by the layers below it.
        if (document.Version is not null)
            yield break;
        var selectors = document.Rules.SelectMany(rule => NameLint.WithNots(rule.Apps, "")).Select(pair => pair.Selector).ToArray();
        var countries = selectors.SelectMany(apps => apps.ControlledFrom).ToHashSet();
        var lists = selectors.SelectMany(apps => apps.List).ToHashSet();
        foreach (var name in document.CountryLists.Keys.Where(name => !countries.Contains(name)))
            yield return Doubts.NeverUsed(at.Part($"lists/countries/{name}"), new("landenlijst", "list of countries"), name);
        foreach (var name in document.AppLists.Keys.Where(name => !lists.Contains(name)))
            yield return Doubts.NeverUsed(at.Part($"lists/apps/{name}"), new("lijst met apps", "list of apps"), name);
        foreach (var name in document.Audiences.Keys.Where(name => document.Rules.All(rule => rule.AudienceName != name)))
            yield return Doubts.NeverUsed(at.Part($"audiences/{name}"), new("doelgroep", "audience"), name);
        foreach (var name in document.Ladders.Keys.Where(name => document.Rules.All(rule => rule.Ladder != name)))
            yield return Doubts.NeverUsed(at.Part($"ladders/{name}"), new("ladder", "ladder"), name);
    }
}

/// <summary>Where findings about a policy are placed.</summary>
internal sealed class LintPlaces(PolicyDocument document, PolicyPlaces? places)
{
    /// <summary>The place of a part of a rule, by path within it; of the rule when its parts have no place.</summary>
    public SourceSpan Rule(int index, string path) => places is null ? document.Rules[index].Span : places.At($"rules/{index}/{path}");

    /// <summary>The place of a part of the policy, by path.</summary>
    public SourceSpan Part(string path) => (places ?? PolicyPlaces.Unknown).At(path);
}
