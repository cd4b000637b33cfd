namespace Appwacht.Client;

/// <summary>Whether a device is let in (<c>…/toegang/{nummer}</c>).</summary>
/// <param name="Toestel">The number of the device.</param>
/// <param name="Stand"><c>open</c>, <c>warned</c>, <c>blocked</c>, or <c>passed</c> when it is let through for some hours whatever was found.</param>
/// <param name="Toegelaten">Whether it is let in.</param>
public sealed record Toegang(int Toestel, string Stand, bool Toegelaten);

/// <summary>A device that is or was let through for some hours (<c>…/noodtoegang</c>).</summary>
/// <param name="Nummer">The number.</param>
/// <param name="Toestel">The number of the device.</param>
/// <param name="Reden">Why.</param>
/// <param name="Van">From when.</param>
/// <param name="Tot">Until when.</param>
/// <param name="Loopt">Whether it holds now.</param>
/// <param name="Door">Who let it through, as in the trail.</param>
public sealed record Noodtoegang(int Nummer, int Toestel, string Reden, DateTimeOffset Van, DateTimeOffset Tot, bool Loopt, string Door);

/// <summary>A device to let through.</summary>
/// <param name="Toestel">The number of the device.</param>
/// <param name="Reden">Why.</param>
/// <param name="Uren">For how many hours.</param>
public sealed record NieuweNoodtoegang(int? Toestel = null, string? Reden = null, int? Uren = null);
