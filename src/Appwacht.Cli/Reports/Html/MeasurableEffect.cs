using Appwacht.Policy.Language;

namespace Appwacht.Cli.Reports.Html;

/// <summary>The figure a board decides and is judged by: on how many devices an app is that may not be there.</summary>
internal static class MeasurableEffect
{
    public static Markup Of(BoardReport board) => board.HasRead ? Figures(board) : NothingToConclude(board);

    /// <summary>Without a single inventory, a zero would be a lie.</summary>
    private static Markup NothingToConclude(BoardReport board) => Markup.Of($"""
        <p class="notice"><strong>{board.Say("Er valt niets te concluderen.", "Nothing can be concluded.")}</strong> {board.Say(
            "Van geen enkel toestel is gelezen welke apps erop staan. Dit rapport zegt dus niet dat er niets op staat.",
            "Of not a single device the apps were read. So this report does not say that there is nothing on them.")}</p>

        """);

    private static Markup Figures(BoardReport board) => Markup.Of($"""
        {GoalReached(board)}<div class="figures">
        {Figure(board, Effect.Deny)}{Figure(board, Effect.NeedsVetting)}{Figure(board, Effect.AdviseAgainst)}</div>
        <p>{board.Say("Een toestel telt één keer: bij het zwaarste gevolg van de apps die erop staan.", "A device counts once: under the strongest effect of the apps on it.")} {CoverageShown.InALine(board)}</p>

        """);

    private static Markup GoalReached(BoardReport board) => board.Answer.DevicesAt(Effect.Deny).Any() ? Markup.Nothing : Markup.Of($"""
        <p class="notice good"><strong>{board.Say("Het doel is gehaald.", "The goal has been reached.")}</strong> {board.Say(
            "Op geen van de toestellen die gelezen zijn, staat een app die geweerd wordt.",
            "None of the devices that were read has an app that is kept out.")}</p>

        """);

    private static Markup Figure(BoardReport board, Effect effect)
    {
        var devices = board.Answer.DevicesAt(effect).ToArray();
        var (mobile, laptops) = (BoardReport.MobileOf(devices), BoardReport.LaptopsOf(devices));
        return Markup.Of($"""
            <div class="figure {effect.Name()}">
            <h3><span class="effect {effect.Name()}">{board.Words.Effect(effect)}</span></h3>
            {One(board, mobile, board.Mobile, (board.Say("mobiele toestellen", "mobile devices"), What(board, effect)), effect)}
            {One(board, laptops, board.Laptops, (board.Say("laptops", "laptops"), What(board, effect)), effect)}
            </div>

            """);
    }

    private static Markup One(BoardReport board, ShownCount count, ShownCount whole, (string Devices, string What) words, Effect effect)
    {
        if (whole.IsZero)
            return Markup.Of($"<div class=\"one\"><p class=\"sentence\">{board.Say($"Er zijn geen {words.Devices}.", $"There are no {words.Devices}.")}</p></div>");
        var all = whole.Exact is null ? "" : whole.In(board.Words) + " ";
        var share = count.ShareOf(whole, board.Words);
        var number = count.IsZero ? board.Say("geen", "none") : count.In(board.Words);
        return Markup.Of($"""
            <div class="one">
            <p class="big" aria-hidden="true"><span class="{(count.Exact is null ? "phrase" : "digits")}">{count.In(board.Words)}</span> <span class="of">{board.Say("van", "of")} {all}{words.Devices}</span></p>
            {Bars.Bar(count, whole.Exact ?? SmallCounts.Least, effect)}
            <p class="sentence">{board.Say($"Op {number} van de {all}{words.Devices} staat {words.What}", $"On {number} of the {all}{words.Devices} there is {words.What}")}{(share is "" ? "" : $" ({share})")}. <span class="goal">{board.Say("Doel: 0.", "Goal: 0.")}</span></p>
            </div>
            """);
    }

    private static string What(BoardReport board, Effect effect) => effect switch
    {
        Effect.Deny => board.Say("een app die geweerd wordt", "an app that is kept out"),
        Effect.NeedsVetting => board.Say("een app die eerst beoordeeld moet worden", "an app that needs vetting first"),
        _ => board.Say("een app die ontraden wordt", "an app that is advised against"),
    };
}
