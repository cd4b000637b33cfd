namespace Appwacht.Client;

/// <summary>An app of the register (<c>…/apps</c>).</summary>
/// <param name="Naam">Its permanent short name.</param>
/// <param name="Titel">The name people know.</param>
/// <param name="Categorie">What it is for.</param>
/// <param name="Kenmerken">Its identifiers in the stores, as <c>platform:identifier</c>.</param>
public sealed record App(string Naam, string Titel, string Categorie, IReadOnlyList<string> Kenmerken);

/// <summary>Everything about one app on a day.</summary>
/// <param name="Naam">Its permanent short name.</param>
/// <param name="Titel">The name people know.</param>
/// <param name="Categorie">What it is for.</param>
/// <param name="Kenmerken">Its identifiers in the stores.</param>
/// <param name="Dag">The day.</param>
/// <param name="Oordelen">What the policy in force says of it.</param>
/// <param name="Zeggenschap">From where it is controlled, and how that is known.</param>
/// <param name="Lijsten">The published lists it is on.</param>
/// <param name="Alternatieven">What can be used instead.</param>
/// <param name="Toestellen">On how many devices of the organisation it is known to be, rounded down to a multiple of five; not there for few.</param>
public sealed record AppInzage(
    string Naam, string Titel, string Categorie, IReadOnlyList<string> Kenmerken, DateOnly Dag, IReadOnlyList<AppOordeel> Oordelen, IReadOnlyList<Zeggenschap> Zeggenschap,
    IReadOnlyList<string> Lijsten, IReadOnlyList<string> Alternatieven, int? Toestellen);

/// <summary>What the policy says of an app for a kind of device and user.</summary>
/// <param name="Eigendom">Whose the device is.</param>
/// <param name="Risico">The risk tier of the user.</param>
/// <param name="Oordeel">The effect.</param>
/// <param name="Uitleg">The sentence a person reads.</param>
/// <param name="Regels">The rules that have a say.</param>
public sealed record AppOordeel(string Eigendom, string Risico, string Oordeel, string Uitleg, IReadOnlyList<string> Regels);

/// <summary>A country that an app is controlled from.</summary>
/// <param name="Land">The country.</param>
/// <param name="Zekerheid">How sure that is.</param>
/// <param name="Grond"><c>operated-in</c> or <c>seated-in</c>.</param>
/// <param name="Schakels">The links from the app upwards.</param>
public sealed record Zeggenschap(string Land, string Zekerheid, string Grond, IReadOnlyList<Schakel> Schakels);

/// <summary>One link of a chain of control.</summary>
/// <param name="Van">An app as <c>app:name</c>, or a party.</param>
/// <param name="Soort">In what way the other stands above it.</param>
/// <param name="Naar">The party above it.</param>
/// <param name="Titel">The name of that party.</param>
/// <param name="Vanaf">Since when.</param>
/// <param name="Tot">Until when.</param>
/// <param name="Zekerheid">How sure that is.</param>
/// <param name="Bron">Where it is known from.</param>
/// <param name="BronAdres">Where that can be read.</param>
public sealed record Schakel(string Van, string Soort, string Naar, string Titel, DateOnly? Vanaf, DateOnly? Tot, string Zekerheid, string Bron, string? BronAdres);

/// <summary>A party behind apps (<c>…/partijen</c>).</summary>
/// <param name="Naam">Its permanent short name.</param>
/// <param name="Titel">The name people know.</param>
/// <param name="Soort">What it is.</param>
/// <param name="Zetel">The country it is seated in.</param>
/// <param name="Schakels">Who stands above it; not in lists.</param>
/// <param name="Apps">The apps it stands behind today; not in lists.</param>
public sealed record Partij(string Naam, string Titel, string Soort, string? Zetel, IReadOnlyList<Schakel>? Schakels, IReadOnlyList<string>? Apps);

/// <summary>A list of countries (<c>…/landenlijsten</c>).</summary>
/// <param name="Naam">Its name.</param>
/// <param name="Landen">The countries on it, over all time.</param>
public sealed record Landenlijst(string Naam, IReadOnlyList<LandOpLijst> Landen);

/// <summary>A country on a list.</summary>
/// <param name="Land">The code.</param>
/// <param name="Titel">The name.</param>
/// <param name="Vanaf">The first day.</param>
/// <param name="Tot">The first day on which it is no longer on it.</param>
/// <param name="Bron">Why.</param>
/// <param name="BronAdres">Where that can be read.</param>
public sealed record LandOpLijst(string Land, string Titel, DateOnly? Vanaf, DateOnly? Tot, string Bron, string? BronAdres);
