using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Cli.Reports.Html;

/// <summary>What the report cannot say, why, and who can do something about it: a gap that is not named looks like good news.</summary>
internal static class NotDetermined
{
    private enum Gap
    {
        Control,
        App,
        Person,
        Device,
    }

    public static Markup Of(BoardReport board) => board.HasRead ? Known(board) : Markup.Of($"""
        <p>{board.Say("Er zijn geen apps gelezen. Daarom is niets vastgesteld.", "No apps were read. So nothing was determined.")}</p>

        """);

    private static Markup Known(BoardReport board) => Markup.Of($"""
        {Gaps(board)}<ul class="gaps">
        {Lines(board).Select(line => Markup.Of($"<li>{line}</li>\n"))}</ul>

        """);

    private static Markup Gaps(BoardReport board)
    {
        var rows = (
            from finding in board.Answer.Findings.Where(finding => finding.Verdict.IsUndetermined && finding.Match is not Match.Probable)
                .Select(finding => (finding.Device, finding.Verdict, Name: FoundApps.IsAboutTheApp(finding) ? finding.App.Name : null))
                .Concat(board.Answer.Unnamed.Where(unnamed => unnamed.Verdict.IsUndetermined).Select(unnamed => (unnamed.Device, unnamed.Verdict, Name: (string?)null)))
            where finding.Device.IsMobile
            from gap in finding.Verdict.Decisive.SelectMany(match => match.Grounds).Where(ground => ground.Truth is Truth.Unknown).Select(GapOf).Distinct()
            group finding by gap into gaps
            orderby gaps.Key
            select (gaps.Key, Devices: BoardReport.MobileOf(gaps.Select(gap => gap.Device)), Apps: gaps.Select(gap => gap.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray())).ToArray();
        if (rows.Length == 0)
            return Markup.Of($"<p>{board.Say("Elke regel was op elk toestel vast te stellen, voor zover gelezen.", "Every rule could be determined on every device, as far as read.")}</p>\n");
        var table = new DataTable(
            board.Say("Wat niet is vastgesteld; het telt als ‘eerst beoordelen’", "What was not determined; it counts as ‘needs vetting’"),
            new(board.Say("Wat niet bekend is", "What is not known")), new(board.Say("Mobiele toestellen", "Mobile devices"), IsNumber: true), new(board.Say("Apps", "Apps")),
            new(board.Say("Wat nodig is", "What is needed")));
        return table.With(rows.Select(row =>
        {
            var (what, needed) = Words(board, row.Key);
            return (IReadOnlyList<Markup>)[Markup.Of($"{what}"), Markup.Of($"{row.Devices.In(board.Words)}"), Names(row.Apps), Markup.Of($"{needed}")];
        }));
    }

    private static Markup Names(string[] names) =>
        names.Length == 0 ? Markup.Of($"–") : Markup.Join(names.Select(name => Markup.Of($"<bdi>{name}</bdi>")), ", ");

    private static Gap GapOf(Ground ground) => ground switch
    {
        { Confidence: not null } => Gap.Control,
        { Key: "tier" or "unit" or "role" or "group" or "deployment" } => Gap.Person,
        { Key: "ownership" or "platform" or "kind" or "os" } => Gap.Device,
        _ => Gap.App,
    };

    private static (string What, string Needed) Words(BoardReport board, Gap gap) => gap switch
    {
        Gap.Control => (
            board.Say("Wie de app beheert: dat is alleen een vermoeden", "Who controls the app: that is only presumed"),
            board.Say("een besluit over wie de app beheert", "a decision on who controls the app")),
        Gap.Person => (
            board.Say("Wie het toestel gebruikt, of wat diens functie is", "Who uses the device, or in what position"),
            board.Say("de gebruiker en de functie aanvullen in de administratie", "the user and the position to be added to the records")),
        Gap.Device => (
            board.Say("Kenmerken van het toestel", "Features of the device"),
            board.Say("het toestel aanvullen in de administratie", "the device to be completed in the records")),
        _ => (
            board.Say("Wat de app gebruikt of bevat: dat is niet beoordeeld", "What the app uses or contains: that was not vetted"),
            board.Say("een beoordeling van de app", "a vetting of the app")),
    };

    private static IEnumerable<string> Lines(BoardReport board)
    {
        var probable = BoardReport.MobileOf(board.Answer.Findings.Where(finding => finding.Match is Match.Probable).Select(finding => finding.Device));
        yield return board.Say(
            $"Mobiele toestellen met een app die waarschijnlijk onder een regel valt, maar alleen aan de naam is herkend: {probable.In(board.Words)}.",
            $"Mobile devices with an app that probably falls under a rule, but is recognised by its name only: {probable.In(board.Words)}.");
        var unnamed = board.Answer.Unnamed.Where(unnamed => unnamed.Device.IsMobile).ToArray();
        var devices = ShownCount.Of(unnamed.Length);
        var apps = devices.Exact is null ? devices : ShownCount.Of(unnamed.Sum(one => one.Count));
        yield return board.Say(
            $"Mobiele toestellen met privégebruik met apps die geen regel noemt: {devices.In(board.Words)}, met samen {apps.In(board.Words)} apps. Welke dat zijn, ziet alleen de gebruiker.",
            $"Mobile devices with private use with apps that no rule names: {devices.In(board.Words)}, with {apps.In(board.Words)} apps together. Only the user sees which ones.");
        yield return board.Say(
            $"Mobiele toestellen met een uitzondering die nu geldt: {BoardReport.MobileOf(board.Answer.Exempted.Select(finding => finding.Device)).In(board.Words)}.",
            $"Mobile devices with an exemption in force: {BoardReport.MobileOf(board.Answer.Exempted.Select(finding => finding.Device)).In(board.Words)}.");
    }
}
