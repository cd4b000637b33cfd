using Appwacht.Policy.Language;
using static Appwacht.Policy.Syntax.Diagnostics.Wording;

namespace Appwacht.Policy.Syntax.Diagnostics;

/// <summary>What can be wrong with the text as YAML, whatever it says.</summary>
internal static class YamlFaults
{
    private static readonly DiagnosticKind NotYamlKind =
        DiagnosticKind.Error("POL001", "Dit is geen geldige YAML", "This is not valid YAML");
    private static readonly DiagnosticKind PastLimitKind =
        DiagnosticKind.Error("POL002", "Het bestand is te groot", "The file is too large");
    private static readonly DiagnosticKind NoPolicyKind =
        DiagnosticKind.Error("POL003", "Er staat geen beleid in het bestand", "There is no policy in the file");
    private static readonly DiagnosticKind SecondDocumentKind =
        DiagnosticKind.Error("POL004", "Er staat meer dan één document in het bestand", "The file holds more than one document");
    private static readonly DiagnosticKind AnchorKind =
        DiagnosticKind.Error("POL005", "Ankers en verwijzingen mogen niet", "Anchors and aliases are not allowed");
    private static readonly DiagnosticKind TagKind =
        DiagnosticKind.Error("POL006", "Tags en aanwijzingen mogen niet", "Tags and directives are not allowed");
    private static readonly DiagnosticKind DuplicateKeyKind =
        DiagnosticKind.Error("POL007", "Een sleutel staat er twee keer", "A key is given twice");
    private static readonly DiagnosticKind KeyIsNotTextKind =
        DiagnosticKind.Error("POL008", "Een sleutel is geen tekst", "A key is not text");
    private static readonly DiagnosticKind HiddenCharacterKind =
        DiagnosticKind.Error("POL009", "Er staat een onzichtbaar teken in de tekst", "There is an invisible character in the text");

    public static IReadOnlyList<DiagnosticKind> All { get; } =
        [NotYamlKind, PastLimitKind, NoPolicyKind, SecondDocumentKind, AnchorKind, TagKind, DuplicateKeyKind, KeyIsNotTextKind, HiddenCharacterKind];

    public static PolicyDiagnostic NotYaml(SourceSpan at, YamlBreak why) => NotYamlKind.At(at, why.Message, why.Hint);

    public static PolicyDiagnostic TextTooLong(int characters) => PastLimitKind.At(
        new(1, 1, 1, 1),
        new($"het bestand heeft {characters} tekens; er passen er {YamlLimits.Text}",
            $"the file has {characters} characters; {YamlLimits.Text} fit"),
        new("verdeel het beleid over lagen", "divide the policy over layers"));

    public static PolicyDiagnostic TooDeep(SourceSpan at) => PastLimitKind.At(
        at,
        new($"hier staan meer dan {YamlLimits.Depth} niveaus in elkaar",
            $"more than {YamlLimits.Depth} levels stand inside each other here"),
        new("schrijf het met minder niveaus", "write it with fewer levels"));

    public static PolicyDiagnostic TooMany(SourceSpan at) => PastLimitKind.At(
        at,
        new($"het bestand heeft meer dan {YamlLimits.Nodes} onderdelen", $"the file has more than {YamlLimits.Nodes} parts"),
        new("verdeel het beleid over lagen", "divide the policy over layers"));

    public static PolicyDiagnostic ScalarTooLong(SourceSpan at, int characters) => PastLimitKind.At(
        at,
        new($"deze tekst heeft {characters} tekens; er passen er {YamlLimits.Scalar}",
            $"this text has {characters} characters; {YamlLimits.Scalar} fit"),
        new("kort de tekst in; een tabel `cases` kan ook een lijst met één regel per punt zijn",
            "shorten the text; a table of `cases` may also be a list with one line per item"));

    public static PolicyDiagnostic Empty(SourceSpan at) => NoPolicyKind.At(
        at, new("het bestand is leeg", "the file is empty"), new("begin met `appwacht: 1`", "begin with `appwacht: 1`"));

    public static PolicyDiagnostic NoMapping(SourceSpan at, LocalText found) => NoPolicyKind.At(
        at,
        new($"een beleid begint met sleutels en waarden; hier staat {found.Nl}",
            $"a policy begins with keys and values; here stands {found.En}"),
        new("begin met `appwacht: 1`", "begin with `appwacht: 1`"));

    public static PolicyDiagnostic SecondDocument(SourceSpan at) => SecondDocumentKind.At(
        at, new("hier begint een tweede document", "a second document begins here"),
        new("zet elk beleid in een eigen bestand; haal `---` weg", "put each policy in a file of its own; remove `---`"));

    public static PolicyDiagnostic Anchor(SourceSpan at, string name) => AnchorKind.At(
        at, new($"het anker {Quote("&" + name)} mag hier niet", $"the anchor {Quote("&" + name)} is not allowed here"),
        new("geef het een naam onder `lists`, `audiences` of `ladders`", "give it a name under `lists`, `audiences` or `ladders`"));

    public static PolicyDiagnostic Alias(SourceSpan at, string name) => AnchorKind.At(
        at, new($"de verwijzing {Quote("*" + name)} mag hier niet", $"the alias {Quote("*" + name)} is not allowed here"),
        new("schrijf de waarde zelf; moet de tekst met `*` beginnen, zet er dan aanhalingstekens om",
            "write the value itself; if the text must begin with `*`, put it between quotes"));

    public static PolicyDiagnostic MergeKey(SourceSpan at) => AnchorKind.At(
        at, new("de sleutel `<<` voegt iets in wat elders staat; dat mag hier niet",
            "the key `<<` merges what stands elsewhere; that is not allowed here"),
        new("schrijf de sleutels zelf", "write the keys themselves"));

    public static PolicyDiagnostic Tag(SourceSpan at, string tag) => TagKind.At(
        at, new($"de tag {Quote(tag)} mag hier niet", $"the tag {Quote(tag)} is not allowed here"),
        new("haal de tag weg; moet de tekst met `!` beginnen, zet er dan aanhalingstekens om",
            "remove the tag; if the text must begin with `!`, put it between quotes"));

    public static PolicyDiagnostic Directive(SourceSpan at) => TagKind.At(
        at, new("een regel die met `%` begint geeft YAML een aanwijzing; dat mag hier niet",
            "a line that begins with `%` directs YAML; that is not allowed here"),
        new("haal de regel weg", "remove the line"));

    public static PolicyDiagnostic DuplicateKey(SourceSpan at, string key, int firstLine) => DuplicateKeyKind.At(
        at, new($"{Quote(key)} staat hier voor de tweede keer", $"{Quote(key)} is given here for the second time"),
        new($"de eerste staat op regel {firstLine}; voeg ze samen of haal er een weg",
            $"the first is on line {firstLine}; merge them or remove one"));

    public static PolicyDiagnostic KeyIsNotText(SourceSpan at) => KeyIsNotTextKind.At(
        at, new("hier hoort een sleutel te staan: een woord met `:` erachter", "a key must stand here: a word followed by `:`"), null);

    public static PolicyDiagnostic HiddenCharacter(SourceSpan at, int code) => HiddenCharacterKind.At(
        at,
        new($"hier staat het onzichtbare teken U+{code:X4}; wie leest, ziet dan iets anders dan er staat",
            $"the invisible character U+{code:X4} stands here; a reader would see something else than what is written"),
        new("verwijder het teken", "remove the character"));
}
