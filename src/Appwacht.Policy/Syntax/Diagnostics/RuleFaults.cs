using Appwacht.Policy.Language;
using static Appwacht.Policy.Syntax.Diagnostics.Wording;

namespace Appwacht.Policy.Syntax.Diagnostics;

/// <summary>What can be wrong between the parts of a policy: its rules, the names they use, and its ladders.</summary>
internal static class RuleFaults
{
    private static readonly DiagnosticKind EffectOrModeKind =
        DiagnosticKind.Error("POL026", "Een regel heeft een effect of een modus", "A rule has an effect or a mode");
    private static readonly DiagnosticKind EmptySelectorKind =
        DiagnosticKind.Error("POL027", "Er wordt niets gekozen", "Nothing is selected");
    private static readonly DiagnosticKind RuleIdTwiceKind =
        DiagnosticKind.Error("POL028", "Twee regels hebben dezelfde naam", "Two rules have the same id");
    private static readonly DiagnosticKind UnknownAudienceKind =
        DiagnosticKind.Error("POL029", "Deze doelgroep bestaat niet", "There is no such audience");
    private static readonly DiagnosticKind UnknownLadderKind =
        DiagnosticKind.Error("POL030", "Deze ladder bestaat niet", "There is no such ladder");
    private static readonly DiagnosticKind UnknownAppListKind =
        DiagnosticKind.Error("POL031", "Deze lijst met apps bestaat niet", "There is no such list of apps");
    private static readonly DiagnosticKind ConfidenceOfNothingKind =
        DiagnosticKind.Error("POL032", "Zekerheid waarover?", "Confidence of what?");
    private static readonly DiagnosticKind UnknownPlaceholderKind =
        DiagnosticKind.Error("POL033", "Dit kan niet worden ingevuld", "This cannot be filled in");
    private static readonly DiagnosticKind StepsGoBackKind =
        DiagnosticKind.Error("POL034", "Een ladder gaat terug in de tijd", "A ladder goes back in time");

    public static IReadOnlyList<DiagnosticKind> All { get; } =
    [
        EffectOrModeKind, EmptySelectorKind, RuleIdTwiceKind, UnknownAudienceKind, UnknownLadderKind, UnknownAppListKind, ConfidenceOfNothingKind,
        UnknownPlaceholderKind, StepsGoBackKind,
    ];

    public static PolicyDiagnostic NeitherEffectNorMode(SourceSpan at, string rule) => EffectOrModeKind.At(
        at, new($"regel {Quote(rule)} heeft geen `effect` en geen `mode`", $"rule {Quote(rule)} has no `effect` and no `mode`"),
        new("schrijf bijvoorbeeld `effect: deny`, of `mode: allowlist`", "write for instance `effect: deny`, or `mode: allowlist`"));

    public static PolicyDiagnostic BothEffectAndMode(SourceSpan at, string rule) => EffectOrModeKind.At(
        at, new($"regel {Quote(rule)} heeft een `effect` en een `mode`", $"rule {Quote(rule)} has both an `effect` and a `mode`"),
        new("kies er een; `mode: allowlist` keurt de genoemde apps goed en weert de rest",
            "choose one; `mode: allowlist` approves the apps it names and denies the rest"));

    public static PolicyDiagnostic EmptySelector(SourceSpan at, string key) => EmptySelectorKind.At(
        at, new($"bij {Quote(key)} wordt niets gekozen", $"{Quote(key)} selects nothing"),
        new("noem waarop gekozen wordt, of haal de sleutel weg als die er niet hoeft te staan",
            "name what to select on, or remove the key where it is not needed"));

    public static PolicyDiagnostic RuleIdTwice(SourceSpan at, string id, int firstLine) => RuleIdTwiceKind.At(
        at, new($"er is al een regel {Quote(id)}, op regel {firstLine} van het bestand",
            $"there is already a rule {Quote(id)}, on line {firstLine}"),
        new("geef een van de twee een andere naam", "give one of the two another id"));

    public static PolicyDiagnostic UnknownAudience(SourceSpan at, string name, IReadOnlyCollection<string> names) => UnknownAudienceKind.At(
        at, new($"er is geen doelgroep {Quote(name)}", $"there is no audience {Quote(name)}"), NameHint(name, names, "audiences"));

    public static PolicyDiagnostic UnknownLadder(SourceSpan at, string name, IReadOnlyCollection<string> names) => UnknownLadderKind.At(
        at, new($"er is geen ladder {Quote(name)}", $"there is no ladder {Quote(name)}"), NameHint(name, names, "ladders"));

    public static PolicyDiagnostic UnknownAppList(SourceSpan at, string name, IReadOnlyCollection<string> names) => UnknownAppListKind.At(
        at, new($"er is geen lijst met apps {Quote(name)}",
            $"there is no list of apps {Quote(name)}"), NameHint(name, names, "lists: apps"));

    public static PolicyDiagnostic ConfidenceOfNothing(SourceSpan at) => ConfidenceOfNothingKind.At(
        at, new("`confidence` staat er zonder iets waarvan de zekerheid telt", "`confidence` stands without anything to be confident of"),
        new("zet er `controlled-from`, `party` of `publisher` bij, of haal het weg",
            "add `controlled-from`, `party` or `publisher`, or remove it"));

    public static PolicyDiagnostic UnknownPlaceholder(SourceSpan at, string placeholder, IReadOnlyCollection<string> known) => UnknownPlaceholderKind.At(
        at, new($"{Quote(placeholder)} kan niet worden ingevuld",
            $"{Quote(placeholder)} cannot be filled in"),
        DidYouMean(Closest.To(placeholder, known), known));

    public static PolicyDiagnostic StepsGoBack(SourceSpan at, string after, string before) => StepsGoBackKind.At(
        at, new($"de stap na {Quote(after)} komt achter de stap na {Quote(before)}",
            $"the step after {Quote(after)} follows the step after {Quote(before)}"),
        new("zet de stappen in de volgorde van de tijd", "put the steps in the order of time"));

    private static LocalText NameHint(string name, IReadOnlyCollection<string> names, string section) => DidYouMean(Closest.To(name, names))
        ?? new($"zet de naam onder {Quote(section)}, of noem bij `adopts` het beleid waar die in staat",
            $"define the name under {Quote(section)}, or name the policy that has it in `adopts`");
}
