using System.Text.Json;
using Appwacht.Client;
using Appwacht.Policy.Language;
using Spectre.Console;

namespace Appwacht.Cli.Reports;

/// <summary>What a server counts, on a terminal in the same form as a check of files. A number that the server does not show is a dash.</summary>
internal static class ServerReport
{
    /// <summary>More apps than this do not help somebody who reads a screen.</summary>
    private const int MostApps = 40;

    public static void Write(IAnsiConsole screen, Tellingen counts, Words words)
    {
        screen.MarkupLineInterpolated($"[bold]{words.Day(counts.Dag)}[/]  {words.Say("beleid, versie", "policy, version")} {counts.Beleid}");
        screen.WriteLine();
        var (mobile, laptops) = (Group(counts, "mobile"), Group(counts, "laptop"));
        Effect(screen, words, "red", (mobile.Weren, mobile.Toestellen), (laptops.Weren, laptops.Toestellen), words.Say("een app die geweerd wordt", "an app that is denied"));
        Effect(screen, words, "yellow", (mobile.EerstBeoordelen, mobile.Toestellen), (laptops.EerstBeoordelen, laptops.Toestellen), words.Say("verder alleen een app die eerst beoordeeld moet worden", "otherwise only an app that needs vetting first"));
        Effect(screen, words, "blue", (mobile.Ontraden, mobile.Toestellen), (laptops.Ontraden, laptops.Toestellen), words.Say("verder alleen een app die wordt ontraden", "otherwise only an app that is advised against"));
        screen.WriteLine();
        if (counts.Apps.Count > 0)
            screen.Write(Apps(counts, words, mobile.Toestellen, laptops.Toestellen));
        if (counts.Apps.Count > MostApps)
            screen.MarkupLineInterpolated($"{words.Say($"… en nog {counts.Apps.Count - MostApps} apps; alles staat in", $"… and {counts.Apps.Count - MostApps} more apps; all of them are in")} --format json");
        var read = counts.Inventarissen;
        screen.MarkupLineInterpolated($"[dim]{words.Say($"Gelezen: {Number(read.Gelezen, words)} van de {Number(read.Toestellen, words)} toestellen; {Number(read.Verouderd, words)} met een inventaris ouder dan {read.VerouderdNa} dagen, {Number(read.NooitGelezen, words)} nooit. – : niet getoond, omdat het naar mensen wijst.", $"Read: {Number(read.Gelezen, words)} of the {Number(read.Toestellen, words)} devices; {Number(read.Verouderd, words)} with an inventory older than {read.VerouderdNa} days, {Number(read.NooitGelezen, words)} never. – : not shown, because it points at people.")}[/]");
    }

    public static void WriteJson(Stream stream, Tellingen counts)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        JsonSerializer.Serialize(json, counts, WireJson.Default.Tellingen);
    }

    /// <summary>A group that is not there has no devices, or is too small to be shown; which of the two is not said.</summary>
    private static Groepstelling Group(Tellingen counts, string name) => counts.PerSoort.FirstOrDefault(group => group.Groep == name) ?? new(name, null, null, null, null, null);

    private static void Effect(IAnsiConsole screen, Words words, string colour, (int? With, int? Of) mobile, (int? With, int? Of) laptops, string what)
    {
        screen.MarkupInterpolated($"[{colour}]■[/] ");
        screen.MarkupLineInterpolated($"{words.Say("Op", "On")} [bold]{Number(mobile.With, words)}[/] {words.Say("van de", "of the")} {Number(mobile.Of, words)} {words.Say("mobiele toestellen", "mobile devices")} {words.Say("en", "and")} [bold]{Number(laptops.With, words)}[/] {words.Say("van de", "of the")} {Number(laptops.Of, words)} laptops {words.Say("staat", "there is")} {what}.");
    }

    private static Table Apps(Tellingen counts, Words words, int? mobile, int? laptops)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("App");
        table.AddColumn("Effect");
        table.AddColumn(new TableColumn(words.Say("Toestellen", "Devices")).RightAligned());
        table.AddColumn(new TableColumn($"{words.Say("Mobiel", "Mobile")}\n{words.Say("van", "of")} {Number(mobile, words)}").RightAligned());
        table.AddColumn(new TableColumn($"Laptop\n{words.Say("van", "of")} {Number(laptops, words)}").RightAligned());
        table.AddColumn(new TableColumn(words.Say("Waar-\nschijnlijk", "Probable")).RightAligned());
        table.AddColumn(words.Say("Regel", "Rule"));
        foreach (var app in counts.Apps.Take(MostApps))
            table.AddRow(
                Markup.Escape(app.Titel), words.Effect(Effects.Names.Index().FirstOrDefault(effect => effect.Item == app.Oordeel) is { Item: not null } known ? (Effect)known.Index : default),
                Number(app.Toestellen, words), Number(app.Mobiel, words), Number(app.Laptops, words), app.Waarschijnlijk is 0 ? "" : Number(app.Waarschijnlijk, words),
                Markup.Escape(string.Join("\n", app.Regels.Select(rule => rule[(rule.IndexOf('/', StringComparison.Ordinal) + 1)..]).Distinct())));
        return table;
    }

    private static string Number(int? count, Words words) => count is { } shown ? words.Number(shown) : "–";
}
