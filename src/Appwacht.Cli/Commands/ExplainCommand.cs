using System.CommandLine;
using Appwacht.Cli.Reports;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Register;
using Spectre.Console;

namespace Appwacht.Cli.Commands;

/// <summary><c>explain</c>: why an app may or may not be on a device, whether or not it is there.</summary>
internal static class ExplainCommand
{
    public static Command Create(Session session)
    {
        var words = session.Words;
        var command = new Command("explain", words.Say("Leg uit waarom een app wel of niet op een toestel mag", "Explain why an app may or may not be on a device"));
        var fleet = new FleetArguments(command, words);
        var device = new Option<string>("--device") { Description = words.Say("Kenmerk of naam van het toestel", "Identifier or name of the device"), Required = true };
        var app = new Option<string>("--app") { Description = words.Say("App: naam in het register of platform:kenmerk", "App: name in the register, or platform:identifier"), Required = true };
        command.Options.Add(device);
        command.Options.Add(app);
        command.SetAction(given => Run(session, fleet, given, given.GetRequiredValue(device), given.GetRequiredValue(app)));
        return command;
    }

    private static int Run(Session session, FleetArguments fleet, ParseResult given, string deviceName, string appName)
    {
        if (fleet.OpenRejects(given, session) is not { } rejects)
            return ExitCode.Refused;
        using var closing = rejects;
        if (fleet.Read(given, session, rejects) is not { } asked)
            return ExitCode.Refused;
        var devices = asked.Input.Fleet.Devices;
        if ((devices.GetValueOrDefault(deviceName) ?? devices.Values.FirstOrDefault(device => device.Name == deviceName)) is not { } device)
            return session.Refuse($"Er is geen toestel `{deviceName}` in deze map.", $"There is no device `{deviceName}` in this folder.");
        if (AppOf(appName, device, asked) is not { } app)
            return session.Refuse($"Er is geen app `{appName}` in het register; gebruik een naam uit `apps search` of platform:kenmerk.", $"There is no app `{appName}` in the register; use a name from `apps search`, or platform:identifier.");

        var question = asked.Question;
        var person = asked.Input.Fleet.UserOf(device);
        var verdict = question.Stack.Judge(device, person, app, question.Day, question.Exemptions);
        Show(session, asked, app, verdict);
        return verdict.Effect is Policy.Language.Effect.Allow ? ExitCode.Fine : ExitCode.Findings;
    }

    private static AppFacts? AppOf(string name, Device device, FleetQuestion asked)
    {
        var (register, day, usedIn) = (asked.Question.Register, asked.Question.Day, asked.Question.UsedIn);
        if (register.Find(name) is { } app)
            return AppFacts.Of(app, null, register, day, usedIn);
        if (!name.Contains('.') && CommonOptions.App(name, register) is { } named)
            return AppFacts.Of(named, null, register, day, usedIn);
        if (!AppId.TryParse(name, out var id) && !AppId.TryParse($"{device.Platform.Store().Name()}:{name}", out id))
            return null;
        return register.Find(id) is var (known, _) ? AppFacts.Of(known, id, register, day, usedIn) : name.Contains('.') ? AppFacts.Unknown(id, id.Identifier) : null;
    }

    private static void Show(Session session, FleetQuestion asked, AppFacts app, Verdict verdict)
    {
        var (words, screen, question) = (session.Words, session.Screen, asked.Question);
        var explanation = new Explanation(question.Register, question.Day, question.UsedIn);
        screen.MarkupLineInterpolated($"[bold]{words.Say(explanation.Of(verdict, app))}[/]");
        screen.MarkupLineInterpolated($"{words.Say("Oordeel", "Verdict")}: {words.Effect(verdict.Effect)}, {words.Day(question.Day)}{(verdict.IsUndetermined ? words.Say(" (niet vast te stellen)", " (undetermined)") : "")}");
        if (verdict.Exemption is { } exemption)
            screen.MarkupLineInterpolated($"{words.Say("Uitzondering", "Exemption")} {exemption.Id}: {exemption.Task}; {exemption.Justification} ({exemption.Period.From:yyyy-MM-dd} {words.Say("tot", "until")} {exemption.Period.Until:yyyy-MM-dd})");
        screen.WriteLine();
        screen.MarkupLineInterpolated($"{words.Say("Regels", "Rules")}:");
        foreach (var match in verdict.Matches)
            screen.MarkupLineInterpolated($"  [bold]{match.Rule.Reference}[/] {words.Effect(match.Effect)}{(match.Outcome is Outcome.Undetermined ? words.Say(" (niet vast te stellen)", " (undetermined)") : "")}: {words.Say(explanation.Of(match, app))}");
        if (verdict.Matches.Count == 0)
            screen.MarkupLineInterpolated($"  {words.Say("geen regel zegt iets over deze app op dit toestel", "no rule says anything about this app on this device")}");
        if (app.Slug is { } slug && question.Register.Find(slug) is { } known)
        {
            screen.WriteLine();
            ChainReport.Write(screen, known, question.Register, question.Day, question.UsedIn, words);
        }
    }
}
