namespace Appwacht.Client;

/// <summary>Begins an import (<c>/v1/organisaties/{organisatie}/importen</c>).</summary>
/// <param name="Bron">The system the lines come from.</param>
public sealed record NieuweImport(string Bron);

/// <summary>How far an import is.</summary>
/// <param name="Nummer">The number by which it is addressed.</param>
/// <param name="Bron">The system the lines come from.</param>
/// <param name="BegonnenOp">When it was begun.</param>
/// <param name="Regels">How many lines are stored or set aside; after a cut, sending goes on with the one behind it.</param>
/// <param name="Genomen">Of those, how many were taken.</param>
/// <param name="NietNieuwer">Of those, how many inventories were not newer than what was there.</param>
/// <param name="Afgewezen">Of those, how many were set aside.</param>
public sealed record ImportStand(int Nummer, string Bron, DateTimeOffset BegonnenOp, long Regels, long Genomen, long NietNieuwer, long Afgewezen);

/// <summary>A line that was set aside: where and why, never what was in it.</summary>
/// <param name="Bestand">The file, where there are several.</param>
/// <param name="Regel">The line, from 1.</param>
/// <param name="Code">The permanent code of the reason.</param>
/// <param name="Melding">The reason in a sentence.</param>
public sealed record AfgewezenRegel(string? Bestand, long Regel, string Code, string Melding);

/// <summary>A line of an import that is not an inventory: one of the two.</summary>
/// <param name="Persoon">What is said of a user.</param>
/// <param name="Toestel">What is said of a device.</param>
public sealed record ImportRegel(ImportPersoon? Persoon = null, ImportToestel? Toestel = null);

/// <summary>A user of devices, by what a policy may ask; never a name or an address.</summary>
/// <param name="Id">The identifier in the source.</param>
/// <param name="Eenheid">The unit.</param>
/// <param name="Functie">The role.</param>
/// <param name="Risico"><c>standard</c>, <c>elevated</c> or <c>high</c>.</param>
/// <param name="Groepen">The groups; left out when the source does not say.</param>
/// <param name="Inzetten">The deployments; left out when the source does not say.</param>
/// <param name="Taal"><c>nl</c> or <c>en</c>.</param>
public sealed record ImportPersoon(
    string? Id, string? Eenheid = null, string? Functie = null, string? Risico = null, IReadOnlyList<string>? Groepen = null, IReadOnlyList<string>? Inzetten = null, string? Taal = null);

/// <summary>A device.</summary>
/// <param name="Id">The identifier in the source.</param>
/// <param name="Naam">The name the organisation gave it.</param>
/// <param name="Soort"><c>phone</c>, <c>tablet</c>, <c>laptop</c> or left out.</param>
/// <param name="Platform">Its operating system: <c>android</c>, <c>ios</c>, <c>windows</c> and so on.</param>
/// <param name="Os">The version of it.</param>
/// <param name="Eigendom"><c>managed</c>, <c>private-use-allowed</c>, <c>byod</c> or <c>private</c>.</param>
/// <param name="Persoon">The identifier of its user, who came before.</param>
public sealed record ImportToestel(string? Id, string? Naam = null, string? Soort = null, string? Platform = null, string? Os = null, string? Eigendom = null, string? Persoon = null);
