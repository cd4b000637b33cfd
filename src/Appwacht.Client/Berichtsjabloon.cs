namespace Appwacht.Client;

/// <summary>The text of a kind of message in a language (<c>…/berichtsjablonen</c>).</summary>
/// <param name="Soort">The kind: <c>ask</c>, <c>warn</c>, <c>advisory</c> and the like.</param>
/// <param name="Taal"><c>nl</c> or <c>en</c>.</param>
/// <param name="Onderwerp">The subject.</param>
/// <param name="Tekst">The text: empty lines between paragraphs, <c># </c> before a heading, <c>- </c> before each line of a list, places between braces.</param>
/// <param name="Eigen">Whether it is the organisation's own; else it is the one that comes with the program.</param>
/// <param name="Plaatsen">What may stand in it, and what must.</param>
public sealed record Berichtsjabloon(string Soort, string Taal, string Onderwerp, string Tekst, bool Eigen, IReadOnlyList<Sjabloonplaats> Plaatsen);

/// <summary>A place in a template where something comes that differs for each message.</summary>
/// <param name="Code">How it is written between braces.</param>
/// <param name="Omschrijving">What comes there.</param>
/// <param name="Verplicht">Whether it must stand in the text.</param>
/// <param name="Blok">Whether it stands on a line of its own.</param>
public sealed record Sjabloonplaats(string Code, string Omschrijving, bool Verplicht, bool Blok);

/// <summary>Another text for a kind of message.</summary>
/// <param name="Onderwerp">The subject.</param>
/// <param name="Tekst">The text.</param>
public sealed record Sjabloontekst(string? Onderwerp = null, string? Tekst = null);

/// <summary>A message as somebody would get it.</summary>
/// <param name="Onderwerp">The subject.</param>
/// <param name="Tekst">Plain text.</param>
/// <param name="Html">The same words as HTML.</param>
public sealed record Berichtvoorbeeld(string Onderwerp, string Tekst, string Html);
