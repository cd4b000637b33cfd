namespace Appwacht.Client;

/// <summary>A line of the audit trail (<c>/v1/organisaties/{organisatie}/gebeurtenissen</c>).</summary>
/// <param name="Volgnummer">Its place, from 1, without gaps.</param>
/// <param name="Tijdstip">When.</param>
/// <param name="Wie">Who: a reference, never a name.</param>
/// <param name="Herkomst"><c>console</c>, <c>api</c>, <c>command-line</c> or <c>round</c>.</param>
/// <param name="Actie">What was done.</param>
/// <param name="Betreft">To what: a kind and a reference.</param>
/// <param name="Uitkomst"><c>done</c>, <c>refused</c> or <c>failed</c>.</param>
/// <param name="Bijzonderheden">What else must be known, as JSON in a text; empty when there is nothing.</param>
/// <param name="Hash">The hash of the line and all before it.</param>
public sealed record Gebeurtenis(long Volgnummer, DateTimeOffset Tijdstip, string Wie, string Herkomst, string Actie, string Betreft, string Uitkomst, string Bijzonderheden, string Hash);

/// <summary>A signed checkpoint of the audit trail.</summary>
/// <param name="Nummer">The number by which the next page is asked for.</param>
/// <param name="Volgnummer">The last line it covers.</param>
/// <param name="Hash">The hash of that line.</param>
/// <param name="Tijdstip">When it was made.</param>
/// <param name="Sleutel">The key it is signed with.</param>
/// <param name="Handtekening">The signature, in base64.</param>
/// <param name="Regel">What an auditor may write down to compare with later.</param>
public sealed record Controlepunt(long Nummer, long Volgnummer, string Hash, DateTimeOffset Tijdstip, string Sleutel, string Handtekening, string Regel);

/// <summary>A public key that checkpoints are verified with.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Pem">The key.</param>
/// <param name="BekrachtigdDoor">The key before it that signed it.</param>
/// <param name="Bekrachtiging">That signature, in base64.</param>
public sealed record Controlesleutel(string Id, string Pem, string? BekrachtigdDoor, string? Bekrachtiging);
