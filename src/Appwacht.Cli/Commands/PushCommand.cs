using System.CommandLine;
using System.Globalization;
using System.Text;
using Appwacht.Cli.Inputs;
using Appwacht.Client;
using Appwacht.Connectors.Files;
using Spectre.Console;

namespace Appwacht.Cli.Commands;

/// <summary><c>push</c>: brings a folder of exports or inventories to a server, and goes on where it was when the connection breaks.</summary>
internal static class PushCommand
{
    /// <summary>How many lines that were set aside are shown; all of them are in the file.</summary>
    private const int MostShown = 20;

    /// <summary>A server takes no longer over one request.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2.5);

    public static Command Create(Session session)
    {
        var words = session.Words;
        var folder = new Argument<string>("folder")
        {
            Description = words.Say("Map met de exports van een beheersysteem, of met inventarissen (.ndjson, .json)", "Folder with the exports of a management system, or with inventories (.ndjson, .json)"),
        };
        var system = new Option<string?>("--system") { Description = words.Say("Het systeem waar het uit komt; anders intune of export", "The system it comes from; otherwise intune or export"), HelpName = "name" };
        var rejects = new Option<string>("--rejects") { Description = words.Say("Waar regels die de server afwees worden opgeschreven, zonder hun inhoud", "Where lines that the server refused are listed, without their contents"), DefaultValueFactory = _ => "appwacht.push.rejects.csv" };
        var command = new Command("push", words.Say("Breng een map met exports of inventarissen naar een server", "Bring a folder of exports or inventories to a server")) { folder, system, rejects };
        var server = new ServerArguments(command, words, isRequired: true);
        command.SetAction((given, cancel) => server.Ask(
            given, session, (client, asked) => Push(session, client.Importen, given.GetRequiredValue(folder), given.GetValue(system), given.GetRequiredValue(rejects), asked), cancel, Patience));
        return command;
    }

    private static async Task<int> Push(Session session, ImportenClient imports, string folder, string? system, string rejects, CancellationToken cancel)
    {
        if (await Find(session, folder, cancel) is not { } pushed)
            return ExitCode.Refused;
        var stand = await imports.Begin(pushed.Key, system ?? pushed.System, cancel);
        if (stand.Regels > 0)
            session.Screen.WriteLine(session.Words.Say($"Import {stand.Nummer} was begonnen; {session.Words.Number(stand.Regels)} regels zijn er al.", $"Import {stand.Nummer} was begun; {session.Words.Number(stand.Regels)} lines are there already."));
        if (!pushed.IsDone(stand))
            stand = await new Resuming(session, imports).Send(pushed, stand, cancel);
        session.Screen.WriteLine(session.Words.Say(
            $"Import {stand.Nummer}: {session.Words.Number(stand.Genomen)} regels genomen, {session.Words.Number(stand.NietNieuwer)} niet nieuwer dan wat er was, {session.Words.Number(stand.Afgewezen)} afgewezen.",
            $"Import {stand.Nummer}: {session.Words.Number(stand.Genomen)} lines taken, {session.Words.Number(stand.NietNieuwer)} not newer than what was there, {session.Words.Number(stand.Afgewezen)} refused."));
        if (stand.Afgewezen == 0)
            return ExitCode.Fine;
        await Report(session, pushed, imports.Afgewezen(stand.Nummer, cancel), rejects);
        return ExitCode.Findings;
    }

    private static async Task<IPushed?> Find(Session session, string path, CancellationToken cancel)
    {
        var (progress, lines) = (ProgressLine.WhenSomebodyWatches(), LineFile.In(path));
        var (folder, refusals) = FleetFolder.Open(path);
        if (folder is not null && lines.Count > 0)
        {
            session.Refuse($"{path}: hier staan exports en inventarissen door elkaar; zet ze in twee mappen.", $"{path}: there are both exports and inventories here; put them in two folders.");
            return null;
        }

        if (folder is not null)
            return FilesToPush.Of(folder, path, progress);
        if (lines.Count > 0)
            return await LinesToPush.Of(lines, progress, cancel);
        foreach (var refusal in refusals)
            session.Problems.WriteLine($"{refusal.File}: {refusal.Code}: {session.Words.Say(refusal.Reason)}");
        return null;
    }

    private static async Task Report(Session session, IPushed pushed, IAsyncEnumerable<AfgewezenRegel> rejected, string path)
    {
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        await file.WriteLineAsync("file,line,code,reason");
        var shown = 0;
        await foreach (var line in rejected)
        {
            var (name, number) = pushed.PlaceOf(line);
            await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{CsvCell.Safe(name)},{number},{line.Code},{CsvCell.Safe(line.Melding)}"));
            if (shown++ < MostShown)
                await session.Problems.WriteLineAsync($"{name}:{number}: {line.Code}: {line.Melding}");
        }

        session.Screen.WriteLine(session.Words.Say($"Wat afgewezen is, staat in {path}.", $"What was refused is in {path}."));
    }
}
