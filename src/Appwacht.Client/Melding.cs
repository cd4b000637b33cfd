namespace Appwacht.Client;

/// <summary>A report of an employee (<c>…/meldingen</c>) that something known of a device of theirs is not right.</summary>
/// <param name="Nummer">The number.</param>
/// <param name="Toestel">The number of the device.</param>
/// <param name="App">The app that it is about; not there when it is about the device.</param>
/// <param name="Tekst">What is not right.</param>
/// <param name="Status"><c>open</c> or <c>answered</c>.</param>
/// <param name="GemeldOp">When it was sent.</param>
/// <param name="Antwoord">What was answered.</param>
/// <param name="BeantwoordOp">When.</param>
public sealed record Melding(int Nummer, int Toestel, string? App, string Tekst, string Status, DateTimeOffset GemeldOp, string? Antwoord, DateTimeOffset? BeantwoordOp);

/// <summary>What somebody reports of a device of theirs.</summary>
/// <param name="Tekst">What is not right.</param>
/// <param name="App">The app that it is about; not given when it is about the device.</param>
public sealed record NieuweMelding(string? Tekst = null, string? App = null);

/// <summary>What is said to whoever reported.</summary>
/// <param name="Tekst">The answer.</param>
public sealed record MeldingAntwoord(string? Tekst = null);
