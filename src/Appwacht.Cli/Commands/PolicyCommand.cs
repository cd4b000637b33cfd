using System.CommandLine;
using Appwacht.Cli.Reports;
using Appwacht.Policy.Comparison;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax;
using Appwacht.Register;
using Spectre.Console;

namespace Appwacht.Cli.Commands;

/// <summary><c>policy</c>: write, test and compare policies.</summary>
internal static class PolicyCommand
{
    public static Command Create(Session session)
    {
        var words = session.Words;
        return new Command("policy", words.Say("Beleid schrijven, testen en vergelijken", "Write, test and compare policies"))
        {
            Lint(session), Test(session), Schema(session), Compare(session),
        };
    }

    private static Command Lint(Session session)
    {
        var words = session.Words;
        var files = new Argument<string[]>("file") { Description = words.Say("Beleidsbestanden", "Policy files"), Arity = ArgumentArity.OneOrMore };
        var asked = new StackArguments(words);
        var command = asked.AddTo(new Command("lint", words.Say("Noem alle fouten in een beleid, met plaats en raad", "Name all mistakes in a policy, with place and advice")) { files });
        command.SetAction(given =>
        {
            if (asked.Read(given, session) is not var (reader, _, _))
                return ExitCode.Refused;
            var refused = 0;
            foreach (var file in given.GetRequiredValue(files))
            {
                if (reader.ReadStack(file) is null)
                    refused++;
                else
                    session.Screen.MarkupLineInterpolated($"{file}: {words.Say("in orde", "in order")}");
            }

            return refused == 0 ? ExitCode.Fine : ExitCode.Refused;
        });
        return command;
    }

    private static Command Test(Session session)
    {
        var words = session.Words;
        var file = new Argument<string>("file") { Description = words.Say("Beleidsbestand", "Policy file") };
        var asked = new StackArguments(words);
        var command = asked.AddTo(new Command("test", words.Say("Draai de voorbeelden (cases) die in het beleid staan", "Run the cases that stand in the policy")) { file });
        command.SetAction(given =>
        {
            if (asked.Read(given, session) is not var (reader, register, usedIn) || reader.ReadStack(given.GetRequiredValue(file)) is not { } stack)
                return ExitCode.Refused;
            var cases = stack.Layers[^1].Document.Cases;
            var failed = 0;
            foreach (var @case in cases)
            {
                var verdict = CaseRun.Judge(@case, stack, register, usedIn);
                if (verdict?.Effect == @case.Expected)
                    continue;
                failed++;
                var found = verdict is null ? words.Say("de app staat niet in het register", "the app is not in the register")
                    : $"{verdict.Effect.Name()} ({string.Join(", ", verdict.Decisive.Select(match => match.Rule.Reference))})";
                session.Problems.WriteLine($"{given.GetRequiredValue(file)}:{@case.Span}: {words.Say("verwacht", "expected")} {@case.Expected.Name()}, {words.Say("gevonden", "found")} {found}");
            }

            session.Screen.MarkupLineInterpolated($"{cases.Count - failed} {words.Say("goed", "passed")}, {failed} {words.Say("fout", "failed")}");
            return failed == 0 ? ExitCode.Fine : ExitCode.Findings;
        });
        return command;
    }

    private static Command Schema(Session session)
    {
        var command = new Command("schema", session.Words.Say("Toon het JSON-schema van de beleidstaal, voor in een editor", "Show the JSON Schema of the policy language, for an editor"));
        command.SetAction(_ =>
        {
            Console.Out.Write(PolicySchema.Json());
            return ExitCode.Fine;
        });
        return command;
    }

    private static Command Compare(Session session)
    {
        var words = session.Words;
        var basis = new Argument<string>("base") { Description = words.Say("Beleid dat niet zwakker mag worden", "Policy that may not be weakened") };
        var stack = new Argument<string>("stack") { Description = words.Say("Beleid dat minstens zo sterk moet zijn", "Policy that has to be at least as strong") };
        var from = new Option<DateOnly?>("--from") { Description = words.Say("Eerste dag die telt (jjjj-mm-dd); anders vandaag", "First day that matters (yyyy-mm-dd); otherwise today"), CustomParser = result => CommonOptions.ParseDay(result, words) };
        var asked = new StackArguments(words);
        var command = asked.AddTo(new Command("compare", words.Say("Zoek elke verzwakking van een beleid ten opzichte van een ander, uitputtend", "Find every weakening of one policy against another, exhaustively")) { basis, stack, from });
        command.SetAction(given =>
        {
            if (asked.Read(given, session) is not var (reader, register, usedIn) || reader.ReadStack(given.GetRequiredValue(basis)) is not { } below || reader.ReadStack(given.GetRequiredValue(stack)) is not { } above)
                return ExitCode.Refused;
            if (PolicyComparison.Of(below, above, register, usedIn, given.GetValue(from) ?? session.Today()) is not { } comparison)
                return session.Refuse("Deze beleidsstukken onderscheiden te veel soorten toestellen en apps om ze allemaal na te gaan.", "These policies tell too many kinds of device and app apart to look at all of them.");
            ComparisonReport.Write(session.Screen, comparison, register, words);
            return comparison.Weakenings.Count == 0 ? ExitCode.Fine : ExitCode.Findings;
        });
        return command;
    }
}
