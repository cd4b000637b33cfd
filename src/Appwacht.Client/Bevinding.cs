namespace Appwacht.Client;

/// <summary>A device has an app that the policy does not allow (<c>…/bevindingen</c>).</summary>
/// <param name="Toestel">The number of the device.</param>
/// <param name="App">The app: its name in the register, or what it is known by.</param>
/// <param name="Titel">The name people know.</param>
/// <param name="Oordeel">The effect.</param>
/// <param name="Zekerheid"><c>certain</c>, <c>probable</c>, or <c>unknown-app</c> for an app that is not in the register.</param>
/// <param name="Uitleg">The sentence a person reads.</param>
/// <param name="Redenen">Every rule that has a say, strongest first.</param>
/// <param name="Uitzondering">The number of the exemption that allows it all the same.</param>
/// <param name="Alternatieven">What can be used instead.</param>
public sealed record Bevinding(
    int Toestel, string App, string Titel, string Oordeel, string Zekerheid, string Uitleg, IReadOnlyList<Reden> Redenen, string? Uitzondering, IReadOnlyList<string> Alternatieven);

/// <summary>Why: one rule.</summary>
/// <param name="Regel">The policy and the rule.</param>
/// <param name="Effect">What it adds.</param>
/// <param name="Uitleg">The sentence a person reads.</param>
public sealed record Reden(string Regel, string Effect, string Uitleg);

/// <summary>One device with what was found on it.</summary>
/// <param name="Nummer">The number by which it is addressed.</param>
/// <param name="Naam">The name the organisation gave it.</param>
/// <param name="Soort">What kind of thing.</param>
/// <param name="Platform">Its operating system.</param>
/// <param name="Os">The version of it.</param>
/// <param name="Eigendom">Whose it is.</param>
/// <param name="Eenheid">The unit of its user.</param>
/// <param name="InventarisOp">When its apps were last read.</param>
/// <param name="Verouderd">Whether that is too long ago to rely on.</param>
/// <param name="Oordeel">The strongest effect of what is certain on it.</param>
/// <param name="WatWordtGelezen">What is read of it, in a sentence.</param>
/// <param name="Bevindingen">The findings.</param>
/// <param name="Uitgezonderd">What would be a finding but for an exemption.</param>
/// <param name="NietGenoemd">How many more apps are not allowed and may not be shown.</param>
public sealed record ToestelInzage(
    int Nummer, string Naam, string Soort, string Platform, string? Os, string Eigendom, string? Eenheid, DateTimeOffset? InventarisOp, bool Verouderd, string Oordeel, string WatWordtGelezen,
    IReadOnlyList<Bevinding> Bevindingen, IReadOnlyList<Bevinding> Uitgezonderd, int NietGenoemd);

/// <summary>The counts of a fleet (<c>…/bevindingen/_tel</c>). A number that is not there is not shown: it is under five, or would give away one that is.</summary>
/// <param name="Dag">The day that policy and lists are judged on.</param>
/// <param name="Beleid">The version of the policy.</param>
/// <param name="Toestellen">The devices of the organisation by oordeel, in all.</param>
/// <param name="PerSoort">The same by kind: <c>mobile</c>, <c>laptop</c>, <c>unknown</c>; what is too small is together under <c>overige</c>.</param>
/// <param name="PerEigendom">The same by ownership.</param>
/// <param name="PerEenheid">The same by unit.</param>
/// <param name="Apps">The apps that may not be there.</param>
/// <param name="Inventarissen">How much was read, and when.</param>
public sealed record Tellingen(
    DateOnly Dag, int Beleid, Groepstelling Toestellen, IReadOnlyList<Groepstelling> PerSoort, IReadOnlyList<Groepstelling> PerEigendom, IReadOnlyList<Groepstelling> PerEenheid,
    IReadOnlyList<Apptelling> Apps, Inventaristelling Inventarissen);

/// <summary>Devices by the strongest effect of what is certain on them.</summary>
/// <param name="Groep">Which devices.</param>
/// <param name="Toestellen">How many.</param>
/// <param name="Weren">Of those with an app that is denied.</param>
/// <param name="EerstBeoordelen">Otherwise only with an app that needs vetting first.</param>
/// <param name="Ontraden">Otherwise only with an app that is advised against.</param>
/// <param name="Toegestaan">With none of these.</param>
public sealed record Groepstelling(string Groep, int? Toestellen, int? Weren, int? EerstBeoordelen, int? Ontraden, int? Toegestaan);

/// <summary>On how many devices an app is.</summary>
/// <param name="App">The app.</param>
/// <param name="Titel">The name people know.</param>
/// <param name="Oordeel">The effect on most of them.</param>
/// <param name="Toestellen">On how many devices of the organisation it certainly is.</param>
/// <param name="Mobiel">Of those phones and tablets.</param>
/// <param name="Laptops">Of those laptops.</param>
/// <param name="Waarschijnlijk">On how many it only probably is.</param>
/// <param name="Regels">The rules that have a say.</param>
public sealed record Apptelling(string App, string Titel, string Oordeel, int? Toestellen, int? Mobiel, int? Laptops, int? Waarschijnlijk, IReadOnlyList<string> Regels);

/// <summary>How much of the fleet was read, and how long ago.</summary>
/// <param name="Toestellen">All devices of the organisation; not those of employees themselves.</param>
/// <param name="Gelezen">Devices whose apps were read at least once.</param>
/// <param name="Verouderd">Of those with an inventory that is too old to rely on.</param>
/// <param name="NooitGelezen">Devices whose apps were never read.</param>
/// <param name="MedianeLeeftijd">The age of the middle inventory in days.</param>
/// <param name="VerouderdNa">After how many days an inventory is too old.</param>
public sealed record Inventaristelling(int? Toestellen, int? Gelezen, int? Verouderd, int? NooitGelezen, int? MedianeLeeftijd, int VerouderdNa);
