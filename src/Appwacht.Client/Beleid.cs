using System.Text.Json.Serialization;

namespace Appwacht.Client;

/// <summary>A version of the organisation's policy (<c>…/beleid</c>). Who did something is a reference, never a name.</summary>
/// <param name="Nummer">The version, from 1.</param>
/// <param name="Status"><c>proposed</c>, <c>adopted</c> or <c>refused</c>.</param>
/// <param name="IngediendDoor">Who proposed it.</param>
/// <param name="IngediendOp">When.</param>
/// <param name="BeslotenDoor">Who decided.</param>
/// <param name="BeslotenOp">When.</param>
/// <param name="Reden">Why so.</param>
/// <param name="Tekst">The policy as it was written; not in lists.</param>
/// <param name="Opmerkingen">What is to be said of the text; not in lists.</param>
public sealed record Beleidsversie(
    int Nummer, string Status, string IngediendDoor, DateTimeOffset IngediendOp, string? BeslotenDoor, DateTimeOffset? BeslotenOp, string? Reden, string? Tekst,
    IReadOnlyList<Opmerking>? Opmerkingen);

/// <summary>Something to be said of a text.</summary>
/// <param name="Code">Permanent.</param>
/// <param name="Ernst"><c>warning</c> or <c>error</c>.</param>
/// <param name="Plaats">Line and column.</param>
/// <param name="Melding">A sentence for a person.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record Opmerking(string Code, string Ernst, string Plaats, string Melding, string? Hint);

/// <summary>A text that is proposed as policy.</summary>
/// <param name="Tekst">The policy.</param>
public sealed record Beleidsvoorstel(string? Tekst = null);

/// <summary>A decision on a proposal or a request.</summary>
/// <param name="Keuze">For a policy <c>aannemen</c> or <c>afwijzen</c>, for an exemption <c>goedkeuren</c> or <c>weigeren</c>.</param>
/// <param name="Reden">Why so.</param>
public sealed record Besluit([property: JsonPropertyName("besluit")] string? Keuze = null, string? Reden = null);

/// <summary>The policy in force (<c>…/beleid/van-kracht</c>).</summary>
/// <param name="Nummer">The version; 0 when none was adopted yet.</param>
/// <param name="Dag">The day.</param>
/// <param name="Lagen">The layers, the state's first.</param>
/// <param name="Regels">The rules of all layers that hold on the day.</param>
public sealed record BeleidVanKracht(int Nummer, DateOnly Dag, IReadOnlyList<Beleidslaag> Lagen, IReadOnlyList<Beleidsregel> Regels);

/// <summary>One layer of the policy.</summary>
/// <param name="Beleid">Its permanent name.</param>
/// <param name="Versie">Its version, where others adopt it.</param>
/// <param name="Titel">Its title.</param>
/// <param name="BeslotenDoor">The body that decided.</param>
/// <param name="BeslotenOp">The day of the decision.</param>
/// <param name="Grondslag">On what it rests.</param>
public sealed record Beleidslaag(string Beleid, int? Versie, string Titel, string BeslotenDoor, DateOnly BeslotenOp, IReadOnlyList<string> Grondslag);

/// <summary>One rule.</summary>
/// <param name="Regel">The policy and the rule: <c>rijk-appbeleid/landen</c>.</param>
/// <param name="Effect">What it says of the apps it names; <c>allowlist</c> when only those are allowed.</param>
/// <param name="Uitleg">Its own words for who is refused an app.</param>
/// <param name="Vanaf">The first day.</param>
/// <param name="Tot">The first day on which it no longer holds.</param>
public sealed record Beleidsregel(string Regel, string Effect, string? Uitleg, DateOnly? Vanaf, DateOnly? Tot);
