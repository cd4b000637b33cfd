namespace Appwacht.Client;

/// <summary>What would be different (<c>…/beleid/_watals</c>): another text, and on top of it decisions more or fewer.</summary>
/// <param name="Tekst">Another policy instead of the one in force.</param>
/// <param name="WeerLanden">Countries from which apps are denied too.</param>
/// <param name="WeerApps">Apps that are denied too.</param>
/// <param name="WeerPartijen">Parties whose apps are denied too.</param>
/// <param name="ZonderRegels">Rules that are gone, as in <c>rijk-appbeleid/landen</c>.</param>
/// <param name="ZonderLanden">Countries that are on no country list any more.</param>
public sealed record WatAlsVraag(
    string? Tekst = null, IReadOnlyList<string>? WeerLanden = null, IReadOnlyList<string>? WeerApps = null, IReadOnlyList<string>? WeerPartijen = null,
    IReadOnlyList<string>? ZonderRegels = null, IReadOnlyList<string>? ZonderLanden = null);

/// <summary>What a decision would do.</summary>
/// <param name="Strenger">What would be judged more strictly.</param>
/// <param name="Milder">What would be judged less strictly.</param>
public sealed record WatAls(WatAlsKant Strenger, WatAlsKant Milder);

/// <summary>One direction. A number that is not there is not shown, because it points at people.</summary>
/// <param name="Toestellen">How many devices.</param>
/// <param name="Personen">How many people.</param>
/// <param name="Afgerond">Whether the numbers are rounded down to a multiple of five.</param>
/// <param name="Eenheden">How many of the devices in each unit.</param>
/// <param name="Apps">On how many devices each app is.</param>
/// <param name="Lijst">Each managed device with the app, for who may see devices.</param>
public sealed record WatAlsKant(int? Toestellen, int? Personen, bool Afgerond, IReadOnlyList<Aantal> Eenheden, IReadOnlyList<Aantal> Apps, IReadOnlyList<ToestelEnApp>? Lijst);

/// <summary>How many devices.</summary>
/// <param name="Naam">Of what.</param>
/// <param name="Toestellen">How many.</param>
public sealed record Aantal(string Naam, int? Toestellen);

/// <summary>An app on a device.</summary>
/// <param name="Toestel">The number of the device.</param>
/// <param name="App">The app.</param>
public sealed record ToestelEnApp(int Toestel, string App);
