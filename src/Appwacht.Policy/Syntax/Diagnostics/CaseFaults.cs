using Appwacht.Policy.Language;
using static Appwacht.Policy.Syntax.Diagnostics.Wording;

namespace Appwacht.Policy.Syntax.Diagnostics;

/// <summary>What can be wrong with a line of a policy's own tests.</summary>
internal static class CaseFaults
{
    private static readonly DiagnosticKind NotACaseKind =
        DiagnosticKind.Error("POL035", "Deze proef is niet te lezen", "This case cannot be read");
    private static readonly DiagnosticKind UnknownFactKind =
        DiagnosticKind.Error("POL036", "Dit gegeven bestaat niet", "There is no such fact");
    private static readonly DiagnosticKind FactTwiceKind =
        DiagnosticKind.Error("POL037", "Een gegeven staat er twee keer", "A fact is given twice");

    private static readonly LocalText Form = new(
        "schrijf `ownership: managed, tier: high | tiktok | 2026-11-20 => deny`",
            "write `ownership: managed, tier: high | tiktok | 2026-11-20 => deny`");

    public static IReadOnlyList<DiagnosticKind> All { get; } = [NotACaseKind, UnknownFactKind, FactTwiceKind];

    public static PolicyDiagnostic NoExpectation(SourceSpan at) => NotACaseKind.At(
        at, new("deze proef zegt niet wat eruit moet komen", "this case does not say what must come out"), Form);

    public static PolicyDiagnostic WrongParts(SourceSpan at, int parts) => NotACaseKind.At(
        at,
        new($"een proef heeft drie delen met `|` ertussen; deze heeft er {parts}",
            $"a case has three parts with `|` between them; this one has {parts}"), Form);

    public static PolicyDiagnostic NoApp(SourceSpan at) => NotACaseKind.At(
        at, new("deze proef noemt geen app", "this case names no app"),
        new("noem een app, een id met platform, `unknown`, of gegevens zoals `category: fitness`",
            "name an app, an id with its platform, `unknown`, or facts such as `category: fitness`"));

    public static PolicyDiagnostic NotAFact(SourceSpan at, string written) => NotACaseKind.At(
        at, new($"{Quote(written)} is geen gegeven", $"{Quote(written)} is not a fact"),
        new("schrijf een sleutel en een waarde: `ownership: managed`", "write a key and a value: `ownership: managed`"));

    public static PolicyDiagnostic UnknownFact(SourceSpan at, string name, IReadOnlyCollection<string> names) => UnknownFactKind.At(
        at, new($"er is geen gegeven {Quote(name)}", $"there is no fact {Quote(name)}"), DidYouMean(Closest.To(name, names), names));

    public static PolicyDiagnostic FactTwice(SourceSpan at, string name) => FactTwiceKind.At(
        at, new($"{Quote(name)} staat hier voor de tweede keer", $"{Quote(name)} is given here for the second time"),
        new("een toestel of app heeft er maar een; schrijf een tweede proef", "a device or app has only one; write a second case"));
}
