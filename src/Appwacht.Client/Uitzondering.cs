namespace Appwacht.Client;

/// <summary>An exemption (<c>…/uitzonderingen</c>), from request to end.</summary>
/// <param name="Nummer">The number.</param>
/// <param name="Status"><c>requested</c>, <c>advised</c>, <c>approved</c>, <c>refused</c> or <c>revoked</c>.</param>
/// <param name="Geldt">Whether it holds today.</param>
/// <param name="Bereik"><c>person</c>, <c>device</c> or <c>unit</c>.</param>
/// <param name="Onderwerp">To whom or what it applies; not there when the caller may not see people and devices.</param>
/// <param name="App">The app.</param>
/// <param name="Taak">The primary task it is needed for.</param>
/// <param name="Motivering">Why the task cannot do without the app.</param>
/// <param name="Maatregelen">What reduces the risk meanwhile.</param>
/// <param name="Vanaf">The first day.</param>
/// <param name="Tot">The first day on which it no longer holds.</param>
/// <param name="AangevraagdDoor">Who asked, as a reference.</param>
/// <param name="AdviesDoor">Who advised.</param>
/// <param name="Advies">What the advice is.</param>
/// <param name="BeslotenDoor">Who decided.</param>
/// <param name="BeslotenOp">When it was decided or taken back.</param>
/// <param name="Reden">Why so.</param>
public sealed record Uitzondering(
    int Nummer, string Status, bool Geldt, string Bereik, string? Onderwerp, string App, string Taak, string? Motivering, string Maatregelen, DateOnly Vanaf, DateOnly Tot,
    string AangevraagdDoor, string? AdviesDoor, string? Advies, string? BeslotenDoor, DateTimeOffset? BeslotenOp, string? Reden);

/// <summary>A request for an exemption.</summary>
/// <param name="Bereik"><c>person</c>, <c>device</c> or <c>unit</c>.</param>
/// <param name="Onderwerp">The identifier of the person, the number of the device, or the unit; who asks for themselves leaves it out.</param>
/// <param name="App">A name in the register, or <c>platform:identifier</c>.</param>
/// <param name="Taak">The primary task it is needed for.</param>
/// <param name="Motivering">Why the task cannot do without the app.</param>
/// <param name="Maatregelen">What reduces the risk meanwhile.</param>
/// <param name="Vanaf">The first day.</param>
/// <param name="Tot">The first day on which it no longer holds.</param>
public sealed record Uitzonderingsaanvraag(string? Bereik = null, string? Onderwerp = null, string? App = null, string? Taak = null, string? Motivering = null, string? Maatregelen = null, DateOnly? Vanaf = null, DateOnly? Tot = null);

/// <summary>Advice on an exemption.</summary>
/// <param name="Tekst">What it says.</param>
public sealed record Advies(string? Tekst = null);

/// <summary>Why something is taken back.</summary>
/// <param name="Reden">The reason.</param>
public sealed record Intrekking(string? Reden = null);
