namespace Appwacht.Client;

/// <summary>A decision carried out for everybody together (<c>…/campagnes</c>).</summary>
/// <param name="Nummer">The number.</param>
/// <param name="Status"><c>proposed</c>, <c>running</c>, <c>paused</c>, <c>stopped</c> or <c>closed</c>.</param>
/// <param name="Beleid">The version of the policy that it follows from.</param>
/// <param name="Ladder">The ladder of that policy.</param>
/// <param name="BeslotenOp">The day of the decision.</param>
/// <param name="Stappen">Its steps, mildest first.</param>
public sealed record Campagne(int Nummer, string Status, int Beleid, string Ladder, DateOnly BeslotenOp, IReadOnlyList<Campagnestap> Stappen);

/// <summary>A step of a campaign.</summary>
/// <param name="Stap"><c>announce</c>, <c>ask</c>, <c>remind</c>, <c>warn</c>, <c>remove</c>, <c>block</c> or <c>report</c>.</param>
/// <param name="Dag">From which day.</param>
/// <param name="GezetOp">When it was taken, of a step that is for everybody together.</param>
public sealed record Campagnestap(string Stap, DateOnly Dag, DateTimeOffset? GezetOp);

/// <summary>Another day for a step.</summary>
/// <param name="Dag">The day.</param>
public sealed record StapWijziging(DateOnly? Dag = null);

/// <summary>How far a campaign is (<c>…/campagnes/{nummer}/verloop</c>). A number that is not there is not shown: it is under five, or would give away one that is.</summary>
/// <param name="Toestellen">All devices of the organisation.</param>
/// <param name="Gevonden">Devices that took part.</param>
/// <param name="Open">Of those, the ones that still have the app.</param>
/// <param name="Verborgen">Of those, the ones on which the management system hides it.</param>
/// <param name="Geblokkeerd">Devices that are shut out because of it.</param>
/// <param name="Dagen">The devices that had the app on each day.</param>
/// <param name="Stappen">To how many devices each step went; multiples of five for who may not see devices.</param>
public sealed record Campagneverloop(
    int? Toestellen, int? Gevonden, int? Open, int? Verborgen, int? Geblokkeerd, IReadOnlyList<Dagaantal> Dagen, IReadOnlyList<Stapaantal> Stappen);

/// <summary>How many there were on a day.</summary>
/// <param name="Dag">The day.</param>
/// <param name="Toestellen">How many devices.</param>
public sealed record Dagaantal(DateOnly Dag, int? Toestellen);

/// <summary>How many of a step.</summary>
/// <param name="Stap">The step.</param>
/// <param name="Aantal">How many.</param>
public sealed record Stapaantal(string Stap, int? Aantal);

/// <summary>
/// What would be done on a day (<c>…/campagnes/{nummer}/_morgen</c>) when nobody removes anything until then, and inventories are then as fresh as
/// they are now. For who may not see devices multiples of five; what is under five is not there.
/// </summary>
/// <param name="Dag">The day.</param>
/// <param name="Werkdag">Whether anything is done to people on it.</param>
/// <param name="Stel">Whether the campaign does not run, so that this is what would be done if it did.</param>
/// <param name="VoorIedereen">The steps for everybody together.</param>
/// <param name="Stappen">How many findings get each step.</param>
/// <param name="EerstOpvragen">How many findings are on devices that are asked to report first.</param>
/// <param name="Open">How many findings are open.</param>
public sealed record Vooruitblik(DateOnly Dag, bool Werkdag, bool Stel, IReadOnlyList<string> VoorIedereen, IReadOnlyList<Stapaantal> Stappen, int? EerstOpvragen, int? Open);

/// <summary>A step that would be taken (<c>…/campagnes/{nummer}/voorziene-stappen</c>).</summary>
/// <param name="Bevinding">The number of the finding.</param>
/// <param name="Toestel">The number of the device.</param>
/// <param name="App">The app; not there when it may not be named.</param>
/// <param name="Stap">The step.</param>
/// <param name="EerstOpvragen">Whether the device is asked to report first.</param>
public sealed record VooruitblikStap(int Bevinding, int Toestel, string? App, string Stap, bool EerstOpvragen);
