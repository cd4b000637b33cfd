using Appwacht.Register;
using Spectre.Console;

namespace Appwacht.Cli.Reports;

/// <summary>Everything the register knows of one app, on a terminal.</summary>
internal static class AppReport
{
    public static void Write(IAnsiConsole screen, App app, AppRegister register, DateOnly day, Country usedIn, Words words)
    {
        screen.MarkupLineInterpolated($"[bold]{app.Name}[/]  {app.Slug}  {words.Say("categorie", "category")} {app.Category}");
        if (app.Note is not "")
            screen.MarkupLineInterpolated($"[dim]{app.Note}[/]");
        screen.WriteLine();
        ChainReport.Write(screen, app, register, day, usedIn, words);
        screen.WriteLine();
        screen.MarkupLineInterpolated($"{words.Say("Kenmerken in de winkels", "Identifiers in stores")}:");
        foreach (var id in app.Ids)
        {
            var borrowed = id.BorrowedBy.Count > 0 ? words.Say($"; ook gebruikt door {string.Join(", ", id.BorrowedBy)}", $"; also used by {string.Join(", ", id.BorrowedBy)}") : "";
            screen.MarkupLineInterpolated($"  {id.Id} ({ControlText.Confidence(id.Confidence, words)}{borrowed})");
        }

        Many(screen, words.Say("Op lijsten (vermeld is niet beheerd)", "On lists (listed is not controlled)"), register.ListingsOf(app)
            .Select(listing => $"{listing.List.Name}, {listing.List.By} {words.Say("vanaf", "from")} {listing.Period.From:yyyy-MM-dd}"));
        Many(screen, words.Say("Gebruikt", "Uses"), register.CapabilitiesOf(app).Select(capability => $"{capability.Uses} ({capability.How}): {ControlText.Source(capability.Source)}"));
        Many(screen, words.Say("Andere namen", "Other names"), app.Aliases);
        Many(screen, words.Say("Alternatieven", "Alternatives"), app.Alternatives.Select(register.NameOf));
        History(screen, app, register, usedIn, words);
    }

    /// <summary>The countries it was controlled from over time, as far as the edges are dated.</summary>
    private static void History(IAnsiConsole screen, App app, AppRegister register, Country usedIn, Words words) =>
        Many(screen, words.Say("Verloop", "History"), ControlHistory.Of(app, register, usedIn).Select(stretch =>
        {
            var from = stretch.From is { } day ? $"{day:yyyy-MM-dd}" : words.Say("eerder", "before");
            var countries = stretch.Countries.Select(path => $"{ControlText.Country(path.Country, register, words)} ({ControlText.Confidence(path.Confidence, words)})");
            return $"{from}: {string.Join(", ", countries.DefaultIfEmpty(words.Say("niet bekend", "not known")))}";
        }));

    private static void Many(IAnsiConsole screen, string title, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        if (all.Length == 0)
            return;
        screen.MarkupLineInterpolated($"{title}:");
        foreach (var line in all)
            screen.MarkupLineInterpolated($"  {line}");
    }
}
