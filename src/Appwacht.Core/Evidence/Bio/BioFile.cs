using Appwacht.Trail.Evidence;

namespace Appwacht.Core.Evidence.Bio;

/// <summary>The controls as a table: for each the files and rows that prove it, or that Appwacht keeps nothing about it.</summary>
internal static class BioFile
{
    public const string Name = "bio2.csv";

    /// <summary>Writes it.</summary>
    public static void Write(EvidenceContent content, CsvText csv)
    {
        var words = new EvidenceWords(content.Language);
        csv.Row([words.Say("maatregel", "control"), words.Say("bron", "source"), words.Say("vraagt", "asks"), words.Say("stand", "state"), words.Say("bewijs", "proof"), words.Say("toelichting", "note")]);
        foreach (var control in BioControls.All)
            csv.Row(control.Number, BioControls.Source, words.Say(control.What), State(control, content), ProofsOf(control, content), words.Say(control.Note));
    }

    /// <summary>How far evidence goes, given the rows that there are.</summary>
    public static string State(BioControl control, EvidenceContent content)
    {
        var words = new EvidenceWords(content.Language);
        return control.Reach switch
        {
            BioReach.NotKept => words.Say("niet bijgehouden door Appwacht", "not kept by Appwacht"),
            _ when control.Proofs.All(proof => Rows(proof, content) == 0) => words.Say("geen rij in deze periode", "no row in this period"),
            BioReach.InPart => words.Say("deels", "in part"),
            _ => words.Say("aangetoond", "shown"),
        };
    }

    /// <summary>The files and how many rows of each: <c>besluiten.csv (policy.*): 3</c>.</summary>
    public static string ProofsOf(BioControl control, EvidenceContent content) =>
        string.Join("; ", control.Proofs.Select(proof => $"{proof.File}{(proof.Action is { } action ? $" ({action}{(action.EndsWith('.') ? "*" : "")})" : "")}: {Rows(proof, content)}"));

    private static int Rows(BioProof proof, EvidenceContent content) => proof.Action is { } action ? content.Count(action) : content.Rows.GetValueOrDefault(proof.File);
}
