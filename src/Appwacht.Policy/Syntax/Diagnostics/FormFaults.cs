using Appwacht.Policy.Language;
using Appwacht.Register;
using static Appwacht.Policy.Syntax.Diagnostics.Wording;

namespace Appwacht.Policy.Syntax.Diagnostics;

/// <summary>What can be wrong with the way a single value is written: dates, names, numbers and the like.</summary>
internal static class FormFaults
{
    private static readonly DiagnosticKind NotADateKind = DiagnosticKind.Error("POL016", "Dit is geen datum", "This is not a date");
    private static readonly DiagnosticKind NotANameKind =
        DiagnosticKind.Error("POL017", "Dit is geen goede naam", "This is not a good name");
    private static readonly DiagnosticKind OutOfRangeKind =
        DiagnosticKind.Error("POL018", "Dit getal kan niet", "This number is not possible");
    private static readonly DiagnosticKind UnknownLanguageKind =
        DiagnosticKind.Error("POL019", "Deze versie van de beleidstaal bestaat niet", "There is no such version of the policy language");
    private static readonly DiagnosticKind NotADurationKind =
        DiagnosticKind.Error("POL020", "Dit is geen aantal dagen of weken", "This is not a number of days or weeks");
    private static readonly DiagnosticKind NotAnOsVersionKind =
        DiagnosticKind.Error("POL021", "Dit is geen versie van een besturingssysteem", "This is not a version of an operating system");
    private static readonly DiagnosticKind EmptyListKind = DiagnosticKind.Error("POL022", "De lijst is leeg", "The list is empty");
    private static readonly DiagnosticKind NotADigestKind =
        DiagnosticKind.Error("POL023", "Dit is geen SHA-256-vingerafdruk", "This is not a SHA-256 digest");
    private static readonly DiagnosticKind NotACountryKind =
        DiagnosticKind.Error("POL024", "Dit is geen landcode", "This is not a country code");
    private static readonly DiagnosticKind NotAnAppKind =
        DiagnosticKind.Error("POL025", "Dit wijst geen app aan", "This does not point to an app");

    public static IReadOnlyList<DiagnosticKind> All { get; } =
    [
        NotADateKind, NotANameKind, OutOfRangeKind, UnknownLanguageKind, NotADurationKind, NotAnOsVersionKind, EmptyListKind, NotADigestKind,
        NotACountryKind, NotAnAppKind,
    ];

    public static PolicyDiagnostic NotADate(SourceSpan at, string written) => NotADateKind.At(
        at, new($"{Quote(written)} is geen datum", $"{Quote(written)} is not a date"),
        new("schrijf jaar, maand en dag: `2026-09-29`", "write year, month and day: `2026-09-29`"));

    public static PolicyDiagnostic NotAName(SourceSpan at, string written) => NotANameKind.At(
        at, new($"{Quote(written)} kan geen naam zijn", $"{Quote(written)} cannot be a name"),
        new("gebruik alleen kleine letters, cijfers en `-`: `hoog-risico`", "use only lower-case letters, digits and `-`: `high-risk`"));

    public static PolicyDiagnostic OutOfRange(SourceSpan at, string key, string written, int least) => OutOfRangeKind.At(
        at, new($"{Quote(written)} kan niet bij {Quote(key)}", $"{Quote(key)} cannot be {Quote(written)}"),
        new($"schrijf een heel getal vanaf {least}", $"write a whole number from {least}"));

    public static PolicyDiagnostic UnknownLanguage(SourceSpan at, string written) => UnknownLanguageKind.At(
        at, new($"deze Appwacht kent versie {Quote(written)} van de beleidstaal niet",
            $"this Appwacht does not know version {Quote(written)} of the policy language"),
        new($"schrijf `appwacht: {PolicyDocument.LanguageVersion}`, of gebruik een nieuwere Appwacht",
            $"write `appwacht: {PolicyDocument.LanguageVersion}`, or use a newer Appwacht"));

    public static PolicyDiagnostic NotADuration(SourceSpan at, string written) => NotADurationKind.At(
        at, new($"{Quote(written)} is geen aantal dagen of weken", $"{Quote(written)} is not a number of days or weeks"),
        new("schrijf `14d` voor 14 dagen of `2w` voor 2 weken", "write `14d` for 14 days or `2w` for 2 weeks"));

    public static PolicyDiagnostic NotAnOsVersion(SourceSpan at, string written) => NotAnOsVersionKind.At(
        at, new($"{Quote(written)} is geen versie van een besturingssysteem", $"{Quote(written)} is not a version of an operating system"),
        new("schrijf een versie, met zo nodig `<`, `<=`, `>`, `>=` of `=` ervoor: `\">=18.7\"`",
            "write a version, if need be with `<`, `<=`, `>`, `>=` or `=` before it: `\">=18.7\"`"));

    public static PolicyDiagnostic EmptyList(SourceSpan at, string key) => EmptyListKind.At(
        at, new($"de lijst bij {Quote(key)} is leeg", $"the list of {Quote(key)} is empty"),
        new("zet er iets in of haal de sleutel weg", "put something in it or remove the key"));

    public static PolicyDiagnostic NotADigest(SourceSpan at, string written) => NotADigestKind.At(
        at, new($"{Quote(written)} is geen SHA-256-vingerafdruk", $"{Quote(written)} is not a SHA-256 digest"),
        new("schrijf 64 tekens, 0–9 en a–f, zonder dubbele punten", "write 64 characters, 0–9 and a–f, without colons"));

    public static PolicyDiagnostic NotACountry(SourceSpan at, string written) => NotACountryKind.At(
        at, new($"{Quote(written)} is geen landcode", $"{Quote(written)} is not a country code"),
        Country.TryParse(written, out var country) ? DidYouMean(country.Code) : new("schrijf twee hoofdletters: `CN`",
            "write two capitals: `CN`"));

    public static PolicyDiagnostic NotAnApp(SourceSpan at, string written)
    {
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        return NotAnAppKind.At(
            at, new($"{Quote(written)} wijst geen app aan", $"{Quote(written)} does not point to an app"),
            (colon > 0 ? DidYouMean(Closest.To(written[..colon], Platforms.Names) is { } platform ? platform + written[colon..] : null) : null)
                ?? new("schrijf de korte naam, zoals `tiktok`, of een id met het platform ervoor, zoals `android:com.whatsapp`",
                    "write the short name, as in `tiktok`, or an id with its platform, as in `android:com.whatsapp`"));
    }
}
