using System.CommandLine;
using System.Globalization;
using Appwacht.Cli.Reports;
using Appwacht.Client;
using Appwacht.Trail.Evidence;
using Spectre.Console;

namespace Appwacht.Cli.Commands;

/// <summary><c>evidence</c>: evidence for an auditor, made by a server and verified without it.</summary>
internal static class EvidenceCommand
{
    /// <summary>A server may have a year of a large organisation to go through.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static Command Create(Session session)
    {
        var words = session.Words;
        return new Command("evidence", words.Say("Bewijsdossiers: laten maken door een server, en toetsen buiten die server om", "Evidence: made by a server, and verified without it")) { Verify(session), Make(session) };
    }

    private static Command Verify(Session session)
    {
        var words = session.Words;
        var file = new Argument<string>("file") { Description = words.Say("Het bewijsdossier (.zip)", "The evidence (.zip)") };
        var command = new Command("verify", words.Say("Ga na of een bewijsdossier tot op de byte is wat het was", "Verify that evidence is what it was, to the byte")) { file };
        var trust = new TrustArguments(command, words);
        command.SetAction(given =>
        {
            var verification = new EvidenceVerification();
            if (!trust.Give(given, session, verification.Trust, verification.Remember, verification.ReadCheckpoints) || !TrustArguments.IsThere(session, given.GetRequiredValue(file)))
                return ExitCode.Refused;
            using var stream = File.OpenRead(given.GetRequiredValue(file));
            var report = verification.Verify(stream);
            EvidenceText.Write(session, given.GetRequiredValue(file), report);
            return report.IsWhole ? ExitCode.Fine : ExitCode.Findings;
        });
        return command;
    }

    private static Command Make(Session session)
    {
        var words = session.Words;
        var from = new Option<string>("--from") { Description = words.Say("De eerste dag, als 2026-10-01", "The first day, as 2026-10-01"), HelpName = "day", Required = true };
        var until = new Option<string>("--until") { Description = words.Say("De eerste dag na de periode; op zijn laatst vandaag", "The first day after the period; today at the latest"), HelpName = "day", Required = true };
        var file = new Option<string>("--file") { Description = words.Say("Waar het dossier komt", "Where the evidence goes"), HelpName = "file", DefaultValueFactory = _ => "bewijsdossier.zip" };
        var command = new Command("make", words.Say("Laat een server een bewijsdossier maken, en haal het op", "Have a server make evidence, and get it")) { from, until, file };
        var server = new ServerArguments(command, words, isRequired: true);
        command.SetAction(async (given, cancel) => Day(given.GetRequiredValue(from)) is { } first && Day(given.GetRequiredValue(until)) is { } after
            ? await server.Ask(given, session, (client, asked) => Get(session, client.Bewijsdossiers, new(first, after, words.Language), given.GetRequiredValue(file), asked), cancel, Patience)
            : session.Refuse("Schrijf een dag als 2026-10-01.", "Write a day as 2026-10-01."));
        return command;
    }

    private static async Task<int> Get(Session session, BewijsdossiersClient evidence, NieuwBewijsdossier wish, string file, CancellationToken cancel)
    {
        var made = await evidence.Maak(wish, cancel);
        // What was cut off half way must not look like evidence.
        var part = file + ".part";
        await using (var to = File.Create(part))
            await evidence.Haal(made.Nummer, to, cancel);
        File.Move(part, file, overwrite: true);
        session.Screen.WriteLine(session.Words.Say($"{file}: dossier {made.Nummer}, SHA-256 van de inhoud {made.Sha256}.", $"{file}: evidence {made.Nummer}, SHA-256 of the content {made.Sha256}."));
        if (made.Verschilt is not { Count: > 0 } differing)
            return ExitCode.Fine;
        session.Problems.WriteLine(session.Words.Say(
            $"Het verschilt van een eerder dossier van deze periode, in: {string.Join(", ", differing)}.", $"It differs from earlier evidence of this period, in: {string.Join(", ", differing)}."));
        return ExitCode.Findings;
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
