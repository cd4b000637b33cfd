using Appwacht.Policy.Language;

namespace Appwacht.Policy.Judgement;

/// <summary>The diagnostics of a stack of policies: POL050–POL059.</summary>
public static class StackDiagnostics
{
    /// <summary>POL050–POL053: a rule uses a name that neither its policy, nor a layer above it, nor the register gives.</summary>
    public static PolicyDiagnostic Missing(string code, Rule rule, string kindNl, string kindEn, string name) => new(
        code, Severity.Error, rule.Span,
        new($"regel `{rule.Id}` noemt {kindNl} `{name}`, maar die bestaat niet", $"rule `{rule.Id}` names the {kindEn} `{name}`, but there is none"),
        new("zet hem in dit beleid of in het beleid dat het overneemt", "put it in this policy or in the policy it adopts"));

    /// <summary>POL054: the policy that is adopted was not found.</summary>
    public static PolicyDiagnostic AdoptedPolicyMissing(SourceSpan at, string policy, int version) => new(
        "POL054", Severity.Error, at,
        new($"het overgenomen beleid `{policy}` versie {version} is niet gevonden", $"the adopted policy `{policy}` version {version} was not found"),
        new("zet het bestand in dezelfde map, of geef het met --layer", "put its file in the same folder, or give it with --layer"));

    /// <summary>POL055: the policy above has another version than the one adopted.</summary>
    public static PolicyDiagnostic OtherVersion(SourceSpan at, string policy, int adopted, int? found) => new(
        "POL055", Severity.Error, at,
        new($"overgenomen is `{policy}` versie {adopted}, gevonden is versie {Shown(found)}", $"`{policy}` version {adopted} is adopted, version {Shown(found)} was found"),
        new("bekijk wat er veranderde met `policy compare` en neem de nieuwe versie over", "see what changed with `policy compare` and adopt the new version"));

    /// <summary>POL056: policies adopt each other in a circle, or the pile is too high.</summary>
    public static PolicyDiagnostic TooManyLayers(SourceSpan at, int most) => new(
        "POL056", Severity.Error, at,
        new($"het beleid staat op meer dan {most} lagen, of neemt zichzelf over", $"the policy stands on more than {most} layers, or adopts itself"), null);

    private static string Shown(int? version) => version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?";
}
