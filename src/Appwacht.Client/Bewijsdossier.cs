namespace Appwacht.Client;

/// <summary>Evidence for an auditor (<c>…/bewijsdossiers</c>). The file itself is got apart, as <c>…/bewijsdossiers/{nummer}/zip</c>.</summary>
/// <param name="Nummer">The number.</param>
/// <param name="Vanaf">The first day.</param>
/// <param name="Tot">The first day after the period.</param>
/// <param name="Taal"><c>nl</c> or <c>en</c>.</param>
/// <param name="Sha256">The SHA-256 of the manifest in it, as on the trail.</param>
/// <param name="Controlepunt">The line of the trail that its checkpoint covers.</param>
/// <param name="Sleutel">The key that it is signed with.</param>
/// <param name="GemaaktDoor">Who made it, as a reference.</param>
/// <param name="GemaaktOp">When.</param>
/// <param name="Verschilt">When it is made: the files that differ from the latest evidence of the same period and language. Null when there is none, or nothing differs.</param>
public sealed record Bewijsdossier(
    int Nummer, DateOnly Vanaf, DateOnly Tot, string Taal, string Sha256, long Controlepunt, string Sleutel, string GemaaktDoor, DateTimeOffset GemaaktOp, IReadOnlyList<string>? Verschilt = null);

/// <summary>A wish for evidence of a period.</summary>
/// <param name="Vanaf">The first day.</param>
/// <param name="Tot">The first day after the period; today at the latest.</param>
/// <param name="Taal"><c>nl</c> or <c>en</c>.</param>
public sealed record NieuwBewijsdossier(DateOnly? Vanaf = null, DateOnly? Tot = null, string? Taal = null);
