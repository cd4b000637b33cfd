using System.CommandLine;
using Appwacht.Cli.Inputs;
using Appwacht.Cli.Reports;
using Appwacht.Register;

namespace Appwacht.Cli.Commands;

/// <summary>What every command about a policy asks: the layers it adopts and the register it is read with.</summary>
internal sealed class StackArguments(Words words)
{
    private readonly RegisterArguments register = new(words, withDay: false);

    private readonly Option<string[]> layers = new("--layer")
    {
        Description = words.Say("Bestand van een laag die het beleid overneemt", "File of a layer that the policy adopts"),
        HelpName = "file",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Adds the options and gives the command back.</summary>
    public Command AddTo(Command command)
    {
        command.Options.Add(layers);
        return register.AddTo(command);
    }

    /// <summary>Gets ready to read policies; null after saying what is wrong with the register.</summary>
    public (PolicyFiles Files, AppRegister Register, Country UsedIn)? Read(ParseResult given, Session session) =>
        register.Read(given, session) is var (found, _, usedIn) ? (new PolicyFiles(session, found, given.GetRequiredValue(layers)), found, usedIn) : null;
}
