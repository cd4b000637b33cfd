using Appwacht.Policy.Devices;
using Appwacht.Policy.Findings;
using Appwacht.Policy.Language;
using Spectre.Console;

namespace Appwacht.Cli.Reports;

/// <summary>The answer on a terminal: the measurable effect first, then the apps, then how far the answer reaches.</summary>
internal static class TableReport
{
    /// <summary>More apps than this do not help somebody who reads a screen; the rest is in the other forms.</summary>
    private const int MostApps = 40;

    public static void Write(IAnsiConsole screen, CheckReport report, Words words)
    {
        var answer = report.Answer;
        var policies = string.Join(" ← ", answer.Question.Stack.Layers.Reverse().Select(layer => layer.Document.Version is { } version ? $"{layer.Document.Id} v{version}" : layer.Document.Id));
        screen.MarkupLineInterpolated($"[bold]{words.Day(answer.Question.Day)}[/]  {words.Say("beleid", "policy")} {policies}");
        screen.WriteLine();
        Effect(screen, answer, words, Policy.Language.Effect.Deny, "red", words.Say("een app die geweerd wordt", "an app that is denied"));
        Effect(screen, answer, words, Policy.Language.Effect.NeedsVetting, "yellow", words.Say("verder alleen een app die eerst beoordeeld moet worden", "otherwise only an app that needs vetting first"));
        Effect(screen, answer, words, Policy.Language.Effect.AdviseAgainst, "blue", words.Say("verder alleen een app die wordt ontraden", "otherwise only an app that is advised against"));
        screen.WriteLine();
        if (answer.Apps.Count > 0)
            screen.Write(Apps(answer, words));
        if (answer.Apps.Count > MostApps)
            screen.MarkupLineInterpolated($"{words.Say($"… en nog {answer.Apps.Count - MostApps} apps; alles staat in", $"… and {answer.Apps.Count - MostApps} more apps; all of them are in")} --format json|csv|html");
        Unnamed(screen, answer, words);
        Reach(screen, report, words);
    }

    private static void Effect(IAnsiConsole screen, FleetAnswer answer, Words words, Effect effect, string colour, string what)
    {
        var devices = answer.DevicesAt(effect).ToArray();
        var (mobile, laptops) = (devices.Count(device => device.IsMobile), devices.Count(device => device.Kind is DeviceKind.Laptop));
        if (devices.Length == 0 && effect is not Policy.Language.Effect.Deny)
            return;
        screen.MarkupInterpolated($"[{colour}]■[/] ");
        screen.MarkupLineInterpolated($"{words.Say("Op", "On")} [bold]{words.Number(mobile)}[/] {words.Say("van de", "of the")} {words.Number(answer.Coverage.Mobile)} {words.Say("mobiele toestellen", "mobile devices")} ({words.Percent(mobile, answer.Coverage.Mobile)}) {words.Say("en", "and")} [bold]{words.Number(laptops)}[/] {words.Say("van de", "of the")} {words.Number(answer.Coverage.Laptops)} laptops {words.Say("staat", "there is")} {what}.");
    }

    private static Table Apps(FleetAnswer answer, Words words)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("App");
        table.AddColumn(words.Say("Effect", "Effect"));
        table.AddColumn(new TableColumn($"{words.Say("Mobiel", "Mobile")}\n{words.Say("van", "of")} {words.Number(answer.Coverage.Mobile)}").RightAligned());
        table.AddColumn(new TableColumn($"Laptop\n{words.Say("van", "of")} {words.Number(answer.Coverage.Laptops)}").RightAligned());
        table.AddColumn(new TableColumn(words.Say("Waar-\nschijnlijk", "Probable")).RightAligned());
        table.AddColumn(words.Say("Beheerd vanuit", "Controlled from"));
        table.AddColumn(words.Say("Regel", "Rule"));
        foreach (var app in answer.Apps.Take(MostApps))
        {
            table.AddRow(
                Markup.Escape(app.App.Name),
                app.ByEffect.Count < 2 ? words.Effect(app.Effect) : string.Join("\n", app.ByEffect.Select(pair => $"{words.Effect(pair.Key)} {words.Number(pair.Value)}")),
                words.Number(app.Devices.Count(device => device.IsMobile)),
                words.Number(app.Devices.Count(device => device.IsOfTheOrganisation && device.Kind is DeviceKind.Laptop)),
                app.Probable.Count == 0 ? "" : words.Number(app.Probable.Count),
                Markup.Escape(string.Join("\n", app.ControlPaths.Select(path => ControlText.Short(path, answer.Question.Register, words)))),
                Markup.Escape(string.Join("\n", app.Rules.Select(rule => rule.Rule.Id).Distinct())));
        }

