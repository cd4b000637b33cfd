namespace Appwacht.Client;

/// <summary>A request for more time for something found on a device (<c>…/meer-tijd</c>).</summary>
/// <param name="Bevinding">The number of the finding.</param>
/// <param name="Toestel">The number of the device.</param>
/// <param name="App">The app.</param>
/// <param name="Reden">Why more time is needed.</param>
/// <param name="Tot">The first day on which a step may be taken again.</param>
/// <param name="Status"><c>asked</c>, <c>granted</c> or <c>refused</c>.</param>
/// <param name="GevraagdOp">When it was asked.</param>
/// <param name="Antwoord">Why it was given or refused.</param>
/// <param name="BeslotenOp">When.</param>
public sealed record MeerTijd(int Bevinding, int Toestel, string App, string Reden, DateOnly Tot, string Status, DateTimeOffset GevraagdOp, string? Antwoord, DateTimeOffset? BeslotenOp);

/// <summary>What somebody asks for a finding on a device of theirs.</summary>
/// <param name="Bevinding">The number of the finding.</param>
/// <param name="Reden">Why more time is needed.</param>
/// <param name="Dagen">For how many days, from today.</param>
public sealed record VraagMeerTijd(int? Bevinding = null, string? Reden = null, int? Dagen = null);

/// <summary>What is decided on a request for more time.</summary>
/// <param name="Keuze"><c>geven</c> or <c>weigeren</c>.</param>
/// <param name="Antwoord">Why; whoever asked reads it.</param>
public sealed record BesluitMeerTijd(string? Keuze = null, string? Antwoord = null);
