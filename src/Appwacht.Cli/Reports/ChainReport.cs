using Appwacht.Register;
using Spectre.Console;

namespace Appwacht.Cli.Reports;

/// <summary>Who controls an app, with every edge and its source, on a terminal.</summary>
internal static class ChainReport
{
    public static void Write(IAnsiConsole screen, App app, AppRegister register, DateOnly day, Country usedIn, Words words)
    {
        var chain = ControlChain.Of(app, register, day, usedIn);
        screen.MarkupLineInterpolated($"{words.Say($"Beheerd vanuit, op {words.Day(day)}, voor gebruik in", $"Controlled from, on {words.Day(day)}, for use in")} {ControlText.Country(usedIn, register, words)}:");
        if (chain.Countries.Count == 0)
            screen.MarkupLineInterpolated($"  {words.Say("niet bekend", "not known")}");
        foreach (var path in chain.Countries)
        {
            var ground = path.End is PathEnd.OperatedIn ? words.Say("daar wordt gewerkt", "the work is done there") : words.Say("zetel", "seat");
            screen.MarkupLineInterpolated($"  [bold]{ControlText.Country(path.Country, register, words)}[/] ({ControlText.Confidence(path.Confidence, words)}, {ground})");
            foreach (var edge in path.Edges)
                Edge(screen, edge, app, register, words, "    ");
        }

        if (chain.ShownOnly.Count > 0)
            screen.MarkupLineInterpolated($"{words.Say("Niet doorslaggevend", "Not decisive")}:");
        foreach (var edge in chain.ShownOnly)
            Edge(screen, edge, app, register, words, "  ");
    }

    private static void Edge(IAnsiConsole screen, ControlEdge edge, App app, AppRegister register, Words words, string indent)
    {
        var child = edge.Child == app.Node ? app.Name : register.FindParty(edge.Child)?.Name ?? edge.Child;
        screen.MarkupLineInterpolated($"{indent}{child} {ControlText.Edge(edge, register, words)}");
        if (edge.Decision is { } decision)
            screen.MarkupLineInterpolated($"{indent}  [dim]{decision.By}, {decision.Date:yyyy-MM-dd}, {decision.Reference}: {decision.Why}[/]");
        screen.MarkupLineInterpolated($"{indent}  [dim]{ControlText.Source(edge.Source)}[/]");
    }
}
