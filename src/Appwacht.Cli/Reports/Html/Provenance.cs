namespace Appwacht.Cli.Reports.Html;

/// <summary>What the report was made from and by, so that somebody else can make the same one.</summary>
internal static class Provenance
{
    public static Markup Of(BoardReport board)
    {
        var table = new DataTable(
            board.Say("Bestanden waarop dit rapport berust", "Files that this report rests on"),
            new(board.Say("Bestand", "File")), new(board.Say("Grootte", "Size"), IsNumber: true), new(board.Say("Vingerafdruk (SHA-256)", "Digest (SHA-256)")));
        return Markup.Of($"""
            {(board.Check.Inputs.Count == 0 ? Markup.Nothing : table.With(board.Check.Inputs.Select(file => (IReadOnlyList<Markup>)
                [Markup.Of($"<bdi>{file.Name}</bdi>"), Markup.Of($"{board.Words.Bytes(file.Bytes)}"), Markup.Of($"<code class=\"digest\">{file.Sha256}</code>")])))}<ul>
            <li>{Rejected(board)}</li>
            <li>{board.Say("Catalogus", "Catalogue")}: {board.Words.Count(board.Register.Apps.Count, ("app", "apps"), ("app", "apps"))}, {board.Words.Count(board.Register.Parties.Count(), ("partij", "partijen"), ("party", "parties"))}. {board.Say(
                $"Beoordeeld voor gebruik in {board.Name(board.Answer.Question.UsedIn)}.", $"Judged for use in {board.Name(board.Answer.Question.UsedIn)}.")}</li>
            <li>{board.Say("Gemaakt met", "Made with")} Appwacht {board.Check.ProductVersion}.</li>
            </ul>

            """);
    }

    private static string Rejected(BoardReport board) => board.Check.Rejected == 0
        ? board.Say("Alle regels van de bestanden konden worden gebruikt.", "All rows of the files could be used.")
        : board.Say(
            $"Niet gebruikt, omdat er iets mis mee is: {board.Words.Count(board.Check.Rejected, ("rij of waarde", "rijen of waarden"), ("row or value", "rows or values"))}. De beheerder heeft de lijst met plaats en reden.",
            $"Not used, because something is wrong with it: {board.Words.Count(board.Check.Rejected, ("rij of waarde", "rijen of waarden"), ("row or value", "rows or values"))}. The administrator has the list with place and reason.");
}
