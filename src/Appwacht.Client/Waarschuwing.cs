namespace Appwacht.Client;

/// <summary>A warning about an app to exactly those on whose device it was (<c>…/waarschuwingen</c>).</summary>
/// <param name="Nummer">The number.</param>
/// <param name="App">The app.</param>
/// <param name="Onderwerp">The subject.</param>
/// <param name="Tekst">The text.</param>
/// <param name="VerzondenDoor">Who sent it.</param>
/// <param name="VerzondenOp">When.</param>
/// <param name="Medewerkers">To how many people; a multiple of five for who may not see devices, and not there when it is under five.</param>
public sealed record Waarschuwing(int Nummer, string App, Tweetalig Onderwerp, Tweetalig Tekst, string VerzondenDoor, DateTimeOffset VerzondenOp, int? Medewerkers);

/// <summary>Words in both languages.</summary>
/// <param name="Nl">In Dutch.</param>
/// <param name="En">In English.</param>
public sealed record Tweetalig(string? Nl = null, string? En = null);

/// <summary>A warning to send, or to look at before it is sent.</summary>
/// <param name="App">The app: its name, or how the register or a store knows it.</param>
/// <param name="Onderwerp">The subject.</param>
/// <param name="Tekst">The text: empty lines between paragraphs, <c># </c> before a heading, <c>- </c> before each line of a list.</param>
public sealed record NieuweWaarschuwing(string? App = null, Tweetalig? Onderwerp = null, Tweetalig? Tekst = null);

/// <summary>Whom a warning would reach, and what they would read.</summary>
/// <param name="App">The app, as answers refer to it.</param>
/// <param name="Medewerkers">How many people; a multiple of five for who may not see devices, and not there when it is under five.</param>
/// <param name="ToestellenZonderGebruiker">On how many devices it is of which no user is known; only for who may see devices.</param>
/// <param name="Nl">What somebody reads in Dutch.</param>
/// <param name="En">What somebody reads in English.</param>
public sealed record Waarschuwingsvoorbeeld(string App, int? Medewerkers, int? ToestellenZonderGebruiker, Berichtvoorbeeld Nl, Berichtvoorbeeld En);
