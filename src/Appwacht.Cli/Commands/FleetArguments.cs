using System.CommandLine;
using Appwacht.Cli.Inputs;
using Appwacht.Cli.Reports;
using Appwacht.Connectors.Files;
using Appwacht.Policy.Findings;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Cli.Commands;

/// <summary>What every command about a fleet asks: where it is, under which policy, on which day.</summary>
internal sealed class FleetArguments
{
    private readonly Argument<string> folder;
    private readonly Option<string?> policy;
    private readonly Option<string[]> layers;
    private readonly Option<string?> catalogue;
    private readonly Option<string?> exemptions;
    private readonly Option<string> source;
    private readonly Option<string> corporate;
    private readonly Option<DateOnly?> on;
    private readonly Option<string> usedIn;
    private readonly Option<int> staleAfter;
    private readonly Option<string> rejects;

    /// <summary>Adds the arguments to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="words">The language of the help.</param>
    /// <param name="policyName">How the option for the policy in force is called.</param>
    public FleetArguments(Command command, Words words, string policyName = "--policy")
    {
        folder = new Argument<string>("folder") { Description = words.Say("Map met de exports: devices.csv en installed-apps.csv, of de twee exports van Intune", "Folder with the exports: devices.csv and installed-apps.csv, or the two exports of Intune") };
        policy = new Option<string?>(policyName) { Description = words.Say("Beleidsbestand; anders beleid.yaml of policy.yaml in de map", "Policy file; otherwise beleid.yaml or policy.yaml in the folder"), HelpName = "file" };
        layers = new Option<string[]>("--layer") { Description = words.Say("Bestand van een laag die het beleid overneemt", "File of a layer that the policy adopts"), HelpName = "file", DefaultValueFactory = _ => [] };
        catalogue = new Option<string?>("--catalogue") { Description = words.Say("Map met een eigen register in plaats van het meegeleverde", "Folder with a register of your own instead of the one that comes with the program"), HelpName = "folder" };
        exemptions = new Option<string?>("--exemptions") { Description = words.Say("Bestand met uitzonderingen; anders exemptions.csv in de map", "File with exemptions; otherwise exemptions.csv in the folder"), HelpName = "file" };
        source = new Option<string>("--source") { Description = words.Say("Welke bestanden lezen als beide er zijn", "Which files to read when both are there"), DefaultValueFactory = _ => "auto" };
        source.AcceptOnlyFromAmong("auto", "generic", "intune");
        corporate = new Option<string>("--corporate-means") { Description = words.Say("Wat Corporate in Intune betekent", "What Corporate means in Intune"), DefaultValueFactory = _ => "private-use-allowed" };
        corporate.AcceptOnlyFromAmong("private-use-allowed", "managed");
        on = CommonOptions.Day(words);
        usedIn = CommonOptions.UsedIn(words);
        staleAfter = new Option<int>("--stale-after") { Description = words.Say("Na hoeveel dagen een inventaris verouderd is", "After how many days an inventory is stale"), DefaultValueFactory = _ => 14 };
        staleAfter.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
                result.AddError(words.Say("--stale-after is een aantal dagen, 0 of meer", "--stale-after is a number of days, 0 or more"));
        });
        rejects = new Option<string>("--rejects") { Description = words.Say("Waar onbruikbare regels worden opgeschreven, zonder hun inhoud", "Where unusable rows are listed, without their contents"), DefaultValueFactory = _ => $"appwacht.{command.Name}.rejects.csv" };
        command.Arguments.Add(folder);
        foreach (var option in (Option[])[policy, layers, catalogue, exemptions, source, corporate, on, usedIn, staleAfter, rejects])
            command.Options.Add(option);
    }

    /// <summary>Lets the folder be left out when a server is asked, and only then.</summary>
    public void NeedsNoFolder(Command command, Words words)
    {
        folder.Arity = ArgumentArity.ZeroOrOne;
        command.Validators.Add(result =>
        {
            var hasServer = result.GetResult("--server") is not null;
            if (hasServer == result.GetResult(folder) is { Tokens.Count: > 0 })
                result.AddError(words.Say("Geef een map met exports, of een server met --server.", "Give a folder with exports, or a server with --server."));
        });
    }

    /// <summary>Where rejects go.</summary>
    public string RejectPath(ParseResult given) => given.GetRequiredValue(rejects);

    /// <summary>Gets ready to write rejects; null after saying that a file of somebody else's is in the way.</summary>
    public RejectFile? OpenRejects(ParseResult given, Session session)
    {
        var path = RejectPath(given);
        if (RejectFile.MayWrite(path))
            return new RejectFile(path, session.Words.Language);
        session.Refuse($"{path}: hier staat al iets anders; wijs met --rejects een ander bestand aan.", $"{path}: something else is there already; name another file with --rejects.");
        return null;
    }

    /// <summary>Reads all but the installed apps; null after saying what is wrong.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="session">The session.</param>
    /// <param name="rejected">Takes what cannot be used.</param>
    /// <param name="otherwise">The policy when none is given and the folder has none.</param>
    public FleetQuestion? Read(ParseResult given, Session session, RejectFile rejected, string? otherwise = null)
    {
        var where = given.GetRequiredValue(folder);
        if (!Directory.Exists(where))
        {
            session.Refuse($"{where}: deze map is er niet.", $"{where}: there is no such folder.");
            return null;
        }

        if (session.ReadRegister(given.GetValue(catalogue)) is not { } register || CommonOptions.Country(given.GetRequiredValue(usedIn), register, session) is not { } country)
            return null;
        if ((given.GetValue(policy) ?? PolicyFiles.In(where) ?? otherwise) is not { } file)
        {
            session.Refuse($"{where}: er staat geen beleid.yaml in deze map; wijs het beleid aan met {policy.Name}", $"{where}: there is no policy.yaml in this folder; point at the policy with {policy.Name}");
            return null;
        }

        var files = new PolicyFiles(session, register, given.GetRequiredValue(layers));
        if (files.ReadStack(file) is not { } stack)
            return null;
        var options = new FleetOptions(
            where, Enum.Parse<FleetSource>(given.GetRequiredValue(source), ignoreCase: true),
            given.GetRequiredValue(corporate) is "managed" ? CorporateMeans.Managed : CorporateMeans.PrivateUseAllowed, given.GetValue(exemptions));
        if (FleetInput.Open(session, options, rejected) is not { } input)
            return null;
        foreach (var exemption in input.Exemptions.Where(exemption => register.Find(exemption.App) is null && !AppId.TryParse(exemption.App, out _)))
            session.Problems.WriteLine(session.Words.Say($"uitzondering {exemption.Id}: er is geen app `{exemption.App}` in het register, dus zij doet niets", $"exemption {exemption.Id}: there is no app `{exemption.App}` in the register, so it does nothing"));
        var question = new CheckQuestion(stack, register, given.GetValue(on) ?? session.Today(), country, input.Exemptions) { StaleAfterDays = given.GetValue(staleAfter) };
        return new FleetQuestion(question, input, files, [.. input.Files.Select(name => Path.Combine(where, name)), .. given.GetValue(exemptions) is { } outside ? [outside] : Array.Empty<string>(), .. files.Read, .. Session.RegisterPaths(given.GetValue(catalogue))]);
    }
}

/// <summary>A fleet and what is asked of it.</summary>
/// <param name="Question">Policy, register, day.</param>
/// <param name="Input">The fleet.</param>
/// <param name="Policies">Reads further policies in the same way.</param>
/// <param name="Paths">The files it rests on.</param>
internal sealed record FleetQuestion(CheckQuestion Question, FleetInput Input, PolicyFiles Policies, IReadOnlyList<string> Paths)
{
    /// <summary>The answers for this question and others about the same fleet, in one reading.</summary>
    public IReadOnlyList<FleetAnswer> Answer(params IReadOnlyList<PolicyStack> others)
    {
        FleetCheck[] checks = [.. others.Prepend(Question.Stack).Select(stack => new FleetCheck(Question with { Stack = stack }, Input.Fleet.Devices, Input.Fleet.People))];
        Input.Judge(checks);
        return [.. checks.Select(check => check.Answer())];
    }
}
