using Appwacht.Policy.Language;

namespace Appwacht.Connectors.Files;

/// <summary>Why a folder or a file as a whole cannot be read.</summary>
/// <param name="File">The name of the file or the folder as it was given.</param>
/// <param name="Code">The permanent code: <c>FILE104</c>.</param>
/// <param name="Reason">What is wrong and what to do about it.</param>
public sealed record FileRefusal(string File, string Code, LocalText Reason)
{
    internal static FileRefusal NoFolder(string folder) => new(folder, "FILE101", new(
        "Deze map is er niet.", "There is no such folder."));

    internal static FileRefusal NothingKnown(string folder) => new(folder, "FILE102", new(
        $"In deze map staat geen inventaris: {FleetFiles.Generic.Names} of {FleetFiles.Intune.Names}, ook als .gz.",
        $"This folder holds no inventory: {FleetFiles.Generic.Names} or {FleetFiles.Intune.Names}, also as .gz."));

    internal static FileRefusal SourceNotThere(string folder, FleetFiles asked) => new(folder, "FILE103", new(
        $"De gevraagde bestanden {asked.Names} staan niet in deze map.", $"The files asked for, {asked.Names}, are not in this folder."));

    internal static FileRefusal Incomplete(string folder, FileLayout missing) => new(folder, "FILE104", new(
        $"`{missing.Name}` ontbreekt in deze map; zonder dat bestand is er geen antwoord.",
        $"`{missing.Name}` is missing from this folder; there is no answer without it."));

    internal static FileRefusal Empty(string file) => new(file, "FILE105", new("Het bestand is leeg.", "The file is empty."));

    internal static FileRefusal NotText(string file) => new(file, "FILE106", new(
        "Dit is geen CSV-bestand: de eerste regel is onleesbaar. Bewaar een werkmap als CSV (UTF-8).",
        "This is not a CSV file: its first line cannot be read. Save a workbook as CSV (UTF-8)."));

    internal static FileRefusal ColumnMissing(string file, IReadOnlyList<string> either) => new(file, "FILE107", new(
        $"De kolom `{string.Join("` of `", either)}` ontbreekt.", $"The column `{string.Join("` or `", either)}` is missing."));

    internal static FileRefusal CannotBeOpened(string file) => new(file, "FILE108", new(
        "Het bestand is beschadigd of mag niet worden gelezen.", "The file is damaged or may not be read."));

    internal static FileRefusal NoFile(string file) => new(file, "FILE109", new("Dit bestand is er niet.", "There is no such file."));
}
