namespace Appwacht.Client;

/// <summary>How an organisation enforces (<c>…/instellingen/handhaving</c>).</summary>
/// <param name="Aan">Whether steps are taken at all.</param>
/// <param name="Van">The hour of a working day from which steps are taken.</param>
/// <param name="Tot">The hour from which it is quiet again.</param>
/// <param name="VersDagen">How many days old an inventory may be to act on it.</param>
public sealed record Handhavingsinstelling(bool Aan, int Van, int Tot, int VersDagen);