        return table;
    }

    private static void Unnamed(IAnsiConsole screen, FleetAnswer answer, Words words)
    {
        if (answer.Unnamed.Count == 0)
            return;
        screen.MarkupLineInterpolated($"{words.Say($"Op {words.Number(answer.Unnamed.Count)} toestellen met privégebruik staan samen {words.Number(answer.Unnamed.Sum(unnamed => unnamed.Count))} apps buiten de lijst. Welke dat zijn, ziet alleen de gebruiker.", $"On {words.Number(answer.Unnamed.Count)} devices with private use there are {words.Number(answer.Unnamed.Sum(unnamed => unnamed.Count))} apps outside the list. Which ones is for the user alone to see.")}");
    }

    private static void Reach(IAnsiConsole screen, CheckReport report, Words words)
    {
        var coverage = report.Answer.Coverage;
        screen.MarkupLineInterpolated($"[dim]{words.Say($"Gelezen: {words.Number(coverage.Read)} van de {words.Number(coverage.Total)} toestellen; {words.Number(coverage.Stale)} met een inventaris ouder dan {report.Answer.Question.StaleAfterDays} dagen, {words.Number(coverage.NeverReported)} nooit. Mediane leeftijd: {words.Count(coverage.MedianAgeInDays ?? 0, ("dag", "dagen"), ("day", "days"))}.", $"Read: {words.Number(coverage.Read)} of the {words.Number(coverage.Total)} devices; {words.Number(coverage.Stale)} with an inventory older than {report.Answer.Question.StaleAfterDays} days, {words.Number(coverage.NeverReported)} never. Median age: {words.Count(coverage.MedianAgeInDays ?? 0, ("dag", "dagen"), ("day", "days"))}.")}[/]");
        foreach (var rule in report.Answer.Rules.Where(rule => rule.Undetermined > 0))
            screen.MarkupLineInterpolated($"[dim]{words.Say($"Regel {rule.Rule.Reference}: op {words.Number(rule.Devices)} toestellen zeker, op nog {words.Number(rule.Undetermined)} niet vast te stellen ({string.Join(", ", rule.NotKnown)}); dat telt als eerst beoordelen.", $"Rule {rule.Rule.Reference}: certain on {words.Number(rule.Devices)} devices, not to be determined on {words.Number(rule.Undetermined)} more ({string.Join(", ", rule.NotKnown)}); that counts as needs vetting.")}[/]");
        if (report.Answer.Exempted.Count > 0)
            screen.MarkupLineInterpolated($"[dim]{words.Say($"Uitzonderingen: {words.Number(report.Answer.Exempted.Count)} apps op toestellen.", $"Exemptions: {words.Number(report.Answer.Exempted.Count)} apps on devices.")}[/]");
        if (report.Rejected > 0)
            screen.MarkupLineInterpolated($"[yellow]{words.Say($"{words.Number(report.Rejected)} regels niet gebruikt; plaats en reden staan in {report.RejectFile}.", $"{words.Number(report.Rejected)} rows not used; place and reason are in {report.RejectFile}.")}[/]");
    }
}
