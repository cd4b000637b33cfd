namespace Appwacht.Client;

/// <summary>Something that goes out (<c>…/uitgaand</c>): a message to somebody, or a command to a management system.</summary>
/// <param name="Nummer">The number; lower ones go first.</param>
/// <param name="Soort"><c>notice</c>, <c>message</c>, <c>ask-inventory</c>, <c>remove</c>, <c>block</c>, <c>lift</c>, <c>advisory</c> or <c>ending</c>.</param>
/// <param name="Status"><c>waiting</c>, <c>sent</c> or <c>given-up</c>.</param>
/// <param name="Toestel">The number of the device it is about.</param>
/// <param name="GemaaktOp">When it was made.</param>
/// <param name="VerzondenOp">When it was taken by the other side.</param>
/// <param name="OpgegevenOp">When it was given up.</param>
/// <param name="ProbeerOp">From when it is tried.</param>
/// <param name="Mislukt">How often it was tried in vain.</param>
/// <param name="Reden">Why it has not gone out, or came back: <c>no-address</c>, <c>unreachable</c>, <c>bounced</c> and the like.</param>
public sealed record Uitgaand(
    int Nummer, string Soort, string Status, int? Toestel, DateTimeOffset GemaaktOp, DateTimeOffset? VerzondenOp, DateTimeOffset? OpgegevenOp, DateTimeOffset ProbeerOp, int Mislukt, string? Reden);

/// <summary>How much went out (<c>…/uitgaand/_tel</c>): multiples of five for who may not see devices; what is under five is not there.</summary>
/// <param name="Soort">What it is.</param>
/// <param name="Wacht">How much waits.</param>
/// <param name="WaarvanMislukt">Of that, what was tried in vain.</param>
/// <param name="Verzonden">How much was taken by the other side.</param>
/// <param name="Opgegeven">How much was given up.</param>
public sealed record Uitgaandtelling(string Soort, int? Wacht, int? WaarvanMislukt, int? Verzonden, int? Opgegeven);
