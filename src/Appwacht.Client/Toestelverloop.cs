namespace Appwacht.Client;

/// <summary>All that was found on a device and what was done (<c>…/toestellen/{nummer}/verloop</c>), and whether it is let in.</summary>
/// <param name="Toegang"><c>open</c>, <c>warned</c> or <c>blocked</c>.</param>
/// <param name="Bevindingen">What was found, newest first.</param>
public sealed record Toestelverloop(string Toegang, IReadOnlyList<Bevindingsverloop> Bevindingen);

/// <summary>A finding from its beginning.</summary>
/// <param name="Nummer">The number.</param>
/// <param name="Soort"><c>app</c>, <c>unnamed</c> for apps that may not be named, or <c>silent</c> for a device that stopped reporting.</param>
/// <param name="App">The app.</param>
/// <param name="Keer">The how many-eth time it is there.</param>
/// <param name="Oordeel">What the policy says.</param>
/// <param name="Status"><c>open</c>, <c>neutralised</c>, <c>exempt</c> or <c>closed</c>.</param>
/// <param name="Campagne">The campaign it takes part in.</param>
/// <param name="Sinds">When the inventory was made that showed it first.</param>
/// <param name="VoorbijOp">When it was over.</param>
/// <param name="Einde">How it ended: <c>gone</c>, <c>allowed</c>, <c>exempted</c> or <c>not-kept</c>.</param>
/// <param name="OpgevraagdOp">When the device was last asked to report, because what was known was too old.</param>
/// <param name="Stappen">What was done.</param>
/// <param name="Volgend">What comes when nothing changes.</param>
public sealed record Bevindingsverloop(
    int Nummer, string Soort, string? App, int Keer, string Oordeel, string Status, int? Campagne, DateTimeOffset Sinds, DateTimeOffset? VoorbijOp, string? Einde, DateTimeOffset? OpgevraagdOp,
    IReadOnlyList<GezetteStap> Stappen, IReadOnlyList<KomendeStap> Volgend);

/// <summary>A step that was taken.</summary>
/// <param name="Stap">The step.</param>
/// <param name="GezetOp">When.</param>
/// <param name="Stand"><c>taken</c>, <c>done</c>, <c>not-now</c>, <c>failed</c>, <c>refused</c> or <c>hidden</c>.</param>
/// <param name="BekendOp">When that was known.</param>
public sealed record GezetteStap(string Stap, DateTimeOffset GezetOp, string Stand, DateTimeOffset? BekendOp);

/// <summary>A step that comes.</summary>
/// <param name="Stap">The step.</param>
/// <param name="Dag">The day.</param>
public sealed record KomendeStap(string Stap, DateOnly Dag);
