namespace Appwacht.Cli.Reports.Html;

/// <summary>What stands above and below the report: whose it is, of which day, on what decision, and how to read its numbers.</summary>
internal static class TitlePage
{
    public static string Title(Words words) => words.Say("Apps op werktoestellen", "Apps on work devices");

    public static Markup Of(BoardReport board)
    {
        var decision = board.Policy.Decision;
        return Markup.Of($"""
            <header>
            <p class="kind">{board.Say("Rapport voor het bestuur", "Report for the board")}</p>
            <h1>{Title(board.Words)}</h1>
            <p class="policy">{board.Words.Say(board.Policy.Title)}</p>
            <dl class="facts">
            {Fact(board.Say("Stand op", "As on"), board.Words.Day(board.Answer.Question.Day))}
            {Fact(board.Say("Beleid", "Policy"), board.Policy.Id)}
            {Fact(board.Say("Besloten door", "Decided by"), decision.By)}
            {Fact(board.Say("Besloten op", "Decided on"), board.Words.Day(decision.Date))}
            {Fact(board.Say("Kenmerk", "Reference"), decision.Reference is "" ? "–" : decision.Reference)}
            </dl>
            </header>
            """);
    }

    public static Markup Footer(BoardReport board) => Markup.Of($"""
        <footer>
        <p>{board.Say(
            "Dit rapport noemt geen toestellen en geen personen. Een aantal van 1 tot en met 4 staat er als ‘minder dan 5’. Kleine groepen zijn samengevoegd, zodat niemand ze kan uitrekenen.",
            "This report names no devices and no persons. A count from 1 to 4 is shown as ‘fewer than 5’. Small groups are put together, so that nobody can work them out.")}</p>
        </footer>
        """);

    private static Markup Fact(string term, string value) => Markup.Of($"<div><dt>{term}</dt><dd>{value}</dd></div>");
}
