using Appwacht.Policy.Language;
using static Appwacht.Policy.Syntax.Diagnostics.Wording;

namespace Appwacht.Policy.Syntax.Diagnostics;

/// <summary>Names in a policy that the register could know and does not.</summary>
internal static class RegisterFaults
{
    private static readonly DiagnosticKind UnknownAppKind =
        DiagnosticKind.Error("POL038", "Het register kent deze app niet", "The register does not know this app");
    private static readonly DiagnosticKind UnknownCategoryKind =
        DiagnosticKind.Error("POL039", "Het register kent deze categorie niet", "The register does not know this category");
    private static readonly DiagnosticKind UnknownPartyKind =
        DiagnosticKind.Error("POL040", "Het register kent deze partij niet", "The register does not know this party");
    private static readonly DiagnosticKind UnknownListKind =
        DiagnosticKind.Error("POL041", "Het register kent deze gepubliceerde lijst niet", "The register does not know this published list");
    private static readonly DiagnosticKind UnknownCountryKind =
        DiagnosticKind.Error("POL042", "Dit land of deze landenlijst bestaat niet", "There is no such country or list of countries");

    public static IReadOnlyList<DiagnosticKind> All { get; } = [UnknownAppKind, UnknownCategoryKind, UnknownPartyKind, UnknownListKind, UnknownCountryKind];

    public static PolicyDiagnostic UnknownApp(SourceSpan at, string slug, IEnumerable<string> slugs) => UnknownAppKind.At(
        at, new($"het register kent geen app {Quote(slug)}", $"the register knows no app {Quote(slug)}"),
        DidYouMean(Closest.To(slug, slugs))
            ?? new("schrijf een id met het platform ervoor, zoals `android:com.whatsapp`, of vraag de app aan voor het register",
                "write an id with its platform, as in `android:com.whatsapp`, or ask for the app to be added to the register"));

    public static PolicyDiagnostic UnknownCategory(SourceSpan at, string category, IEnumerable<string> categories) => UnknownCategoryKind.At(
        at, new($"geen app in het register heeft de categorie {Quote(category)}",
            $"no app in the register has the category {Quote(category)}"),
        DidYouMean(Closest.To(category, categories)));

    public static PolicyDiagnostic UnknownParty(SourceSpan at, string party, IEnumerable<string> parties) => UnknownPartyKind.At(
        at, new($"het register kent geen partij {Quote(party)}",
            $"the register knows no party {Quote(party)}"), DidYouMean(Closest.To(party, parties)));

    public static PolicyDiagnostic UnknownList(SourceSpan at, string list, IReadOnlyCollection<string> lists) => UnknownListKind.At(
        at, new($"het register kent geen gepubliceerde lijst {Quote(list)}", $"the register knows no published list {Quote(list)}"),
        lists.Count > 0 ? DidYouMean(Closest.To(list, lists), lists) : null);

    public static PolicyDiagnostic UnknownCountry(SourceSpan at, string code) => UnknownCountryKind.At(
        at, new($"er is geen land met de code {Quote(code)}", $"there is no country with the code {Quote(code)}"),
        new("gebruik de code van twee letters uit ISO 3166: `CN`, `NL`, `US`", "use the two-letter code of ISO 3166: `CN`, `NL`, `US`"));

    public static PolicyDiagnostic UnknownCountryList(SourceSpan at, string name, IReadOnlyCollection<string> names) => UnknownCountryKind.At(
        at, new($"er is geen landenlijst {Quote(name)}", $"there is no list of countries {Quote(name)}"),
        DidYouMean(Closest.To(name, names)) ?? new(
            "zet de lijst onder `lists: countries`, of schrijf de code van een land: `CN`",
            "define the list under `lists: countries`, or write the code of a country: `CN`"));
}
