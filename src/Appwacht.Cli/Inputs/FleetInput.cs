using Appwacht.Connectors.Files;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Findings;

namespace Appwacht.Cli.Inputs;

/// <summary>A fleet read from a folder: its devices and people, its exemptions, and its installed apps to be gone through.</summary>
internal sealed class FleetInput
{
    private readonly FleetFolder folder;
    private readonly IRejects rejects;
    private readonly IProgress<ReadProgress>? progress;

    private FleetInput(FleetFolder folder, FleetDevices fleet, IReadOnlyList<Exemption> exemptions, IRejects rejects, IProgress<ReadProgress>? progress) =>
        (this.folder, Fleet, Exemptions, this.rejects, this.progress) = (folder, fleet, exemptions, rejects, progress);

    /// <summary>The devices and the people who use them.</summary>
    public FleetDevices Fleet { get; }

    /// <summary>The exemptions that may be in force.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; }

    /// <summary>The names of the files read.</summary>
    public IReadOnlyList<string> Files => folder.Files;

    /// <summary>Opens the folder and reads all but the installed apps; null after saying what is wrong.</summary>
    public static FleetInput? Open(Session session, FleetOptions options, IRejects rejects)
    {
        var (folder, refusals) = FleetFolder.Open(options.Folder, options.Source, options.CorporateMeans);
        if (folder is null)
            return Refuse(session, refusals);

        var exemptions = (options.Exemptions ?? folder.ExemptionsPath) is { } path ? Connectors.Files.Exemptions.Read(path, rejects) : ([], []);
        if (exemptions.Refusals.Count > 0)
            return Refuse(session, exemptions.Refusals);

        var progress = ProgressLine.WhenSomebodyWatches();
        return new FleetInput(folder, folder.ReadDevices(rejects, progress), exemptions.Exemptions, rejects, progress);
    }

    /// <summary>Goes through the installed apps once, for all checks at the same time.</summary>
    public void Judge(params IReadOnlyList<FleetCheck> checks)
    {
        foreach (var installed in folder.ReadInstalledApps(Fleet, rejects, progress))
            foreach (var check in checks)
                check.Add(installed);
    }

    private static FleetInput? Refuse(Session session, IReadOnlyList<FileRefusal> refusals)
    {
        foreach (var refusal in refusals)
            session.Problems.WriteLine($"{refusal.File}: {refusal.Code}: {session.Words.Say(refusal.Reason)}");
        return null;
    }
}

/// <summary>What a user may say about the fleet to read.</summary>
/// <param name="Folder">Where the exports are.</param>
/// <param name="Source">Which of them to read.</param>
/// <param name="CorporateMeans">What Intune's "Corporate" is taken for.</param>
/// <param name="Exemptions">Where the exemptions are, when not in the folder.</param>
internal sealed record FleetOptions(string Folder, FleetSource Source, CorporateMeans CorporateMeans, string? Exemptions);
