using System.Text.Json;
using Appwacht.Register;
using Spectre.Console;

namespace Appwacht.Cli.Reports;

/// <summary>The derived list of apps and what changed in it, on a terminal or as JSON.</summary>
internal static class DerivedReport
{
    public static void Write(IAnsiConsole screen, IReadOnlyList<DerivedApp> list, AppRegister register, Words words)
    {
        foreach (var (app, path) in list)
            screen.MarkupLineInterpolated($"[bold]{app.Slug}[/]  {app.Name}: {ControlText.Short(path, register, words)}");
        screen.MarkupLineInterpolated($"{words.Count(list.Count, ("app", "apps"), ("app", "apps"))}, {words.Say("waarvan", "of which")} {words.Number(list.Count(derived => derived.Path.Confidence is Confidence.Presumed))} {words.Say("vermoed", "presumed")}");
    }

    public static void Write(IAnsiConsole screen, IReadOnlyList<DerivedChange> changes, AppRegister register, Words words)
    {
        foreach (var (app, before, after) in changes)
            screen.MarkupLineInterpolated($"{Sign(before, after)} [bold]{app.Slug}[/]  {app.Name}: {Side(before)} ⇒ {Side(after)}");
        screen.MarkupLineInterpolated($"{words.Say("erbij", "added")} {changes.Count(change => change.Before is null)}, {words.Say("eraf", "removed")} {changes.Count(change => change.After is null)}, {words.Say("anders", "changed")} {changes.Count(change => change is { Before: not null, After: not null })}");

        string Side(ControlPath? path) => path is null ? words.Say("niet op de lijst", "not on the list") : ControlText.Short(path, register, words);

        static string Sign(ControlPath? before, ControlPath? after) => before is null ? "+" : after is null ? "−" : "~";
    }

    public static void WriteJson(Stream to, IReadOnlyList<DerivedApp> list, DateOnly day)
    {
        using var json = new Utf8JsonWriter(to, JsonReport.Readable);
        json.WriteStartObject();
        json.WriteString("day", $"{day:O}");
        JsonReport.Array(json, "apps", list, derived =>
        {
            json.WriteString("app", derived.App.Slug);
            json.WriteString("name", derived.App.Name);
            Path(json, "controlPath", derived.Path);
        });
        json.WriteEndObject();
    }

    public static void WriteJson(Stream to, IReadOnlyList<DerivedChange> changes, DateOnly from, DateOnly until)
    {
        using var json = new Utf8JsonWriter(to, JsonReport.Readable);
        json.WriteStartObject();
        json.WriteString("from", $"{from:O}");
        json.WriteString("to", $"{until:O}");
        JsonReport.Array(json, "changes", changes, change =>
        {
            json.WriteString("app", change.App.Slug);
            json.WriteString("name", change.App.Name);
            json.WriteString("change", change.Before is null ? "added" : change.After is null ? "removed" : "changed");
            Path(json, "before", change.Before);
            Path(json, "after", change.After);
        });
        json.WriteEndObject();
    }

    private static void Path(Utf8JsonWriter json, string key, ControlPath? path)
    {
        json.WriteStartArray(key);
        if (path is not null)
            ControlPathJson.Steps(json, path);
        json.WriteEndArray();
    }
}
