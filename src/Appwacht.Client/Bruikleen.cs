namespace Appwacht.Client;

/// <summary>A version of the loan agreement (<c>…/bruikleenovereenkomsten</c>).</summary>
/// <param name="Versie">The number of the version.</param>
/// <param name="Status"><c>concept</c>, <c>komt</c> before its day, <c>geldt</c>, or <c>vervallen</c> when a later one holds.</param>
/// <param name="TitelNl">The title in Dutch.</param>
/// <param name="TitelEn">The title in English.</param>
/// <param name="TekstNl">The text in Dutch; not in a list.</param>
/// <param name="TekstEn">The text in English; not in a list.</param>
/// <param name="OpnieuwTekenen">Whether who signed an older version must sign again.</param>
/// <param name="GemaaktDoor">Who began it, as a reference.</param>
/// <param name="GemaaktOp">When.</param>
/// <param name="Vanaf">The day from which it holds.</param>
/// <param name="VastgesteldDoor">Who put it in force.</param>
/// <param name="VastgesteldOp">When.</param>
/// <param name="Sha256Nl">The SHA-256 of the Dutch title, an empty line and the text in UTF-8, as on the trail.</param>
/// <param name="Sha256En">The same of the English text.</param>
public sealed record Bruikleenovereenkomst(
    int Versie, string Status, string TitelNl, string TitelEn, string? TekstNl, string? TekstEn, bool OpnieuwTekenen, string GemaaktDoor, DateTimeOffset GemaaktOp, DateOnly? Vanaf, string? VastgesteldDoor,
    DateTimeOffset? VastgesteldOp, string? Sha256Nl, string? Sha256En);

/// <summary>Other texts for a draft.</summary>
/// <param name="TitelNl">The title in Dutch.</param>
/// <param name="TekstNl">The text in Dutch.</param>
/// <param name="TitelEn">The title in English.</param>
/// <param name="TekstEn">The text in English.</param>
/// <param name="OpnieuwTekenen">Whether who signed an older version must sign again.</param>
public sealed record Bruikleentekst(string? TitelNl = null, string? TekstNl = null, string? TitelEn = null, string? TekstEn = null, bool OpnieuwTekenen = true);

/// <summary>From when a draft holds.</summary>
/// <param name="Vanaf">The first day.</param>
public sealed record Bruikleeningang(DateOnly? Vanaf = null);

/// <summary>How many signed (<c>…/bruikleenovereenkomsten/_tel</c>). What is not there may not be shown, because it or what it gives away would point at people.</summary>
/// <param name="Versie">The version in force.</param>
/// <param name="Toestellen">Devices on loan.</param>
/// <param name="Medewerkers">People who have one.</param>
/// <param name="Ondertekend">Of these, who signed on a screen.</param>
/// <param name="OpPapier">Who signed on paper.</param>
/// <param name="TeTekenen">Who must sign.</param>
/// <param name="OpnieuwTeTekenen">Who must sign again.</param>
public sealed record Bruikleentelling(int Versie, int? Toestellen, int? Medewerkers, int? Ondertekend, int? OpPapier, int? TeTekenen, int? OpnieuwTeTekenen);

/// <summary>How the agreement is signed (<c>…/instellingen/bruikleen</c>).</summary>
/// <param name="Herinneringen">How many reminders somebody gets.</param>
/// <param name="DagenErtussen">How many days there are between two messages.</param>
/// <param name="TweeStappen">Whether who signs must have signed in with two steps.</param>
/// <param name="SterkeAcr">The values of <c>acr</c> that count as two steps, with spaces between them.</param>
public sealed record Bruikleeninstelling(int Herinneringen, int DagenErtussen, bool TweeStappen, string SterkeAcr);

/// <summary>Somebody who has or had devices on loan (<c>…/bruikleners</c>).</summary>
/// <param name="Nummer">The number of the person.</param>
/// <param name="Medewerker">The identifier as user of devices.</param>
/// <param name="Stand"><c>signed</c>, <c>paper</c>, <c>must-sign</c>, <c>must-sign-again</c> or <c>returned</c>.</param>
/// <param name="Akkoord">The number of what they signed last.</param>
/// <param name="Versie">Its version.</param>
/// <param name="OndertekendOp">Its day.</param>
/// <param name="Gevraagd">How often they were asked to sign the version in force.</param>
/// <param name="Toestellen">Their devices.</param>
public sealed record Bruiklener(int Nummer, string Medewerker, string Stand, int? Akkoord, int? Versie, DateOnly? OndertekendOp, int Gevraagd, IReadOnlyList<Bruikleentoestel> Toestellen);

/// <summary>A device on loan, or given back.</summary>
/// <param name="Nummer">The device.</param>
/// <param name="Naam">What it is called.</param>
/// <param name="IngeleverdOp">The day on which it was given back.</param>
/// <param name="Teruggave">The number of the return.</param>
public sealed record Bruikleentoestel(int Nummer, string Naam, DateOnly? IngeleverdOp, int? Teruggave);

/// <summary>An agreement that was signed on paper.</summary>
/// <param name="Versie">The version.</param>
/// <param name="Taal"><c>nl</c> or <c>en</c>.</param>
/// <param name="Dag">The day on which it was signed.</param>
/// <param name="Scan">The scan: PDF, JPEG or PNG, in base64.</param>
public sealed record Papierondertekening(int? Versie = null, string? Taal = null, DateOnly? Dag = null, byte[]? Scan = null);

/// <summary>That a device was given back.</summary>
/// <param name="Dag">The day.</param>
public sealed record Inlevering(DateOnly? Dag = null);

/// <summary>A return that was registered or taken back.</summary>
/// <param name="Toestel">The device.</param>
/// <param name="Nummer">The number of the return; not there when it was taken back.</param>
/// <param name="Dag">The day.</param>
public sealed record Teruggave(int Toestel, int? Nummer = null, DateOnly? Dag = null);

/// <summary>The agreement of the caller (<c>…/mijn-bruikleenovereenkomst</c>).</summary>
/// <param name="Stand">As of <see cref="Bruiklener"/>; not there for who has no device of the organisation.</param>
/// <param name="Versie">The version in force.</param>
/// <param name="Taal">The language of the text.</param>
/// <param name="Titel">The title.</param>
/// <param name="Tekst">The text.</param>
/// <param name="Sha256">The SHA-256 of the text: who signs gives it back.</param>
/// <param name="Vanaf">The day from which it holds.</param>
/// <param name="Getekend">What the caller signed, newest first.</param>
public sealed record MijnBruikleenovereenkomst(string? Stand, int Versie, string Taal, string Titel, string Tekst, string Sha256, DateOnly Vanaf, IReadOnlyList<MijnAkkoord> Getekend);

/// <summary>Something the caller signed.</summary>
/// <param name="Nummer">The number.</param>
/// <param name="Versie">The version.</param>
/// <param name="Taal">The language.</param>
/// <param name="OndertekendOp">The day.</param>
/// <param name="OpPapier">Whether that was on paper.</param>
/// <param name="TotEnMet">The day on which the loan ended.</param>
public sealed record MijnAkkoord(int Nummer, int Versie, string Taal, DateOnly OndertekendOp, bool OpPapier, DateOnly? TotEnMet);

/// <summary>That the caller agrees.</summary>
/// <param name="Versie">The version that was read.</param>
/// <param name="Taal">The language that it was read in.</param>
/// <param name="Sha256">The SHA-256 of the text that was read.</param>
/// <param name="Akkoord">Whether they agree.</param>
public sealed record Bruikleenakkoord(int Versie = 0, string? Taal = null, string? Sha256 = null, bool Akkoord = false);
