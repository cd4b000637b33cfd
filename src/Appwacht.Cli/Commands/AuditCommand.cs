using System.CommandLine;
using Appwacht.Cli.Reports;
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
        var command = new Command("verify", words.Say("Ga na of een audittrail heel is, en dezelfde als eerder", "Verify that an audit trail is whole, and the same as before")) { trail };
        var trust = new TrustArguments(command, words);
        command.SetAction(given =>
        {
            var verification = new TrailVerification();
            if (!trust.Give(given, session, verification.Trust, verification.Remember, verification.ReadCheckpoints) || !TrustArguments.IsThere(session, given.GetRequiredValue(trail)))
                return ExitCode.Refused;
            using var stream = File.OpenRead(given.GetRequiredValue(trail));
            var report = verification.Verify(stream);
            TrailText.Write(session, given.GetRequiredValue(trail), report);
            return report.IsWhole ? ExitCode.Fine : ExitCode.Findings;
        });
        return command;
    }
}
