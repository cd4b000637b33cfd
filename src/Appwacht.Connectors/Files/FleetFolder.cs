using Appwacht.Policy.Devices;

namespace Appwacht.Connectors.Files;

/// <summary>
/// A folder with the inventory of a fleet as an organisation exports it today. Opening looks at names and header lines only; every
/// reading is a fresh one.
/// </summary>
public sealed class FleetFolder
{
    private readonly InventoryFile devices;
    private readonly InventoryFile apps;
    private readonly InventoryFile? people;
    private readonly InventoryFile? exemptions;
    private readonly CorporateMeans corporateMeans;

    private FleetFolder(
        FleetFiles kind, IReadOnlyList<string> paths, InventoryFile devices, InventoryFile apps, CorporateMeans corporateMeans)
    {
        (Source, this.devices, this.apps, this.corporateMeans) = (kind.Source, devices, apps, corporateMeans);
        people = InventoryFile.Find(paths, FleetFiles.People);
        exemptions = InventoryFile.Find(paths, FleetFiles.Exemptions);
    }

    /// <summary>Which files are read: <see cref="FleetSource.Generic"/> or <see cref="FleetSource.Intune"/>.</summary>
    public FleetSource Source { get; }

    /// <summary>The names of the files that are read, for showing where an answer comes from.</summary>
    public IReadOnlyList<string> Files => [.. Present.Select(file => file.Name)];

    /// <summary>Where the exemptions of this folder are, or null when it has none.</summary>
    public string? ExemptionsPath => exemptions?.Path;

    private IEnumerable<InventoryFile> Present => new[] { devices, apps, people, exemptions }.OfType<InventoryFile>();

    /// <summary>Finds the files and checks that each can be read and has the columns it needs.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="source">Which files to read when both kinds are there.</param>
    /// <param name="corporateMeans">What ownership a corporate device of Intune has.</param>
    /// <returns>The folder, or null and everything that is wrong with it.</returns>
    public static (FleetFolder? Folder, IReadOnlyList<FileRefusal> Refusals) Open(
        string folder, FleetSource source = FleetSource.Auto, CorporateMeans corporateMeans = CorporateMeans.PrivateUseAllowed)
    {
        if (!Directory.Exists(folder))
            return (null, [FileRefusal.NoFolder(folder)]);
        string[] paths;
        try
        {
            paths = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)];
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return (null, [FileRefusal.CannotBeOpened(folder)]);
        }

        if (Choose(paths, source) is not { } kind)
            return (null, [FileRefusal.NothingKnown(folder)]);
        var (devices, apps) = (InventoryFile.Find(paths, kind.Devices), InventoryFile.Find(paths, kind.Apps));
        if (devices is null && apps is null)
            return (null, [FileRefusal.SourceNotThere(folder, kind)]);
        if (devices is null || apps is null)
            return (null, [FileRefusal.Incomplete(folder, devices is null ? kind.Devices : kind.Apps)]);

        var opened = new FleetFolder(kind, paths, devices, apps, corporateMeans);
        FileRefusal[] refusals = [.. opened.Present.SelectMany(InventoryRows.WhyNot)];
        return refusals.Length == 0 ? (opened, []) : (null, refusals);
    }

    /// <summary>
    /// Reads the devices and their users. The devices of Intune do not name their user by an id that may be read; it is taken from the
    /// discovered apps, which are gone through once for it.
    /// </summary>
    /// <exception cref="IOException">The disk failed, or a file was replaced since the folder was opened.</exception>
    public FleetDevices ReadDevices(IRejects rejects, IProgress<ReadProgress>? progress = null)
    {
        var users = people is null ? [] : PeopleFile.Read(people, rejects, progress);
        var known = Source is FleetSource.Generic
            ? GenericDevices.Read(devices, rejects, progress)
            : IntuneUsers.AddTo(IntuneDevices.Read(devices, corporateMeans, rejects, progress), apps, progress);
        return new FleetDevices(known, users);
    }

    /// <summary>
    /// Reads the installed apps one by one, in constant memory. Each enumeration reads the file again and reports its rejects again.
    /// </summary>
    /// <exception cref="IOException">The disk failed, or a file was replaced since the folder was opened.</exception>
    public IEnumerable<InstalledApp> ReadInstalledApps(FleetDevices fleet, IRejects rejects, IProgress<ReadProgress>? progress = null)
    {
        using var rows = InventoryRows.Open(apps, rejects, progress);
        Func<InstalledApp?> read = Source is FleetSource.Generic ? new GenericApps(rows, fleet).Read : new IntuneApps(rows, fleet).Read;
        while (rows.Read())
            if (read() is { } app)
                yield return app;
    }

    // Half of the generic files is taken for a mistake, not for a wish to read those of Intune instead.
    private static FleetFiles? Choose(IReadOnlyList<string> paths, FleetSource source)
    {
        return source switch
        {
            FleetSource.Generic => FleetFiles.Generic,
            FleetSource.Intune => FleetFiles.Intune,
            _ => HasAny(FleetFiles.Generic) ? FleetFiles.Generic : HasAny(FleetFiles.Intune) ? FleetFiles.Intune : null,
        };

        bool HasAny(FleetFiles kind) => new[] { kind.Devices, kind.Apps }.Any(layout => InventoryFile.Find(paths, layout) is not null);
    }
}
