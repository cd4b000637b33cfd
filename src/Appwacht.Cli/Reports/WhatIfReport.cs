using System.Text.Json;
using Appwacht.Policy.Findings;
using Appwacht.Policy.Language;
using Spectre.Console;

namespace Appwacht.Cli.Reports;

/// <summary>What a decision would do, on a terminal or as JSON.</summary>
internal static class WhatIfReport
{
    private const int MostApps = 30;

    public static void WriteTable(IAnsiConsole screen, WhatIf whatIf, Words words)
    {
        Side(screen, whatIf.Gained, words, words.Say("Strenger dan nu", "Stricter than today"));
        Side(screen, whatIf.Lost, words, words.Say("Milder dan nu", "Milder than today"));
        if (whatIf.Gained.Devices + whatIf.Lost.Devices == 0)
            screen.MarkupLineInterpolated($"{words.Say("Er verandert niets op deze toestellen.", "Nothing changes on these devices.")}");
    }

    private static void Side(IAnsiConsole screen, WhatIfSide side, Words words, string title)
    {
        if (side.Devices == 0)
            return;
        screen.MarkupLineInterpolated($"[bold]{title}[/]: {words.Count(side.Devices, ("toestel", "toestellen"), ("device", "devices"))}, {words.Count(side.People, ("persoon", "personen"), ("person", "people"))}, {words.Count(side.Units.Count, ("eenheid", "eenheden"), ("unit", "units"))}");
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("App");
        table.AddColumn(new TableColumn(words.Say("Toestellen", "Devices")).RightAligned());
        foreach (var (app, name, devices) in side.Apps.Take(MostApps))
            table.AddRow(Markup.Escape(app is WhatIf.OutsideTheList ? words.Say("(apps buiten de lijst)", "(apps outside the list)") : name), Shown(devices, words));
        screen.Write(table);
        if (side.Apps.Count > MostApps)
            screen.MarkupLineInterpolated($"{words.Say($"… en nog {side.Apps.Count - MostApps} apps; alles staat in --format json", $"… and {side.Apps.Count - MostApps} more apps; all of them are in --format json")}");
        var units = side.Units.Select(unit => $"{(unit.Key is "" ? words.Say("onbekend", "unknown") : unit.Key)} {Shown(unit.Value, words)}");
        screen.MarkupLineInterpolated($"[dim]{words.Say("Per eenheid", "By unit")}: {string.Join(", ", units)}[/]");
        if (side.OnlyCounted > 0)
            screen.MarkupLineInterpolated($"[dim]{words.Say($"{words.Number(side.OnlyCounted)} keer op toestellen met privégebruik: geteld, niet op naam, want geen regel noemt de app nu.", $"{words.Number(side.OnlyCounted)} times on devices with private use: counted, not listed, for no rule names the app today.")}[/]");
        screen.WriteLine();
    }

    public static void WriteJson(Stream to, WhatIf whatIf)
    {
        using var json = new Utf8JsonWriter(to, JsonReport.Readable);
        json.WriteStartObject();
        json.WriteString("day", $"{whatIf.Now.Question.Day:O}");
        Side(json, "gained", whatIf.Gained);
        Side(json, "lost", whatIf.Lost);
        json.WriteEndObject();
    }

    private static void Side(Utf8JsonWriter json, string key, WhatIfSide side)
    {
        json.WriteStartObject(key);
        json.WriteNumber("devices", side.Devices);
        json.WriteNumber("people", side.People);
        json.WriteStartObject("units");
        foreach (var (unit, devices) in side.Units)
            Number(json, unit, devices);
        json.WriteEndObject();
        JsonReport.Array(json, "apps", side.Apps, app =>
        {
            json.WriteString("app", app.App);
            json.WriteString("name", app.Name);
            Number(json, "devices", app.Devices);
        });
        JsonReport.Array(json, "list", side.List, change =>
        {
            json.WriteString("device", change.Device.Id);
            json.WriteString("person", change.Device.PersonId);
            json.WriteString("unit", change.Person?.Unit);
            json.WriteString("app", change.App);
            json.WriteString("now", change.Now.Name());
            json.WriteString("then", change.Then.Name());
        });
        json.WriteNumber("onlyCounted", side.OnlyCounted);
        json.WriteEndObject();
    }

    private static string Shown(int? count, Words words) => count is { } shown ? words.Number(shown) : words.Say("minder dan 5", "fewer than 5");

    private static void Number(Utf8JsonWriter json, string key, int? count)
    {
        if (count is { } shown)
            json.WriteNumber(key, shown);
        else
            json.WriteNull(key);
    }
}
