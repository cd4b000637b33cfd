namespace Appwacht.Client;

/// <summary>A paper for the board, the council or the CISO (<c>…/stukken</c>).</summary>
/// <param name="Nummer">The number.</param>
/// <param name="Soort"><c>proposal</c>, <c>progress</c>, <c>closing</c>, <c>letter</c>, <c>overview</c>, <c>exemptions</c> or <c>effect</c>.</param>
/// <param name="Taal"><c>nl</c> or <c>en</c>.</param>
/// <param name="Status"><c>concept</c>, or <c>definitief</c> when it does not change any more.</param>
/// <param name="Titel">The title.</param>
/// <param name="Tekst">The text; not in a list.</param>
/// <param name="Dag">The day of the figures.</param>
/// <param name="Campagne">The campaign that it is about, if it is about one.</param>
/// <param name="Vanuit">The paper whose text it began with.</param>
/// <param name="GemaaktDoor">Who made it, as a reference.</param>
/// <param name="GemaaktOp">When.</param>
/// <param name="GewijzigdDoor">Who changed it last.</param>
/// <param name="GewijzigdOp">When.</param>
/// <param name="DefinitiefDoor">Who made it final.</param>
/// <param name="DefinitiefOp">When.</param>
/// <param name="Sha256">The SHA-256 of the title, an empty line and the text in UTF-8, as on the trail; of a final paper only.</param>
/// <param name="Cijfers">The figures that it was written from; not in a list.</param>
public sealed record Stuk(
    int Nummer, string Soort, string Taal, string Status, string Titel, string? Tekst, DateOnly Dag, int? Campagne, int? Vanuit, string GemaaktDoor, DateTimeOffset GemaaktOp, string GewijzigdDoor,
    DateTimeOffset GewijzigdOp, string? DefinitiefDoor, DateTimeOffset? DefinitiefOp, string? Sha256, IReadOnlyList<Stukcijfer>? Cijfers);

/// <summary>A figure that a paper was written from.</summary>
/// <param name="Naam">What is counted.</param>
/// <param name="Waarde">What it was.</param>
/// <param name="Nu">What it is now.</param>
/// <param name="Bron">Where it comes from.</param>
public sealed record Stukcijfer(string Naam, string Waarde, string Nu, string Bron);

/// <summary>A wish for a paper: a draft from the figures of now, or one that begins with the text of another.</summary>
/// <param name="Soort">The kind.</param>
/// <param name="Taal"><c>nl</c> or <c>en</c>.</param>
/// <param name="Campagne">The campaign, of a kind that is about one.</param>
/// <param name="Vanuit">The paper to begin with; then nothing else is asked.</param>
public sealed record NieuwStuk(string? Soort = null, string? Taal = null, int? Campagne = null, int? Vanuit = null);

/// <summary>Another title and text for a paper.</summary>
/// <param name="Titel">The title.</param>
/// <param name="Tekst">The text.</param>
public sealed record Stuktekst(string? Titel = null, string? Tekst = null);
