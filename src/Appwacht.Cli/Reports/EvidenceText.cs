using Appwacht.Trail.Evidence;
using Appwacht.Trail.Verifying;
using Spectre.Console;

namespace Appwacht.Cli.Reports;

/// <summary>What came of verifying evidence, in sentences.</summary>
internal static class EvidenceText
{
    public static void Write(Session session, string file, EvidenceReport report)
    {
        var words = session.Words;
        foreach (var fault in report.Faults)
            session.Problems.WriteLine($"{file}{(fault.File.Length > 0 ? $"/{fault.File}" : "")}{Place(fault, words)}: {Sentence(fault, words)}");
        if (!report.IsWhole || report is not { Manifest: { } manifest, Trail: { } trail })
        {
            session.Screen.WriteLine(words.Say($"Niet in orde: {words.Number(report.Faults.Count)} keer iets mis.", $"Not in order: something wrong {words.Count(report.Faults.Count, ("keer", "keer"), ("time", "times"))}."));
            return;
        }

        session.Screen.WriteLine(words.Say(
            $"In orde: het bewijsdossier van {manifest.Organisation}, {words.Day(manifest.From)} tot en met {words.Day(manifest.Until.AddDays(-1))}.",
            $"In order: the evidence of {manifest.Organisation}, {words.Day(manifest.From)} to {words.Day(manifest.Until.AddDays(-1))}."));
        var (files, lines) = (words.Count(manifest.Files.Count, ("bestand", "bestanden"), ("file", "files")), words.Count(trail.Entries, ("regel", "regels"), ("line", "lines")));
        session.Screen.WriteLine(words.Say($"{files}, en {lines} van het audittrail die op elkaar volgen.", $"{files}, and {lines} of the audit trail that follow each other."));
        if (trail.Confirmed > 0)
            session.Screen.WriteLine(words.Say(
                $"Wat eerder is bewaard komt ermee overeen ({words.Count(trail.Confirmed, ("controlepunt", "controlepunten"), ("checkpoint", "checkpoints"))}).",
                $"What was kept earlier agrees with it ({words.Count(trail.Confirmed, ("controlepunt", "controlepunten"), ("checkpoint", "checkpoints"))})."));
        else
            session.Screen.WriteLine(words.Say(
                "Er is niets van eerder naast gelegd: een trail die in zijn geheel opnieuw is geschreven, is zo niet te herkennen.",
                "Nothing from earlier was laid beside it: a trail that was written anew as a whole cannot be told this way."));
        if (!report.KeysAreTrusted)
            session.Screen.WriteLine(words.Say("De sleutels komen uit het dossier zelf; geef met --key een sleutel die u langs een andere weg hebt.", "The keys are from the evidence itself; give one that you got another way with --key."));
        session.Screen.WriteLine(words.Say($"SHA-256 van {EvidenceManifest.FileName}, zoals op het audittrail bij evidence.made:", $"SHA-256 of {EvidenceManifest.FileName}, as on the audit trail at evidence.made:"));
        session.Screen.WriteLine($"  {report.ManifestHash}");
        session.Screen.WriteLine(words.Say("Noteer deze regel om later mee te vergelijken:", "Write this line down to compare with later:"));
        session.Screen.WriteLine($"  {NotedLine.Write(trail.Last, trail.Hash.Span)}");
    }

    private static string Place(EvidenceFault fault, Words words) => fault switch
    {
        { Trail: { File.Length: > 0 } kept } => $" {kept.File}:{kept.Line}",
        { Trail: { Line: > 0 } line } => $":{line.Line}",
        { At: { } at } => words.Say($" (byte {at})", $" (byte {at})"),
        _ => "",
    };

    private static string Sentence(EvidenceFault fault, Words words) => fault.Kind switch
    {
        EvidenceFaultKind.NoZip => words.Say("hier staat iets anders dan in een bewijsdossier; het is beschadigd, of geen dossier", "here stands something else than in evidence; it is damaged, or no evidence"),
        EvidenceFaultKind.CutOff => words.Say("het bestand houdt hier op", "the file stops here"),
        EvidenceFaultKind.TooLarge => words.Say("dit is groter, of heeft meer bestanden of langere namen, dan een dossier kan hebben", "this is larger, or has more files or longer names, than evidence can have"),
        EvidenceFaultKind.Name => words.Say("zo heet geen bestand in een dossier; pak dit niet uit", "no file in evidence is called so; do not unpack this"),
        EvidenceFaultKind.Twice => words.Say("dit bestand zit er twee keer in", "this file is in it twice"),
        EvidenceFaultKind.Form => words.Say("wat de ZIP hier over het bestand zegt, is anders dan voorgeschreven", "what the ZIP says of the file here is not as prescribed"),
        EvidenceFaultKind.AfterEnd => words.Say("hier staat iets achter het einde", "there is something behind the end here"),
        EvidenceFaultKind.Manifest => words.Say("het manifest ontbreekt, of is geen manifest van deze versie", "the manifest is missing, or is no manifest of this version"),
        EvidenceFaultKind.Missing => words.Say("dit bestand ontbreekt", "this file is missing"),
        EvidenceFaultKind.NotListed => words.Say("dit bestand hoort er niet in", "this file does not belong in it"),
        EvidenceFaultKind.Changed => words.Say("dit bestand is veranderd", "this file was changed"),
        EvidenceFaultKind.Seal => words.Say("de handtekening ontbreekt, of is anders opgeschreven dan voorgeschreven", "the signature is missing, or is not written as prescribed"),
        EvidenceFaultKind.WrongSignature => words.Say("de handtekening klopt niet bij het manifest", "the signature does not fit the manifest"),
        EvidenceFaultKind.UnknownKey => words.Say("het manifest is getekend met een sleutel die niet wordt vertrouwd", "the manifest is signed with a key that is not trusted"),
        EvidenceFaultKind.Trail when fault.Trail is { } trail => TrailText.Sentence(trail, words),
        EvidenceFaultKind.OtherTrail => words.Say("de regels van het audittrail zijn van een andere organisatie of een ander deel dan het manifest zegt", "the lines of the audit trail are of another organisation or part than the manifest says"),
        _ => words.Say("deze tabel zegt iets anders dan de regels van het audittrail", "this table says something else than the lines of the audit trail"),
    };
}
