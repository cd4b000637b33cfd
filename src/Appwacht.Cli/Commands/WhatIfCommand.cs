using System.CommandLine;
using Appwacht.Cli.Reports;
using Appwacht.Policy.Findings;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Cli.Commands;

/// <summary><c>what-if</c>: what a decision would do, before it is taken.</summary>
internal static class WhatIfCommand
{
    public static Command Create(Session session)
    {
        var words = session.Words;
        var command = new Command("what-if", words.Say("Laat zien wat een besluit zou doen, voordat het genomen wordt", "Show what a decision would do, before it is taken"));
        var fleet = new FleetArguments(command, words, "--base");
        var countries = new Option<string[]>("--deny-country") { Description = words.Say("Weer ook apps die vanuit dit land worden beheerd", "Also deny apps controlled from this country"), HelpName = "country", DefaultValueFactory = _ => [] };
        var apps = new Option<string[]>("--deny-app") { Description = words.Say("Weer ook deze app", "Also deny this app"), HelpName = "app", DefaultValueFactory = _ => [] };
        var other = new Option<string?>("--policy") { Description = words.Say("Een ander beleid; zonder --base en zonder beleid in de map is dit het beleid van nu", "Another policy; without --base and without a policy in the folder this is the policy of today"), HelpName = "file" };
        var format = new Option<string>("--format") { Description = words.Say("Vorm van het antwoord", "Form of the answer"), DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        foreach (var option in (Option[])[countries, apps, other, format])
            command.Options.Add(option);
        command.SetAction(given => Run(session, fleet, given, new Wish(given.GetRequiredValue(countries), given.GetRequiredValue(apps), given.GetValue(other)), given.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Session session, FleetArguments fleet, ParseResult given, Wish wish, string format)
    {
        if (fleet.OpenRejects(given, session) is not { } rejects)
            return ExitCode.Refused;
        using var closing = rejects;
        if (fleet.Read(given, session, rejects, wish.Policy) is not { } asked)
            return ExitCode.Refused;
        if (wish is { Countries: [], Apps: [], Policy: null })
            return session.Refuse("Zeg wat er anders zou zijn: --deny-country, --deny-app of --policy.", "Say what would be different: --deny-country, --deny-app or --policy.");
        if (Then(session, asked, wish) is not { } then)
            return ExitCode.Refused;

        var answers = asked.Answer(then);
        var whatIf = new WhatIf(answers[0], answers[1]);
        if (format is "json")
            WhatIfReport.WriteJson(Console.OpenStandardOutput(), whatIf);
        else
            WhatIfReport.WriteTable(session.Screen, whatIf, session.Words);
        return whatIf.Gained.Devices + whatIf.Lost.Devices > 0 ? ExitCode.Findings : ExitCode.Fine;
    }

    /// <summary>The stack as it would be; null after saying why it cannot be.</summary>
    private static PolicyStack? Then(Session session, FleetQuestion asked, Wish wish)
    {
        var stack = wish.Policy is { } file ? asked.Policies.ReadStack(file) : asked.Question.Stack;
        if (stack is null || (wish.Countries.Count == 0 && wish.Apps.Count == 0))
            return stack;

        var register = asked.Question.Register;
        foreach (var country in wish.Countries)
            if (CommonOptions.Country(country, register, session) is null)
                return null;
        foreach (var app in wish.Apps.Where(app => CommonOptions.App(app, register) is null && !AppId.TryParse(app, out _)))
        {
            session.Refuse($"Er is geen app `{app}` in het register; gebruik een naam uit `apps search` of platform:kenmerk.", $"There is no app `{app}` in the register; use a name from `apps search`, or platform:identifier.");
            return null;
        }

        return stack.With(new Layer(Layer(wish, asked.Question), "what-if"), register).Stack;
    }

    private static PolicyDocument Layer(Wish wish, CheckQuestion question)
    {
        var onWorkDevices = new DeviceSelector { Ownership = new("managed", "private-use-allowed") };
        var rules = new List<Rule>();
        if (wish.Countries.Count > 0)
            rules.Add(new Rule { Id = "deny-country", Effect = Effect.Deny, Apps = new AppSelector { ControlledFrom = new(wish.Countries.Select(country => country.ToUpperInvariant())) }, Devices = onWorkDevices });
        if (wish.Apps.Count > 0)
            rules.Add(new Rule { Id = "deny-app", Effect = Effect.Deny, Apps = new AppSelector { App = new(wish.Apps.Select(app => AppId.TryParse(app, out _) ? app : CommonOptions.App(app, question.Register)?.Slug ?? app)) }, Devices = onWorkDevices });
        return new PolicyDocument { Id = "what-if", Title = new("Wat als", "What if"), Decision = new Decision("", question.Day, "", Values.None), Rules = rules };
    }

    /// <summary>What would be different.</summary>
    private sealed record Wish(IReadOnlyList<string> Countries, IReadOnlyList<string> Apps, string? Policy);
}
