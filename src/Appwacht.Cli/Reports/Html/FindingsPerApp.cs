using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Cli.Reports.Html;

/// <summary>Which apps it is about, on how many devices, by which rule, because of which chain of control.</summary>
internal static class FindingsPerApp
{
    /// <summary>More bars than this is no longer a picture; the table has them all.</summary>
    private const int MostBars = 15;

    public static Markup Of(BoardReport board)
    {
        if (!board.HasRead)
            return Markup.Of($"<p>{board.Say("Er zijn geen apps gelezen.", "No apps were read.")}</p>\n");
        var rows = FoundApps.In(board);
        var others = OtherApps.In(board).ToArray();
        if (rows.Count == 0 && others.Length == 0)
            return Markup.Of($"<p>{board.Say("Er is geen app gevonden die het beleid niet toestaat.", "No app was found that the policy does not allow.")}</p>\n");
        var table = new DataTable(
            board.Say("Apps die het beleid niet zonder meer toestaat, met het aantal toestellen, de reden en hoe zeker die is", "Apps that the policy does not simply allow, with the number of devices, the reason and how sure it is"),
            new(board.Say("App", "App")), new(board.Say("Gevolg", "Effect")), new(OutOf(board, board.Say("Mobiel", "Mobile"), board.Mobile), IsNumber: true),
            new(OutOf(board, "Laptops", board.Laptops), IsNumber: true), new(board.Say("Waarschijnlijk", "Probable"), IsNumber: true),
            new(board.Say("Waarom", "Because")), new(board.Say("Zekerheid", "Confidence")));
        return Markup.Of($"""
            {Chart(board, rows)}{table.With([.. rows.Select(row => Row(board, row)), .. others.Select(row => Row(board, row))])}<p class="note">{board.Say(
                "‘Waarschijnlijk’: de naam lijkt op die van de app, maar het is niet zeker dat het de app is. Die toestellen tellen niet mee.",
                "‘Probable’: the name resembles that of the app, but it is not certain that it is the app. These devices are not counted.")} {board.Say(
                "Op een toestel kunnen meer apps staan; de aantallen zijn dus niet op te tellen.", "A device can have several apps; so the counts do not add up.")}</p>

            """);
    }

    private static Markup Chart(BoardReport board, IReadOnlyList<FoundApp> rows)
    {
        var bars = rows.Where(row => row.Mobile.Exact is not 0).Take(MostBars).Select(row => (row.App.Name, row.Mobile, row.Effect)).ToArray();
        return bars.Length == 0 ? Markup.Nothing : Markup.Of($"""
            {Bars.Chart(
                board.Say("Mobiele toestellen per app", "Mobile devices per app"),
                board.Say("De tabel hierna geeft dezelfde aantallen.", "The table below gives the same counts."), bars, board.Words)}<ul class="key" aria-hidden="true">{bars.Select(bar => bar.Effect).Distinct().OrderDescending().Select(effect => Markup.Of($"<li><span class=\"swatch\">{Bars.Bar(ShownCount.Of(10), 10, effect)}</span>{board.Words.Effect(effect)}</li>"))}{SmallKey(board, bars.Any(bar => bar.Mobile.Exact is null))}</ul>

            """);
    }

    private static Markup SmallKey(BoardReport board, bool isUsed) => isUsed
        ? Markup.Of($"<li><span class=\"swatch\">{Bars.Bar(ShownCount.Of(1), 4, Effect.Deny)}</span>{ShownCount.Of(1).In(board.Words)}</li>")
        : Markup.Nothing;

    private static IReadOnlyList<Markup> Row(BoardReport board, FoundApp row) =>
    [
        Markup.Of($"<bdi>{row.App.Name}</bdi>"), Tag(board, row.Effect), Number(board, row.Mobile), Number(board, row.Laptops), Number(board, row.Probable),
        Markup.Join(row.Reasons.GroupBy(reason => reason.Text).Select(same => Markup.Of($"""<span class="reason">{same.Key}{Chain(board, row, same.First())} {Markup.Join(same.Select(reason => RuleLink(board, reason)), ", ")}</span>"""))),
        Markup.Of($"{(row.Confidence is { } confidence ? board.Words.Confidence(confidence) : board.Say("n.v.t.", "n/a"))}"),
    ];

    private static IReadOnlyList<Markup> Row(BoardReport board, OtherApps row) =>
    [
        Markup.Of($"{board.Say("Overige apps", "Other apps")}"), Tag(board, row.Effect),
        Number(board, BoardReport.MobileOf(row.Devices)), Number(board, BoardReport.LaptopsOf(row.Devices)), Markup.Of($"–"),
        Markup.Of($"{board.Say(
            "Geen regel gaat over deze apps zelf. Ze zijn niet goedgekeurd of niet bekend, of het is niet bekend wie het toestel gebruikt.",
            "No rule is about these apps themselves. They are not approved or not known, or it is not known who uses the device.")}"),
        Markup.Of($"{board.Say("n.v.t.", "n/a")}"),
    ];

    private static Markup Chain(BoardReport board, FoundApp row, Reason reason) => reason.Path is not { } path ? Markup.Nothing : Markup.Of($"""
        <span class="chain"><bdi>{row.App.Name}</bdi>{path.Parties.Select(party => Markup.Of($" → {party.Name}{(party.Seat is { } seat && seat != path.Country ? $" ({seat})" : "")}"))} → {board.Name(path.Country)}</span>
        """);

    private static Markup RuleLink(BoardReport board, Reason reason) =>
        Markup.Of($"<a class=\"rule\" href=\"#{PolicyInForce.Anchor(reason.Rule)}\">{board.Say("regel", "rule")} {reason.Rule.Rule.Id}</a>");

    private static Markup Tag(BoardReport board, Effect effect) => Markup.Of($"<span class=\"effect {effect.Name()}\">{board.Words.Effect(effect)}</span>");

    private static Markup Number(BoardReport board, ShownCount count) => Markup.Of($"{count.In(board.Words)}");

    private static string OutOf(BoardReport board, string what, ShownCount whole) =>
        whole.Exact is > 0 ? $"{what} ({board.Say("van", "of")}\u00a0{whole.In(board.Words)})" : what;
}
