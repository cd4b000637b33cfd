using Appwacht.Policy.Comparison;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Register;
using Spectre.Console;

namespace Appwacht.Cli.Reports;

/// <summary>Every weakening with a device and an app that show it, on a terminal.</summary>
internal static class ComparisonReport
{
    public static void Write(IAnsiConsole screen, PolicyComparison comparison, AppRegister register, Words words)
    {
        foreach (var weakening in comparison.Weakenings)
        {
            screen.MarkupLineInterpolated($"[red]{words.Say("zwakker", "weaker")}[/] [bold]{weakening.Rule.Reference}[/]: {words.Effect(weakening.Base)} ⇒ {words.Effect(weakening.Stack)}");
            screen.MarkupLineInterpolated($"  {words.Say("toestel", "device")}: {Device(weakening.Device, words)}");
            screen.MarkupLineInterpolated($"  app: {App(weakening.App, register, words)}");
            screen.MarkupLineInterpolated($"  {words.Say("dag", "day")}: {weakening.Day:yyyy-MM-dd}");
        }

        if (comparison.Weakenings.Count == 0)
            screen.MarkupLineInterpolated($"{words.Say("Nergens zwakker.", "Nowhere weaker.")}");
        screen.MarkupLineInterpolated($"[dim]{words.Say($"Nagegaan: {words.Number(comparison.DeviceKinds)} soorten toestel × {words.Number(comparison.AppKinds)} soorten app × {words.Number(comparison.Days)} perioden.", $"Looked at: {words.Number(comparison.DeviceKinds)} kinds of device × {words.Number(comparison.AppKinds)} kinds of app × {words.Number(comparison.Days)} stretches of time.")}[/]");
    }

    private static string Device(DeviceFacts device, Words words)
    {
        var unknown = words.Say("onbekend", "unknown");
        var facts = new List<string>
        {
            $"ownership: {device.Ownership.Name()}", $"platform: {device.Platform.Name()}", $"kind: {device.Kind.Name()}",
            $"os: {device.Os?.ToString() ?? unknown}", $"tier: {device.Tier?.Name() ?? unknown}", $"unit: {device.Unit ?? unknown}", $"role: {device.Role ?? unknown}",
        };
        if (device.Groups is not { Count: 0 })
            facts.Add($"group: {(device.Groups is { } groups ? string.Join(" + ", groups) : unknown)}");
        if (device.Deployments is not { Count: 0 })
            facts.Add($"deployment: {(device.Deployments is { } deployments ? string.Join(" + ", deployments) : unknown)}");
        return string.Join(", ", facts);
    }

    /// <summary>A real app by its name; a thinkable one by what is special about it.</summary>
    private static string App(AppFacts app, AppRegister register, Words words)
    {
        if (app.Slug is { } slug && register.Find(slug) is { } known && known.Category == app.Category)
            return $"{known.Name} ({slug})";
        if (!app.IsKnown)
            return app.Id is { } id ? $"{id} ({words.Say("niet in het register", "not in the register")})" : words.Say("een app die het register niet kent", "an app that the register does not know");
        string[] facts =
        [
            .. app.Category is { } category ? [$"category: {category}"] : Array.Empty<string>(),
            .. app.ControlledFrom.Select(pair => $"controlled-from: {pair.Key} ({pair.Value.Name()})"),
            .. app.Parties.Select(pair => $"party: {pair.Key} ({pair.Value.Name()})"),
            .. app.Publishers.Select(pair => $"publisher: {pair.Key} ({pair.Value.Name()})"),
            .. app.Listings.Select(list => $"listed-by: {list}"),
            .. app.Uses.Select(use => $"uses: {use}"),
            .. (app.Contains ?? new HashSet<string>()).Select(sdk => $"contains: {sdk}"),
            .. (app.SignedBy ?? new HashSet<string>()).Select(signer => $"signed-by: {signer}"),
        ];
        return $"{words.Say("een denkbare app", "a thinkable app")} {app.Slug}: {string.Join(", ", facts)}";
    }
}
