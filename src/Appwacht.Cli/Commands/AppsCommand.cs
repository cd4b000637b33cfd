using System.CommandLine;
using Appwacht.Cli.Reports;
using Appwacht.Register;
using Spectre.Console;

namespace Appwacht.Cli.Commands;

/// <summary><c>apps</c>: what the register knows.</summary>
internal static class AppsCommand
{
    private const string OffensiveCyberProgramme = "offensive-cyber-programme";

    public static Command Create(Session session)
    {
        var words = session.Words;
        return new Command("apps", words.Say("Wat het register van apps weet", "What the register knows of apps"))
        {
            Show(session), ControlledFrom(session), Changes(session), Search(session),
        };
    }

    private static Command Show(Session session)
    {
        var words = session.Words;
        var app = new Argument<string>("app") { Description = words.Say("Naam in het register, platform:kenmerk of gewone naam", "Name in the register, platform:identifier, or plain name") };
        var asked = new RegisterArguments(words);
        var command = asked.AddTo(new Command("show", words.Say("Eén app: wie erachter staat, sinds wanneer en hoe we dat weten", "One app: who is behind it, since when, and how that is known")) { app });
        command.SetAction(given =>
        {
            if (asked.Read(given, session) is not var (register, day, usedIn))
                return ExitCode.Refused;
            if (CommonOptions.App(given.GetRequiredValue(app), register) is not { } found)
                return session.Refuse($"Er is geen app `{given.GetRequiredValue(app)}` in het register; zoek met `apps search`.", $"There is no app `{given.GetRequiredValue(app)}` in the register; look for it with `apps search`.");
            AppReport.Write(session.Screen, found, register, day, usedIn, words);
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command ControlledFrom(Session session)
    {
        var words = session.Words;
        var countries = new Argument<string[]>("country") { Description = words.Say("Eén of meer landcodes", "One or more country codes"), Arity = ArgumentArity.OneOrMore };
        var format = Format(words);
        var asked = new RegisterArguments(words);
        var command = asked.AddTo(new Command("controlled-from", words.Say("Apps die vanuit een land worden beheerd", "Apps controlled from a country")) { countries, format });
        command.SetAction(given =>
        {
            if (asked.Read(given, session) is not var (register, day, usedIn))
                return ExitCode.Refused;
            var codes = given.GetRequiredValue(countries).Select(code => CommonOptions.Country(code, register, session)).ToArray();
            if (codes.Contains(null))
                return ExitCode.Refused;
            var list = DerivedList.ControlledFrom(register, codes.OfType<Country>().ToHashSet(), day, usedIn);
            if (given.GetRequiredValue(format) is "json")
                DerivedReport.WriteJson(Console.OpenStandardOutput(), list, day);
            else
                DerivedReport.Write(session.Screen, list, register, words);
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Changes(Session session)
    {
        var words = session.Words;
        var from = new Argument<DateOnly?>("from") { Description = words.Say("Eerste dag (jjjj-mm-dd)", "First day (yyyy-mm-dd)"), Arity = ArgumentArity.ExactlyOne, CustomParser = result => CommonOptions.ParseDay(result, words) };
        var to = new Argument<DateOnly?>("to") { Description = words.Say("Laatste dag (jjjj-mm-dd)", "Last day (yyyy-mm-dd)"), Arity = ArgumentArity.ExactlyOne, CustomParser = result => CommonOptions.ParseDay(result, words) };
        var list = new Option<string>("--list") { Description = words.Say("Landenlijst", "Country list"), DefaultValueFactory = _ => OffensiveCyberProgramme };
        var format = Format(words);
        var asked = new RegisterArguments(words, withDay: false);
        var command = asked.AddTo(new Command("changes", words.Say("Wat tussen twee dagen veranderde in de afgeleide lijst van te weren apps", "What changed between two days in the derived list of apps to keep out")) { from, to, list, format });
        command.SetAction(given =>
        {
            if (asked.Read(given, session) is not var (register, _, usedIn))
                return ExitCode.Refused;
            var name = given.GetRequiredValue(list);
            if (!register.ListedCountries.Contains(name))
                return session.Refuse($"Er is geen landenlijst `{name}` in het register.", $"There is no country list `{name}` in the register.");
            if (given.GetValue(from) is not { } first || given.GetValue(to) is not { } last || last < first)
                return session.Refuse("De laatste dag ligt voor de eerste.", "The last day is before the first.");
            var changes = DerivedList.Changes(register, name, first, last, usedIn);
            if (given.GetRequiredValue(format) is "json")
                DerivedReport.WriteJson(Console.OpenStandardOutput(), changes, first, last);
            else
                DerivedReport.Write(session.Screen, changes, register, words);
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Search(Session session)
    {
        var words = session.Words;
        var text = new Argument<string>("text") { Description = words.Say("Deel van een naam, uitgever of kenmerk", "Part of a name, publisher or identifier") };
        var asked = new RegisterArguments(words, withDay: false);
        var command = asked.AddTo(new Command("search", words.Say("Zoek in het register", "Search the register")) { text });
        command.SetAction(given =>
        {
            if (asked.Read(given, session) is not var (register, _, _))
                return ExitCode.Refused;
            var found = register.Apps.Where(app => Names(app).Any(name => name.Contains(given.GetRequiredValue(text), StringComparison.OrdinalIgnoreCase))).ToArray();
            foreach (var app in found)
                session.Screen.MarkupLineInterpolated($"[bold]{app.Slug}[/]  {app.Name}  [dim]{string.Join(" ", app.Ids.Select(id => id.Id))}[/]");
            return found.Length > 0 ? ExitCode.Fine : session.Refuse("Niets gevonden.", "Nothing found.");
        });
        return command;

        static IEnumerable<string> Names(App app) => [app.Slug, app.Name, .. app.Aliases, .. app.Publishers, .. app.Ids.Select(id => id.Id.Identifier)];
    }

    private static Option<string> Format(Words words)
    {
        var format = new Option<string>("--format") { Description = words.Say("Vorm van het antwoord", "Form of the answer"), DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        return format;
    }
}
