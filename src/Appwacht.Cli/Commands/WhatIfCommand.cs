using System.CommandLine;
using Appwacht.Cli.Reports;
using Appwacht.Policy.Findings;

namespace Appwacht.Cli.Commands;

/// <summary><c>what-if</c>: what a decision would do, before it is taken.</summary>
internal static class WhatIfCommand
{
    public static Command Create(Session session)
    {
        var words = session.Words;
        var command = new Command("what-if", words.Say("Laat zien wat een besluit zou doen, voordat het genomen wordt", "Show what a decision would do, before it is taken"));
        var fleet = new FleetArguments(command, words, "--base");
        var countries = Many("--deny-country", "country", words.Say("Weer ook apps die vanuit dit land worden beheerd", "Also deny apps controlled from this country"));
        var apps = Many("--deny-app", "app", words.Say("Weer ook deze app", "Also deny this app"));
        var parties = Many("--deny-party", "party", words.Say("Weer ook alle apps van deze partij en wat eronder valt", "Also deny all apps of this party and what is below it"));
        var withoutRules = Many("--without-rule", "policy/rule", words.Say("Laat deze regel weg", "Leave this rule out"));
        var withoutCountries = Many("--without-country", "country", words.Say("Haal dit land van de landenlijsten", "Take this country off the country lists"));
        var other = new Option<string?>("--policy") { Description = words.Say("Een ander beleid; zonder --base en zonder beleid in de map is dit het beleid van nu", "Another policy; without --base and without a policy in the folder this is the policy of today"), HelpName = "file" };
        var format = new Option<string>("--format") { Description = words.Say("Vorm van het antwoord", "Form of the answer"), DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        foreach (var option in (Option[])[countries, apps, parties, withoutRules, withoutCountries, other, format])
            command.Options.Add(option);
        command.SetAction(given => Run(session, fleet, given, new WhatIfWish(
            given.GetValue(other), given.GetRequiredValue(countries), given.GetRequiredValue(apps), given.GetRequiredValue(parties), given.GetRequiredValue(withoutRules), given.GetRequiredValue(withoutCountries)),
            given.GetRequiredValue(format)));
        return command;
    }

    private static Option<string[]> Many(string name, string value, string description) => new(name) { Description = description, HelpName = value, DefaultValueFactory = _ => [] };

    private static int Run(Session session, FleetArguments fleet, ParseResult given, WhatIfWish wish, string format)
    {
        if (fleet.OpenRejects(given, session) is not { } rejects)
            return ExitCode.Refused;
        using var closing = rejects;
        if (fleet.Read(given, session, rejects, wish.Policy) is not { } asked)
            return ExitCode.Refused;
        if (wish.IsEmpty)
            return session.Refuse(
                "Zeg wat er anders zou zijn: --deny-country, --deny-app, --deny-party, --without-rule, --without-country of --policy.",
                "Say what would be different: --deny-country, --deny-app, --deny-party, --without-rule, --without-country or --policy.");
        var stack = wish.Policy is { } file ? asked.Policies.ReadStack(file) : asked.Question.Stack;
        if (stack is null || wish.Applied(stack, asked.Question.Register, asked.Question.Day, session) is not { } then)
            return ExitCode.Refused;

        var answers = asked.Answer(then);
        var whatIf = new WhatIf(answers[0], answers[1]);
        if (format is "json")
            WhatIfReport.WriteJson(Console.OpenStandardOutput(), whatIf);
        else
            WhatIfReport.WriteTable(session.Screen, whatIf, session.Words);
        return whatIf.Gained.Devices + whatIf.Lost.Devices > 0 ? ExitCode.Findings : ExitCode.Fine;
    }
}
