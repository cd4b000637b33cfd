using System.CommandLine;
using Appwacht.Cli.Reports;
using Appwacht.Trail;
using Appwacht.Trail.Verifying;

namespace Appwacht.Cli.Commands;

/// <summary>What somebody has from elsewhere to verify with: keys, checkpoints that were kept, and lines that were written down.</summary>
internal sealed class TrustArguments
{
    private readonly Option<string[]> checkpoints;
    private readonly Option<string[]> keys;
    private readonly Option<string[]> noted;

    /// <summary>Adds the options to a command.</summary>
    public TrustArguments(Command command, Words words)
    {
        checkpoints = new Option<string[]>("--checkpoints")
        {
            Description = words.Say("Controlepunten die eerder zijn bewaard", "Checkpoints that were kept earlier"),
            HelpName = "file",
            AllowMultipleArgumentsPerToken = true,
        };
        keys = new Option<string[]>("--key") { Description = words.Say("Openbare sleutel om op te vertrouwen (PEM)", "Public key to trust (PEM)"), HelpName = "file", AllowMultipleArgumentsPerToken = true };
        noted = new Option<string[]>("--contains")
        {
            Description = words.Say("Genoteerde regel die erin moet staan: volgnummer:hash", "A line that was written down and must be in it: sequence:hash"),
            HelpName = "line",
            AllowMultipleArgumentsPerToken = true,
        };
        foreach (var option in (Option[])[checkpoints, keys, noted])
            command.Options.Add(option);
    }

    /// <summary>Gives it to who verifies; false after saying what cannot be used.</summary>
    /// <param name="given">What was typed.</param>
    /// <param name="session">What every command has.</param>
    /// <param name="trust">Takes a key.</param>
    /// <param name="remember">Takes a line that was written down.</param>
    /// <param name="read">Takes a file with checkpoints.</param>
    public bool Give(ParseResult given, Session session, Action<TrailKey> trust, Action<long, ReadOnlyMemory<byte>> remember, Action<string, Stream> read)
    {
        foreach (var file in given.GetValue(keys) ?? [])
        {
            if (ReadKey(session, file) is not { } key)
                return false;
            trust(key);
        }

        foreach (var line in given.GetValue(noted) ?? [])
        {
            if (NotedLine.TryParse(line) is not var (sequence, hash))
            {
                session.Refuse($"`{line}` is geen volgnummer en hash; schrijf het als 12:4d0a…, met 64 tekens na de dubbele punt.", $"`{line}` is no sequence and hash; write it as 12:4d0a…, with 64 characters after the colon.");
                return false;
            }

            remember(sequence, hash);
        }

        foreach (var file in given.GetValue(checkpoints) ?? [])
        {
            if (!IsThere(session, file))
                return false;
            using var kept = File.OpenRead(file);
            read(file, kept);
        }

        return true;
    }

    /// <summary>The key in a file; null after saying why it cannot be used.</summary>
    public static TrailKey? ReadKey(Session session, string file)
    {
        if (!IsThere(session, file))
            return null;
        var key = TrailKey.FromPem(File.ReadAllText(file));
        if (key is null)
            session.Refuse($"{file}: dit is geen openbare sleutel op P-256 in PEM.", $"{file}: this is no public key on P-256 in PEM.");
        return key;
    }

    /// <summary>Whether a file is there; says so when it is not.</summary>
    public static bool IsThere(Session session, string file)
    {
        if (File.Exists(file))
            return true;
        session.Refuse($"{file}: dit bestand is er niet.", $"{file}: there is no such file.");
        return false;
    }
}
