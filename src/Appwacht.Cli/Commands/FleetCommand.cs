using System.CommandLine;
using Appwacht.Policy.Fleet.Generated;
using Spectre.Console;

namespace Appwacht.Cli.Commands;

/// <summary><c>fleet</c>: fleets that do not exist, to try everything out on.</summary>
internal static class FleetCommand
{
    public static Command Create(Session session)
    {
        var words = session.Words;
        return new Command("fleet", words.Say("Verzonnen vloten om alles op uit te proberen", "Made-up fleets to try everything out on")) { Generate(session) };
    }

    private static Command Generate(Session session)
    {
        var words = session.Words;
        var devices = new Option<int>("--devices") { Description = words.Say("Hoeveel toestellen, elk met zo'n 120 apps", "How many devices, each with some 120 apps"), DefaultValueFactory = _ => 1_000 };
        devices.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() < 1)
                given.AddError(words.Say("Een vloot heeft ten minste één toestel.", "A fleet has at least one device."));
        });
        var seed = new Option<ulong>("--seed") { Description = words.Say("Welke vloot; hetzelfde getal geeft altijd dezelfde", "Which fleet; the same number always gives the same"), DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = words.Say("Map om in te schrijven", "Folder to write to"), HelpName = "folder", Required = true };
        var command = new Command("generate", words.Say("Schrijf een vloot met register, beleid en uitzonderingen; de gegevens zijn willekeurig", "Write a fleet with register, policy and exemptions; the data are random")) { devices, seed, output };
        command.SetAction(given => Write(session, given.GetRequiredValue(devices), given.GetRequiredValue(seed), given.GetRequiredValue(output)));
        return command;
    }

    private static int Write(Session session, int devices, ulong seed, string folder)
    {
        // Somebody's own export has the same names.
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return session.Refuse($"{folder}: deze map is niet leeg; kies een nieuwe.", $"{folder}: this folder is not empty; choose a new one.");

        Directory.CreateDirectory(Path.Combine(folder, GeneratedFiles.RegisterFolder));
        var fleet = new GeneratedFleet(new FleetPlan { Seed = seed });
        GeneratedFiles.Write(fleet, devices, name => File.Create(Path.Combine(folder, name)));
        var words = session.Words;
        var count = words.Count(devices, ("toestel", "toestellen"), ("device", "devices"));
        session.Screen.WriteLine(words.Say($"{count} geschreven naar {folder}. Toets ze met:", $"{count} written to {folder}. Check them with:"));
        session.Screen.WriteLine($"  appwacht check {folder} --catalogue {Path.Combine(folder, GeneratedFiles.RegisterFolder)} --on {fleet.Plan.Day:yyyy-MM-dd}");
        return ExitCode.Fine;
    }
}
