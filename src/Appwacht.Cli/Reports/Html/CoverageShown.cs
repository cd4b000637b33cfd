namespace Appwacht.Cli.Reports.Html;

/// <summary>Of how many devices the report speaks, and how fresh what it knows of them is.</summary>
internal static class CoverageShown
{
    public static Markup InALine(BoardReport board)
    {
        var fleet = FleetSize.Of(board.Coverage);
        var age = board.Coverage.MedianAgeInDays is { } days
            ? board.Say($" De helft van de inventarissen is hoogstens {Days(board, days)} oud.", $" Half of the inventories are at most {Days(board, days)} old.")
            : "";
        return Markup.Of($"{board.Say(
            $"Van {fleet.Read.In(board.Words)} van de {fleet.Total.In(board.Words)} toestellen zijn de apps gelezen.",
            $"The apps of {fleet.Read.In(board.Words)} of the {fleet.Total.In(board.Words)} devices were read.")}{age}");
    }

    public static Markup Of(BoardReport board)
    {
        var coverage = board.Coverage;
        var fleet = FleetSize.Of(coverage);
        var table = new DataTable(
            board.Say("Toestellen waarover dit rapport gaat", "Devices that this report is about"),
            new(board.Say("Toestellen", "Devices")), new(board.Say("Aantal", "Count"), IsNumber: true), new(board.Say("Deel", "Part"), IsNumber: true),
            new(board.Say("Wat dat betekent", "What that means")));
        return Markup.Of($"""
            {table.With(
            [
                Row(board.Say("Alle toestellen", "All devices"), fleet.Total, ""),
                Row(board.Say("Mobiele toestellen van de organisatie", "Mobile devices of the organisation"), board.Mobile, board.Say("telefoons en tablets", "phones and tablets")),
                Row(board.Say("Laptops van de organisatie", "Laptops of the organisation"), board.Laptops, ""),
                .. OtherKinds(),
                Row(board.Say("Privétoestellen", "Private devices"), fleet.Private, board.Say("de privéapps zijn niet gelezen; alleen het werkdeel telt", "the private apps are not read; only the work profile counts")),
                Row(board.Say("Gelezen", "Read"), fleet.Read, board.Say("de apps zijn ten minste één keer gelezen", "the apps were read at least once")),
                Row(board.Say("Waarvan verouderd", "Of which stale"), ShownCount.Of(coverage.Stale), board.Say($"langer dan {Days(board, board.Answer.Question.StaleAfterDays)} geleden gelezen", $"read more than {Days(board, board.Answer.Question.StaleAfterDays)} ago")),
                Row(board.Say("Nooit gemeld", "Never reported"), fleet.NeverReported, board.Say("over de apps is niets bekend", "nothing is known of the apps")),
            ])}<p>{Ages(board)}</p>

            """);

        IEnumerable<IReadOnlyList<Markup>> OtherKinds()
        {
            if (coverage.OtherKinds > 0)
                yield return Row(
                    board.Say("Toestellen van een onbekende soort", "Devices of an unknown kind"), ShownCount.Of(coverage.OtherKinds),
                    board.Say("tellen niet mee als mobiel of als laptop", "counted neither as mobile nor as laptop"));
        }

        IReadOnlyList<Markup> Row(string name, ShownCount count, string meaning) =>
            [Markup.Of($"{name}"), Markup.Of($"{count.In(board.Words)}"), Markup.Of($"{count.ShareOf(fleet.Total, board.Words)}"), Markup.Of($"{meaning}")];
    }

    private static string Ages(BoardReport board) => board.Coverage is { Oldest: { } oldest, Newest: { } newest, MedianAgeInDays: { } median }
        ? board.Say(
            $"De oudste inventaris is van {Day(board, oldest)}, de nieuwste van {Day(board, newest)}. De middelste is {Days(board, median)} oud.",
            $"The oldest inventory is of {Day(board, oldest)}, the newest of {Day(board, newest)}. The middle one is {Days(board, median)} old.")
        : board.Say("Er is geen inventaris met een datum.", "There is no inventory with a date.");

    private static string Day(BoardReport board, DateTimeOffset at) => board.Words.Day(DateOnly.FromDateTime(at.UtcDateTime));

    private static string Days(BoardReport board, int days) => board.Words.Count(days, ("dag", "dagen"), ("day", "days"));
}
