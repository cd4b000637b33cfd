namespace Appwacht.Client;

/// <summary>A device (<c>/v1/organisaties/{organisatie}/toestellen</c>).</summary>
/// <param name="Nummer">The number by which it is addressed.</param>
/// <param name="Naam">The name the organisation gave it.</param>
/// <param name="Soort"><c>phone</c>, <c>tablet</c>, <c>laptop</c> or <c>unknown</c>.</param>
/// <param name="Platform">Its operating system.</param>
/// <param name="Eigendom">Whose it is.</param>
/// <param name="InventarisOp">When its apps were last read.</param>
/// <param name="Oordeel">The strongest effect of its apps: <c>allow</c>, <c>advise-against</c>, <c>needs-vetting</c> or <c>deny</c>.</param>
public sealed record Toestel(int Nummer, string Naam, string Soort, string Platform, string Eigendom, DateTimeOffset? InventarisOp, string Oordeel);

/// <summary>What became of an inventory that was brought.</summary>
/// <param name="Uitkomst"><c>taken</c> or <c>not-newer</c>.</param>
/// <param name="Fouten">What is wrong with single apps in it; the others are taken.</param>
public sealed record InventarisOntvangst(string Uitkomst, IReadOnlyList<Fout> Fouten);
