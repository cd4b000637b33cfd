using Appwacht.Core.Evidence.Bio;
using Appwacht.Core.Papers;
using Appwacht.Core.Papers.Forms;
using Appwacht.Core.Papers.Markup;
using Appwacht.Trail.Verifying;

namespace Appwacht.Core.Evidence;

/// <summary>The page of evidence that people read: what it shows, what is in it, what is not in it and why, and how to verify it. Complete in itself, without scripts.</summary>
internal static class IndexPage
{
    public const string Name = "index.html";

    /// <summary>Writes it.</summary>
    public static string Write(EvidenceContent content)
    {
        var (words, days) = (new EvidenceWords(content.Language), content.Days);
        var (first, last) = (words.Day(days.From), words.Day(days.Until.AddDays(-1)));
        string[] parts =
        [
            words.Say($"Van {first} tot en met {last}. Dagen zijn dagen in Nederland; tijdstippen in de tabellen zijn in UTC.", $"From {first} to {last}. Days are days in the Netherlands; moments in the tables are in UTC."),
            "# " + words.Say("Voor en na", "Before and after"), Figures(content, words),
            "# " + words.Say("Wat er is gedaan", "What was done"), Totals(content, words),
            "# " + words.Say("De bestanden", "The files"), Files(content, words),
            "# " + words.Say($"De maatregelen van {BioControls.Source}", $"The controls of {BioControls.Source}"),
            words.Say("Per maatregel: hoe ver dit dossier reikt, en in welk bestand hoeveel rijen het aantonen.", "For each control: how far this file reaches, and in which file how many rows show it."), Controls(content, words),
            "# " + words.Say("Wat er niet in staat", "What is not in it"), words.Say(EvidenceTexts.NotInIt),
            "# " + words.Say("Toetsen", "Verify"), HowToVerify(content, words),
        ];
        return PaperHtml.Page(new PaperSheet(
            words.Say($"Bewijsdossier van {content.Organisation}", $"Evidence file of {content.Organisation}"), content.Language, content.Organisation, PaperText.Read(string.Join("\n\n", parts)),
            words.Say("Geschreven door Appwacht uit gegevens die niet meer veranderen", "Written by Appwacht from data that does not change any more")));
    }

    private static string Figures(EvidenceContent content, EvidenceWords words) => content.Figures.Count == 0
        ? words.Say("Van deze periode zijn geen dagcijfers bewaard.", "No figures of days of this period were kept.")
        : PaperWords.Table(
            [words.Say("Dag", "Day"), words.Say("#Toestellen", "#Devices"), words.Say("#Onlangs gelezen", "#Read lately"), words.Say("#Met een app die wordt geweerd", "#With an app that is kept out")],
            new[] { content.Figures[0], content.Figures[^1] }.DistinctBy(day => day.Day)
                .Select(day => (IReadOnlyList<string>)[words.Day(day.Day), words.Shown(day.Devices), words.Shown(day.Seen), words.Shown(day.KeptOut)]));

    private static string Totals(EvidenceContent content, EvidenceWords words) => PaperWords.Table(
        [words.Say("Wat", "What"), words.Say("#Aantal", "#Count")],
        EvidenceTexts.Totals.Select(total => (IReadOnlyList<string>)[words.Say(total.What), words.Number(total.Kinds.Sum(content.Totals.GetValueOrDefault))]));

    private static string Files(EvidenceContent content, EvidenceWords words) => PaperWords.Table(
        [words.Say("Bestand", "File"), words.Say("Wat erin staat", "What is in it"), words.Say("#Rijen", "#Rows")],
        EvidenceTexts.Files.Select(file => (IReadOnlyList<string>)[PaperText.Plain(file.Name), words.Say(file.What), content.Rows.TryGetValue(file.Name, out var rows) ? words.Number(rows) : ""]));

    private static string Controls(EvidenceContent content, EvidenceWords words) => PaperWords.Table(
        [words.Say("Maatregel", "Control"), words.Say("Vraagt", "Asks"), words.Say("Stand", "State"), words.Say("Bewijs", "Proof"), words.Say("Toelichting", "Note")],
        BioControls.All.Select(control => (IReadOnlyList<string>)
            [PaperText.Plain(control.Number), words.Say(control.What), BioFile.State(control, content), PaperText.Plain(BioFile.ProofsOf(control, content)), words.Say(control.Note)]));

    private static string HowToVerify(EvidenceContent content, EvidenceWords words)
    {
        var noted = PaperText.Plain(NotedLine.Write(content.Closing.Sequence, content.Closing.Hash));
        return words.Say(EvidenceTexts.Verify) + "\n\n" + words.Say(
            $"De regels van het audittrail sluiten met een controlepunt bij regel {words.Number(content.Closing.Sequence)}. Wie eerder een controlepunt bewaarde, legt dat ernaast. Noteer deze regel om later mee te vergelijken:",
            $"The lines of the audit trail close with a checkpoint at line {words.Number(content.Closing.Sequence)}. Whoever kept a checkpoint lays it beside this. Write this line down to compare with later:") + $"\n\n{noted}";
    }
}
