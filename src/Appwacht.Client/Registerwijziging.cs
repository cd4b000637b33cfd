namespace Appwacht.Client;

/// <summary>What an organisation says otherwise than the register that comes with the program (<c>…/registerwijzigingen</c>), from proposal to decision.</summary>
/// <param name="Nummer">The number.</param>
/// <param name="Soort"><c>list-country</c>, <c>unlist-country</c>, <c>control</c> or <c>end-control</c>.</param>
/// <param name="Lijst">The country list, when it is about one.</param>
/// <param name="Land">The country that comes on it or goes off it.</param>
/// <param name="Partij">The party that is controlled, when it is about one.</param>
/// <param name="Boven">The party that controls it, or the code of the country from which it is controlled.</param>
/// <param name="Dag">From which day.</param>
/// <param name="Zekerheid">How well control is established; of control alone.</param>
/// <param name="Bron">Where it is known from.</param>
/// <param name="BronAdres">Where that can be read.</param>
/// <param name="Reden">Why it was proposed.</param>
/// <param name="Status"><c>proposed</c>, <c>adopted</c>, <c>refused</c>, <c>withdrawing</c> (it holds, and somebody proposes to take it back) or <c>withdrawn</c>.</param>
/// <param name="Stand">Of one that holds: <c>in-effect</c>, <c>superfluous</c> (the register says so by itself), <c>contradicted</c> or <c>impossible</c> (then it has no effect).</param>
/// <param name="IngediendDoor">Who proposed it, as a reference.</param>
/// <param name="IngediendOp">When.</param>
/// <param name="BeslotenDoor">Who decided.</param>
/// <param name="BeslotenOp">When.</param>
/// <param name="Besluit">The reason for the decision.</param>
/// <param name="IngetrokkenDoor">Who took it back, or proposed that.</param>
/// <param name="IngetrokkenOp">When.</param>
/// <param name="Intrekking">Why.</param>
/// <param name="IntrekkingBeslotenDoor">Who decided on taking it back.</param>
/// <param name="IntrekkingBeslotenOp">When.</param>
/// <param name="IntrekkingBesluit">The reason for that decision.</param>
/// <param name="Voorbeeld">What it would do, while somebody has to decide; not in lists.</param>
public sealed record Registerwijziging(
    int Nummer, string Soort, string? Lijst, string? Land, string? Partij, string? Boven, DateOnly Dag, string? Zekerheid, string Bron, string? BronAdres, string Reden, string Status, string? Stand,
    string IngediendDoor, DateTimeOffset IngediendOp, string? BeslotenDoor, DateTimeOffset? BeslotenOp, string? Besluit, string? IngetrokkenDoor, DateTimeOffset? IngetrokkenOp, string? Intrekking,
    string? IntrekkingBeslotenDoor, DateTimeOffset? IntrekkingBeslotenOp, string? IntrekkingBesluit, Registervoorbeeld? Voorbeeld);

/// <summary>What a change of the register would do.</summary>
/// <param name="Dag">The day it is judged on.</param>
/// <param name="Lijsten">The country lists from which other apps follow.</param>
/// <param name="Oordelen">The apps that would be judged otherwise.</param>
/// <param name="Gevolg">The devices, for who may see counts.</param>
public sealed record Registervoorbeeld(DateOnly Dag, IReadOnlyList<Lijstverschil> Lijsten, IReadOnlyList<Oordeelverschil> Oordelen, WatAls? Gevolg);

/// <summary>What would be different on a list that follows from the register.</summary>
/// <param name="Lijst">The country list.</param>
/// <param name="Apps">The apps.</param>
public sealed record Lijstverschil(string Lijst, IReadOnlyList<AppOpLijst> Apps);

/// <summary>The place of an app on a list.</summary>
/// <param name="App">The app.</param>
/// <param name="Was">Why it stands there now; not there when it does not.</param>
/// <param name="Wordt">Why it would stand there; not there when it would not.</param>
public sealed record AppOpLijst(string App, Zeggenschap? Was, Zeggenschap? Wordt);

/// <summary>Another verdict on an app.</summary>
/// <param name="App">The app.</param>
/// <param name="Was">The strongest effect that it has now.</param>
/// <param name="Wordt">The strongest effect that it would have.</param>
public sealed record Oordeelverschil(string App, string Was, string Wordt);

/// <summary>A change of the register that is proposed.</summary>
/// <param name="Soort"><c>list-country</c>, <c>unlist-country</c>, <c>control</c> or <c>end-control</c>.</param>
/// <param name="Lijst">The country list; with <c>land</c>.</param>
/// <param name="Land">The code of the country.</param>
/// <param name="Partij">The party that is controlled; with <c>boven</c>.</param>
/// <param name="Boven">The party that controls it, or the code of a country in capitals.</param>
/// <param name="Dag">From which day.</param>
/// <param name="Zekerheid">For <c>control</c>: <c>presumed</c>, <c>reported</c> or <c>confirmed</c>.</param>
/// <param name="Bron">Where it is known from.</param>
/// <param name="BronAdres">Where that can be read.</param>
/// <param name="Reden">Why.</param>
public sealed record Registervoorstel(
    string? Soort = null, string? Lijst = null, string? Land = null, string? Partij = null, string? Boven = null, DateOnly? Dag = null, string? Zekerheid = null, string? Bron = null, string? BronAdres = null,
    string? Reden = null);
