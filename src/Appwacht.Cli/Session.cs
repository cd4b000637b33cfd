using Appwacht.Cli.Reports;
using Appwacht.Register;
using Spectre.Console;

namespace Appwacht.Cli;

/// <summary>How a command ends: what a script may rely on.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing was found.</summary>
    public const int Fine = 0;

    /// <summary>Done, and something was found.</summary>
    public const int Findings = 1;

    /// <summary>The input was refused.</summary>
    public const int Refused = 2;
}

/// <summary>What every command has at hand: the language, the screen, the clock and the register.</summary>
/// <param name="Words">The language of answers.</param>
/// <param name="Screen">Where answers go.</param>
/// <param name="Problems">Where refusals and warnings go.</param>
/// <param name="Clock">The clock.</param>
internal sealed record Session(Words Words, IAnsiConsole Screen, TextWriter Problems, TimeProvider Clock)
{
    /// <summary>Today in the Netherlands: days of decisions are days there.</summary>
    public DateOnly Today()
    {
        var amsterdam = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Amsterdam", out var zone) ? zone : TimeZoneInfo.Utc;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), amsterdam).DateTime);
    }

    /// <summary>Says why the input is refused and gives the exit code for it.</summary>
    public int Refuse(string nl, string en)
    {
        Problems.WriteLine(Words.Say(nl, en));
        return ExitCode.Refused;
    }

    /// <summary>The files of the register.</summary>
    public static IEnumerable<string> RegisterPaths(string? folder) => RegisterReader.Files.Select(name => Path.Combine(RegisterFolder(folder), name));

    private static string RegisterFolder(string? folder) => folder ?? Path.Combine(AppContext.BaseDirectory, "catalogue");

    /// <summary>Reads the register that comes with the program, or one in a folder of the user's; null after saying why not.</summary>
    public AppRegister? ReadRegister(string? folder)
    {
        var path = RegisterFolder(folder);
        if (!Directory.Exists(path))
        {
            Refuse($"{path}: deze map met een register is er niet.", $"{path}: there is no such folder with a register.");
            return null;
        }

        var (register, faults) = RegisterReader.Read(name => File.Exists(Path.Combine(path, name)) ? File.OpenRead(Path.Combine(path, name)) : null);
        foreach (var fault in faults)
            Problems.WriteLine(fault);
        return register;
    }
}
