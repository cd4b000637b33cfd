using System.CommandLine;
using System.Reflection;
using System.Text;
using Appwacht.Cli.Inputs;
using Appwacht.Cli.Reports;
using Appwacht.Cli.Reports.Html;
using Appwacht.Client;
using Appwacht.Connectors.Files;
using Spectre.Console;

namespace Appwacht.Cli.Commands;

/// <summary><c>check</c>: which apps may not be there, on which devices, by which rule, because of which chain of control.</summary>
internal static class CheckCommand
{
    public static Command Create(Session session)
    {
        var words = session.Words;
        var command = new Command("check", words.Say("Toets een inventaris aan het beleid", "Check an inventory against the policy"));
        var fleet = new FleetArguments(command, words);
        var format = new Option<string>("--format") { Description = words.Say("Vorm van het antwoord", "Form of the answer"), DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv", "html");
        var output = new Option<string?>("--out") { Description = words.Say("Schrijf naar een bestand", "Write to a file"), HelpName = "file" };
        command.Options.Add(format);
        command.Options.Add(output);
        var server = new ServerArguments(command, words);
        fleet.NeedsNoFolder(command, words);
        command.SetAction((given, cancel) => server.IsAsked(given)
            ? server.Ask(given, session, (client, asked) => Ask(session, client, given.GetRequiredValue(format), given.GetValue(output), asked), cancel)
            : Task.FromResult(Run(session, fleet, given, given.GetRequiredValue(format), given.GetValue(output))));
        return command;
    }

    private static async Task<int> Ask(Session session, AppwachtClient client, string format, string? output, CancellationToken cancel)
    {
        if (format is not ("table" or "json") || (format is "table" && output is not null))
            return session.Refuse("Van een server is er een tabel op het scherm of --format json.", "Of a server there is a table on the screen, or --format json.");
        var counts = await client.Toestellen.Tel(cancel);
        if (format is "table")
        {
            ServerReport.Write(session.Screen, counts, session.Words);
        }
        else
        {
            using var stream = output is null ? Console.OpenStandardOutput() : File.Create(output);
            ServerReport.WriteJson(stream, counts);
        }

        // Of a number that is not shown it is known that it is not nothing.
        return counts.Apps.Count > 0 || counts.Toestellen is not { Weren: 0, EerstBeoordelen: 0, Ontraden: 0 } ? ExitCode.Findings : ExitCode.Fine;
    }

    private static int Run(Session session, FleetArguments fleet, ParseResult given, string format, string? output)
    {
        if (fleet.OpenRejects(given, session) is not { } rejects)
            return ExitCode.Refused;
        using var closing = rejects;
        if (fleet.Read(given, session, rejects) is not { } asked)
            return ExitCode.Refused;
        if (output is not null && asked.Paths.Any(path => Path.GetFullPath(path) == Path.GetFullPath(output)))
            return session.Refuse($"{output}: dit is een van de bestanden die gelezen worden; wijs met --out een ander aan.", $"{output}: this is one of the files that are read; name another one with --out.");
        var answer = asked.Answer()[0];
        var report = new CheckReport(
            answer, InputFiles.Describe(asked.Paths), rejects.Count, rejects.Count > 0 ? fleet.RejectPath(given) : null, Version);
        Write(session, report, format, output);
        if (rejects.ByCode.ContainsKey(RejectReasons.RestIsMissing.Code))
            return session.Refuse("Een bestand is beschadigd of afgebroken: dit antwoord is niet volledig.", "A file is damaged or cut off: this answer is not complete.");
        return answer.Findings.Count + answer.Unnamed.Count > 0 ? ExitCode.Findings : ExitCode.Fine;
    }

    /// <summary>The version of the program, without the build it came from.</summary>
    private static string Version { get; } =
        typeof(CheckCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private static void Write(Session session, CheckReport report, string format, string? output)
    {
        if (format is "table" && output is null)
        {
            TableReport.Write(session.Screen, report, session.Words);
            return;
        }

        using var stream = output is null ? Console.OpenStandardOutput() : File.Create(output);
        if (format is "json")
        {
            JsonReport.Write(stream, report, session.Words);
            return;
        }

        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: format is "csv"));
        switch (format)
        {
            case "csv":
                CsvReport.Write(writer, report);
                break;
            case "html":
                HtmlReport.Write(writer, report, session.Words);
                break;
            default:
                var file = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
                file.Profile.Width = 160;
                TableReport.Write(file, report, session.Words);
                break;
        }
    }
}
