using Appwacht.Trail.Verifying;
using Spectre.Console;

namespace Appwacht.Cli.Reports;

/// <summary>What came of verifying a trail, in sentences.</summary>
internal static class TrailText
{
    public static void Write(Session session, string file, TrailReport report)
    {
        var words = session.Words;
        foreach (var fault in report.Faults)
            session.Problems.WriteLine($"{(fault.File.Length == 0 ? file : fault.File)}{(fault.Line > 0 ? $":{fault.Line}" : "")}: {Sentence(fault, words)}");
        if (report.FaultCount > report.Faults.Count)
            session.Problems.WriteLine(words.Say($"… en nog {words.Number(report.FaultCount - report.Faults.Count)}", $"… and {words.Number(report.FaultCount - report.Faults.Count)} more"));

        var lines = words.Count(report.Entries, ("regel", "regels"), ("line", "lines"));
        if (!report.IsWhole)
        {
            session.Screen.WriteLine(words.Say($"Niet in orde: {lines} gelezen, {words.Number(report.FaultCount)} keer iets mis.", $"Not in order: {lines} read, something wrong {words.Count(report.FaultCount, ("keer", "keer"), ("time", "times"))}."));
            return;
        }

        session.Screen.WriteLine(words.Say($"In orde: de audittrail van {report.Organisation}, {lines}.", $"In order: the audit trail of {report.Organisation}, {lines}."));
        if (report.Confirmed > 0)
            session.Screen.WriteLine(words.Say(
                $"Wat eerder is bewaard komt ermee overeen ({words.Count(report.Confirmed, ("controlepunt", "controlepunten"), ("checkpoint", "checkpoints"))}).",
                $"What was kept earlier agrees with it ({words.Count(report.Confirmed, ("controlepunt", "controlepunten"), ("checkpoint", "checkpoints"))})."));
        else
            session.Screen.WriteLine(words.Say(
                "Er is niets van eerder naast gelegd: een trail die in zijn geheel opnieuw is geschreven, is zo niet te herkennen.",
                "Nothing from earlier was laid beside it: a trail that was written anew as a whole cannot be told this way."));
        if (!report.KeysAreTrusted)
            session.Screen.WriteLine(words.Say("De sleutels komen uit het bestand zelf; geef met --key een sleutel die u langs een andere weg hebt.", "The keys are from the file itself; give one that you got another way with --key."));
        session.Screen.WriteLine(words.Say("Noteer deze regel om later mee te vergelijken:", "Write this line down to compare with later:"));
        session.Screen.WriteLine($"  {NotedLine.Write(report.Last, report.Hash.Span)}");
    }

    /// <summary>What is wrong, in a sentence.</summary>
    public static string Sentence(TrailFault fault, Words words)
    {
        var one = $"{fault.Sequence}";
        var several = fault.Until is { } until && until != fault.Sequence ? words.Say($"{one} tot en met {until}", $"{one} to {until}") : one;
        return fault.Kind switch
        {
            TrailFaultKind.Malformed => words.Say("dit is geen regel van zo'n bestand", "this is not a line of such a file"),
            TrailFaultKind.DuplicateProperty => words.Say("een eigenschap staat er twee keer", "a property is there twice"),
            TrailFaultKind.NotCanonical => words.Say("deze regel is anders opgeschreven dan voorgeschreven", "this line is not written in the form prescribed"),
            TrailFaultKind.TooLong => words.Say("deze regel is te lang", "this line is too long"),
            TrailFaultKind.Header => words.Say("de kop of het aantal sleutels klopt niet", "the header or the number of keys is not right"),
            TrailFaultKind.Key => words.Say("deze sleutel is niet wat hij zegt te zijn", "this key is not what it says it is"),
            TrailFaultKind.Changed => words.Say($"regel {one} is veranderd, of volgt niet op die ervoor", $"line {one} was changed, or does not follow the one before it"),
            TrailFaultKind.Missing => words.Say($"hier ontbreekt {several}", $"{several} is missing here"),
            TrailFaultKind.Misplaced => words.Say($"regel {one} hoort hier niet: verplaatst, herhaald of ingevoegd", $"line {one} does not belong here: moved, repeated or put in"),
            TrailFaultKind.CutOff => words.Say("het bestand houdt op voor het afsluitende controlepunt", "the file stops before the closing checkpoint"),
            TrailFaultKind.AfterEnd => words.Say("hier staat iets dat niet door het afsluitende controlepunt wordt gedekt", "there is something here that the closing checkpoint does not cover"),
            TrailFaultKind.BeyondEnd => words.Say($"er was een regel {several}; het eind van de trail is verwijderd", $"there was a line {several}; the end of the trail was removed"),
            TrailFaultKind.Differs => words.Say($"regel {one} had toen een andere hash: tot hier is de trail herschreven", $"line {one} had another hash then: the trail was rewritten up to here"),
            TrailFaultKind.WrongSignature => words.Say("de handtekening onder dit controlepunt klopt niet", "the signature of this checkpoint is not right"),
            TrailFaultKind.UnknownKey => words.Say("dit controlepunt is getekend met een onbekende sleutel", "this checkpoint is signed with a key that is not known"),
            _ => words.Say("dit is van een andere organisatie", "this is of another organisation"),
        };
    }
}
