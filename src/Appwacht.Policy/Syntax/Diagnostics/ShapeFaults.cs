using Appwacht.Policy.Language;
using static Appwacht.Policy.Syntax.Diagnostics.Wording;

namespace Appwacht.Policy.Syntax.Diagnostics;

/// <summary>What can be wrong with the keys of a policy and the kind of value each has.</summary>
internal static class ShapeFaults
{
    private static readonly DiagnosticKind UnknownKeyKind =
        DiagnosticKind.Error("POL010", "Deze sleutel bestaat niet", "There is no such key");
    private static readonly DiagnosticKind MissingKeyKind = DiagnosticKind.Error("POL011", "Er ontbreekt een sleutel", "A key is missing");
    private static readonly DiagnosticKind WrongKindKind =
        DiagnosticKind.Error("POL012", "De waarde is van de verkeerde soort", "The value is of the wrong kind");
    private static readonly DiagnosticKind NotTextKind =
        DiagnosticKind.Error("POL013", "Deze tekst moet tussen aanhalingstekens", "This text needs quotes");
    private static readonly DiagnosticKind NoValueKind = DiagnosticKind.Error("POL014", "Er ontbreekt een waarde", "A value is missing");
    private static readonly DiagnosticKind UnknownWordKind =
        DiagnosticKind.Error("POL015", "Dit woord kan hier niet", "This word is not possible here");

    public static IReadOnlyList<DiagnosticKind> All { get; } = [UnknownKeyKind, MissingKeyKind, WrongKindKind, NotTextKind, NoValueKind, UnknownWordKind];

    public static PolicyDiagnostic UnknownKey(SourceSpan at, string key, LocalText within, IReadOnlyCollection<string> keys) => UnknownKeyKind.At(
        at, new($"{within.Nl} heeft geen sleutel {Quote(key)}",
            $"{within.En} has no key {Quote(key)}"), DidYouMean(Closest.To(key, keys), keys));

    public static PolicyDiagnostic MissingKey(SourceSpan at, string key, LocalText within, LocalText meaning) => MissingKeyKind.At(
        at, new($"{within.Nl} mist de sleutel {Quote(key)}", $"{within.En} lacks the key {Quote(key)}"),
        new($"{Quote(key)}: {meaning.Nl}", $"{Quote(key)}: {meaning.En}"));

    public static PolicyDiagnostic WrongKind(SourceSpan at, string key, LocalText expected, LocalText found, LocalText? hint = null) => WrongKindKind.At(
        at, new($"bij {Quote(key)} hoort {expected.Nl}; hier staat {found.Nl}",
            $"{Quote(key)} takes {expected.En}; here stands {found.En}"), hint);

    public static PolicyDiagnostic NotText(SourceSpan at, string key, string written, LocalText read) => NotTextKind.At(
        at, new($"bij {Quote(key)} hoort tekst; {Quote(written)} is in YAML {read.Nl}",
            $"{Quote(key)} takes text; {Quote(written)} is {read.En} in YAML"),
        new($"zet er aanhalingstekens om: {Quote($"\"{written}\"")}", $"put it between quotes: {Quote($"\"{written}\"")}"));

    public static PolicyDiagnostic NoValue(SourceSpan at, string key) => NoValueKind.At(
        at, new($"bij {Quote(key)} staat geen waarde", $"{Quote(key)} has no value"),
        new("vul de waarde in of haal de sleutel weg", "give the value or remove the key"));

    public static PolicyDiagnostic UnknownWord(SourceSpan at, string key, string word, IReadOnlyCollection<string> words) => UnknownWordKind.At(
        at, new($"{Quote(word)} kan niet bij {Quote(key)}",
            $"{Quote(key)} cannot be {Quote(word)}"), DidYouMean(Closest.To(word, words), words));
}
