using System.CommandLine;
using Appwacht.Cli.Reports;
using Appwacht.Trail;
using Appwacht.Trail.Verifying;

namespace Appwacht.Cli.Commands;

/// <summary><c>audit</c>: the audit trail of a server, verified without that server.</summary>
internal static class AuditCommand
{
    public static Command Create(Session session)
    {
        var words = session.Words;
        return new Command("audit", words.Say("De audittrail van een server, buiten die server om", "The audit trail of a server, without that server")) { Verify(session) };
    }

    private static Command Verify(Session session)
    {
        var words = session.Words;
        var trail = new Argument<string>("file") { Description = words.Say("De geëxporteerde audittrail", "The exported audit trail") };
        var checkpoints = new Option<string[]>("--checkpoints")
        {
            Description = words.Say("Controlepunten die eerder zijn bewaard", "Checkpoints that were kept earlier"),
            HelpName = "file",
            AllowMultipleArgumentsPerToken = true,
        };
        var keys = new Option<string[]>("--key") { Description = words.Say("Openbare sleutel om op te vertrouwen (PEM)", "Public key to trust (PEM)"), HelpName = "file", AllowMultipleArgumentsPerToken = true };
        var noted = new Option<string[]>("--contains")
        {
            Description = words.Say("Genoteerde regel die erin moet staan: volgnummer:hash", "A line that was written down and must be in it: sequence:hash"),
            HelpName = "line",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("verify", words.Say("Ga na of een audittrail heel is, en dezelfde als eerder", "Verify that an audit trail is whole, and the same as before")) { trail, checkpoints, keys, noted };
        command.SetAction(given =>
        {
            var verification = new TrailVerification();
            foreach (var file in given.GetValue(keys) ?? [])
            {
                if (!IsThere(session, file))
                    return ExitCode.Refused;
                if (TrailKey.FromPem(File.ReadAllText(file)) is not { } key)
                    return session.Refuse($"{file}: dit is geen openbare sleutel op P-256 in PEM.", $"{file}: this is no public key on P-256 in PEM.");
                verification.Trust(key);
            }

            foreach (var line in given.GetValue(noted) ?? [])
            {
                if (NotedLine.TryParse(line) is not var (sequence, hash))
                    return session.Refuse($"`{line}` is geen volgnummer en hash; schrijf het als 12:4d0a…, met 64 tekens na de dubbele punt.", $"`{line}` is no sequence and hash; write it as 12:4d0a…, with 64 characters after the colon.");
                verification.Remember(sequence, hash);
            }

            foreach (var file in given.GetValue(checkpoints) ?? [])
            {
                if (!IsThere(session, file))
                    return ExitCode.Refused;
                using var kept = File.OpenRead(file);
                verification.ReadCheckpoints(file, kept);
            }

            if (!IsThere(session, given.GetRequiredValue(trail)))
                return ExitCode.Refused;
            using var stream = File.OpenRead(given.GetRequiredValue(trail));
            var report = verification.Verify(stream);
            TrailText.Write(session, given.GetRequiredValue(trail), report);
            return report.IsWhole ? ExitCode.Fine : ExitCode.Findings;
        });
        return command;
    }

    private static bool IsThere(Session session, string file)
    {
        if (File.Exists(file))
            return true;
        session.Refuse($"{file}: dit bestand is er niet.", $"{file}: there is no such file.");
        return false;
    }
}
