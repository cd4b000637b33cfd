using System.CommandLine;
using System.Globalization;
using Appwacht.Cli.Reports;
using Appwacht.Register;

namespace Appwacht.Cli.Commands;

/// <summary>Options that several commands share, so that they mean the same everywhere.</summary>
internal static class CommonOptions
{
    /// <summary>The day that everything is judged on.</summary>
    public static Option<DateOnly?> Day(Words words) => new("--on")
    {
        Description = words.Say("Peildatum (jjjj-mm-dd); anders vandaag", "Day to judge on (yyyy-mm-dd); otherwise today"),
        HelpName = "date",
        CustomParser = result => ParseDay(result, words),
    };

    /// <summary>The country whose users the answer is for.</summary>
    public static Option<string> UsedIn(Words words) => new("--used-in")
    {
        Description = words.Say("Land waar de toestellen worden gebruikt; zeggenschap verschilt per regio", "Country where the devices are used; control differs per region"),
        DefaultValueFactory = _ => "NL",
        HelpName = "country",
    };

    /// <summary>The country, or null after saying that there is none with this code.</summary>
    public static Country? Country(string code, AppRegister register, Session session)
    {
        if (Register.Country.TryParse(code, out var country) && register.Countries.ContainsKey(country))
            return country;
        session.Refuse($"Er is geen land met code `{code}`; gebruik twee letters, zoals NL.", $"There is no country with code `{code}`; use two letters, such as NL.");
        return null;
    }

    /// <summary>The app that somebody means: by slug, by identifier, or by a name it goes by; null when there is none.</summary>
    public static App? App(string name, AppRegister register) =>
        register.Find(name) ?? (AppId.TryParse(name, out var id) ? register.Find(id)?.App : null)
        ?? register.Apps.FirstOrDefault(app => app.Aliases.Prepend(app.Name).Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads a day; a wrong one is refused by the command line with this sentence.</summary>
    internal static DateOnly? ParseDay(System.CommandLine.Parsing.ArgumentResult result, Words words)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError(words.Say($"`{text}` is geen datum; schrijf hem als 2026-11-20", $"`{text}` is not a date; write it as 2026-11-20"));
        return null;
    }
}
