using System.CommandLine;
using System.Text;
using Appwacht.Cli;
using Appwacht.Cli.Commands;
using Appwacht.Cli.Reports;
using Spectre.Console;

// The language decides what the help says, so it has to be known before the commands exist.
var asked = Array.IndexOf(args, "--lang");
var words = asked >= 0 && asked + 1 < args.Length && args[asked + 1] is "en" || args.Contains("--lang=en") ? Words.English : Words.Dutch;

Console.OutputEncoding = Encoding.UTF8;
var session = new Session(words, AnsiConsole.Console, Console.Error, TimeProvider.System);
if (Console.IsOutputRedirected)
    session.Screen.Profile.Width = 160;

var language = new Option<string>("--lang") { Description = words.Say("Taal van het antwoord", "Language of the answer"), Recursive = true, DefaultValueFactory = _ => "nl" };
language.AcceptOnlyFromAmong("nl", "en");
var root = new RootCommand(words.Say("Appwacht houdt apps die spioneren of lekken van werktoestellen af.", "Appwacht keeps spying and leaking apps off work devices."))
{
    CheckCommand.Create(session), WhatIfCommand.Create(session), ExplainCommand.Create(session), PolicyCommand.Create(session), AppsCommand.Create(session),
    FleetCommand.Create(session), AuditCommand.Create(session), EvidenceCommand.Create(session), AgreementCommand.Create(session), PushCommand.Create(session), language,
};

var command = root.Parse(args.Length == 0 ? ["--help"] : args);
if (command.Errors.Count > 0)
{
    foreach (var error in command.Errors)
        session.Problems.WriteLine(error.Message);
    return ExitCode.Refused;
}

try
{
    return command.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (IOException outside)
{
    // A disk that fails or a file that turns out damaged half way is no bug: it is said, and nothing is answered.
    return session.Refuse($"Lezen of schrijven mislukte: {outside.Message}", $"Reading or writing failed: {outside.Message}");
}
catch (UnauthorizedAccessException outside)
{
    return session.Refuse($"Geen toegang: {outside.Message}", $"No access: {outside.Message}");
}
