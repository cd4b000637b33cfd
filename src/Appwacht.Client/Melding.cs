namespace Appwacht.Client;

/// <summary>A report of an employee (<c>…/meldingen</c>): something known of a device of theirs is not right, or the device is lost or stolen.</summary>
/// <param name="Nummer">The number.</param>
/// <param name="Toestel">The number of the device.</param>
/// <param name="App">The app that it is about; not there when it is about the device.</param>
/// <param name="Tekst">What is not right; of a device that is gone what else there is to say, or empty.</param>
/// <param name="Status"><c>open</c> or <c>answered</c>.</param>
/// <param name="GemeldOp">When it was sent.</param>
/// <param name="Antwoord">What was answered.</param>
/// <param name="BeantwoordOp">When.</param>
/// <param name="Soort"><c>not-right</c>, <c>lost</c> or <c>stolen</c>.</param>
/// <param name="Dringend">Whether somebody must act at once: the device is lost or stolen.</param>
/// <param name="Sinds">The day since which the device is gone.</param>
/// <param name="Land">The country in which that was, in the words of who reports.</param>
public sealed record Melding(
    int Nummer, int Toestel, string? App, string Tekst, string Status, DateTimeOffset GemeldOp, string? Antwoord, DateTimeOffset? BeantwoordOp, string Soort, bool Dringend, DateOnly? Sinds, string? Land);

/// <summary>What somebody reports of a device of theirs.</summary>
/// <param name="Tekst">What is not right.</param>
/// <param name="App">The app that it is about; not given when it is about the device.</param>
/// <param name="Soort"><c>not-right</c>, which it is when nothing is given, <c>lost</c> or <c>stolen</c>.</param>
/// <param name="Sinds">The day since which the device is gone; not for something that is not right.</param>
/// <param name="Land">The country in which that was; never a place.</param>
public sealed record NieuweMelding(string? Tekst = null, string? App = null, string? Soort = null, DateOnly? Sinds = null, string? Land = null);

/// <summary>What is said to whoever reported.</summary>
/// <param name="Tekst">The answer.</param>
public sealed record MeldingAntwoord(string? Tekst = null);
