using System.CommandLine;
using Appwacht.Cli.Reports;
using Appwacht.Register;

namespace Appwacht.Cli.Commands;

/// <summary>What every command about the register asks: which register, which day, used where.</summary>
internal sealed class RegisterArguments(Words words, bool withDay = true)
{
    private readonly Option<string?> catalogue = new("--catalogue") { Description = words.Say("Map met een eigen register", "Folder with a register of your own"), HelpName = "folder" };
    private readonly Option<DateOnly?> on = CommonOptions.Day(words);
    private readonly Option<string> usedIn = CommonOptions.UsedIn(words);

    /// <summary>Adds the options and gives the command back.</summary>
    public Command AddTo(Command command)
    {
        command.Options.Add(catalogue);
        command.Options.Add(usedIn);
        if (withDay)
            command.Options.Add(on);
        return command;
    }

    /// <summary>Reads the register; null after saying what is wrong.</summary>
    public (AppRegister Register, DateOnly Day, Country UsedIn)? Read(ParseResult given, Session session) =>
        session.ReadRegister(given.GetValue(catalogue)) is { } register && CommonOptions.Country(given.GetRequiredValue(usedIn), register, session) is { } country
            ? (register, (withDay ? given.GetValue(on) : null) ?? session.Today(), country)
            : null;
}
