using System.CommandLine;
using Appwacht.Trail;
using Appwacht.Trail.Files;
using Spectre.Console;

namespace Appwacht.Cli.Commands;

/// <summary><c>agreement</c>: the sealed copy of a loan agreement, verified without the server that sealed it.</summary>
internal static class AgreementCommand
{
    /// <summary>The largest copy that is read, in bytes: several times the longest agreement.</summary>
    private const int MostBytes = 1_000_000;

    public static Command Create(Session session)
    {
        var words = session.Words;
        return new Command("agreement", words.Say("Een verzegelde bruikleenovereenkomst, buiten de server om", "A sealed loan agreement, without the server")) { Verify(session) };
    }

    private static Command Verify(Session session)
    {
        var words = session.Words;
        var copy = new Argument<string>("file") { Description = words.Say("Het verzegelde bestand", "The sealed file") };
        var trusted = new Option<string>("--key") { Description = words.Say("Openbare sleutel van de organisatie (PEM)", "Public key of the organisation (PEM)"), HelpName = "file" };
        var command = new Command("verify", words.Say("Ga na of een overeenkomst is zoals zij is ondertekend", "Verify that an agreement is as it was signed")) { copy, trusted };
        command.SetAction(given =>
        {
            var file = given.GetRequiredValue(copy);
            var key = given.GetValue(trusted) is { } keyFile ? TrustArguments.ReadKey(session, keyFile) : null;
            if ((key is null && given.GetValue(trusted) is not null) || !TrustArguments.IsThere(session, file))
                return ExitCode.Refused;
            if (new FileInfo(file).Length > MostBytes || SealedCopy.Read(File.ReadAllBytes(file)) is not { } read)
                return session.Refuse($"{file}: dit is geen verzegelde bruikleenovereenkomst.", $"{file}: this is no sealed loan agreement.");
            return Tell(session, file, read, key);
        });
        return command;
    }

    private static int Tell(Session session, string file, SealedCopy copy, TrailKey? key)
    {
        var words = session.Words;
        var fault = copy.Verify(key);
        session.Screen.WriteLine($"{file}: " + fault switch
        {
            CopyFault.OtherText => words.Say("de tekst is niet de tekst die is ondertekend.", "the text is not the one that was signed."),
            CopyFault.NotSigned => words.Say("de handtekening hoort niet bij deze verklaring.", "the signature does not belong to this statement."),
            CopyFault.OtherKey => words.Say("ondertekend met een andere sleutel dan die u vertrouwt.", "signed with another key than the one you trust."),
            _ when key is null => words.Say("in zichzelf heel. Geef met --key een sleutel om na te gaan van wie de handtekening is.", "whole in itself. Give a key with --key to verify whose signature it is."),
            _ => words.Say("zoals zij is ondertekend.", "as it was signed."),
        });
        if (fault is not CopyFault.None)
            return ExitCode.Findings;
        foreach (var line in copy.Statement.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            session.Screen.WriteLine("  " + line);
        return ExitCode.Fine;
    }
}
