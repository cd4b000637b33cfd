using Appwacht.Policy.Language;
using static Appwacht.Policy.Syntax.Diagnostics.Wording;

namespace Appwacht.Policy.Syntax.Diagnostics;

/// <summary>What can be read but is probably not what the writer wants.</summary>
internal static class Doubts
{
    private static readonly DiagnosticKind PresumptionDeniesKind =
        DiagnosticKind.Error("POL043", "Een vermoeden weert nooit", "A presumption never denies");
    private static readonly DiagnosticKind NeverAppliesKind =
        DiagnosticKind.Warning("POL044", "Dit geldt op geen enkele dag", "This holds on no day");
    private static readonly DiagnosticKind NeverUsedKind =
        DiagnosticKind.Warning("POL045", "Deze naam wordt nergens gebruikt", "This name is used nowhere");
    private static readonly DiagnosticKind LadderOfAllowKind =
        DiagnosticKind.Warning("POL046", "Een ladder bij `allow` doet niets", "A ladder with `allow` does nothing");
    private static readonly DiagnosticKind AllowChangesNothingKind =
        DiagnosticKind.Warning("POL047", "Deze regel verandert niets", "This rule changes nothing");
    private static readonly DiagnosticKind UnknownCapabilityKind =
        DiagnosticKind.Warning("POL048", "Van geen app is bekend dat die dit gebruikt", "No app is known to use this");

    public static IReadOnlyList<DiagnosticKind> All { get; } =
        [PresumptionDeniesKind, NeverAppliesKind, NeverUsedKind, LadderOfAllowKind, AllowChangesNothingKind, UnknownCapabilityKind];

    public static PolicyDiagnostic PresumptionDenies(SourceSpan at, string rule) => PresumptionDeniesKind.At(
        at, new($"regel {Quote(rule)} weert op een vermoeden (`confidence: presumed`)",
            $"rule {Quote(rule)} denies on a presumption (`confidence: presumed`)"),
        new("schrijf `effect: needs-vetting`, of vraag `confidence: reported` of meer",
            "write `effect: needs-vetting`, or ask `confidence: reported` or more"));

    public static PolicyDiagnostic EmptyPeriod(SourceSpan at, LocalText what, DateOnly from, DateOnly until) => NeverAppliesKind.At(
        at,
        new($"{what.Nl} geldt op geen enkele dag: van {from:yyyy-MM-dd} tot {until:yyyy-MM-dd}",
            $"{what.En} holds on no day: from {from:yyyy-MM-dd} until {until:yyyy-MM-dd}"),
        new("`until` is de eerste dag waarop het niet meer geldt, en moet na `from` liggen",
            "`until` is the first day on which it no longer holds, and must lie after `from`"));

    public static PolicyDiagnostic EndedBeforeDecision(SourceSpan at, string rule, DateOnly until, DateOnly decided) => NeverAppliesKind.At(
        at,
        new($"regel {Quote(rule)} gold al niet meer toen het besluit viel ({until:yyyy-MM-dd} tegen {decided:yyyy-MM-dd})",
            $"rule {Quote(rule)} had ended before the decision was taken ({until:yyyy-MM-dd} against {decided:yyyy-MM-dd})"),
        new("verander `until` of haal de regel weg", "change `until` or remove the rule"));

    public static PolicyDiagnostic NeverUsed(SourceSpan at, LocalText what, string name) => NeverUsedKind.At(
        at, new($"{what.Nl} {Quote(name)} wordt door geen enkele regel gebruikt", $"{what.En} {Quote(name)} is used by no rule"),
        new("gebruik de naam in een regel of haal hem weg", "use the name in a rule or remove it"));

    public static PolicyDiagnostic LadderOfAllow(SourceSpan at, string rule) => LadderOfAllowKind.At(
        at, new($"regel {Quote(rule)} staat toe, dus er komt nooit een bevinding voor de ladder",
            $"rule {Quote(rule)} allows, so there is never a finding for the ladder"),
        new("haal `ladder` weg of kies een ander effect", "remove `ladder` or choose another effect"));

    public static PolicyDiagnostic AllowChangesNothing(SourceSpan at, string rule) => AllowChangesNothingKind.At(
        at,
        new($"regel {Quote(rule)} verandert niets: wat geen regel noemt mag al, en het sterkste effect wint",
            $"rule {Quote(rule)} changes nothing: what no rule names is allowed already, and the strongest effect wins"),
        new("vraag een uitzondering aan, of gebruik `mode: allowlist`", "ask for an exemption, or use `mode: allowlist`"));

    public static PolicyDiagnostic UnknownCapability(SourceSpan at, string uses, IEnumerable<string> known) => UnknownCapabilityKind.At(
        at, new($"van geen app in het register is bekend dat die {Quote(uses)} gebruikt",
            $"no app in the register is known to use {Quote(uses)}"),
        DidYouMean(Closest.To(uses, known)));
}
