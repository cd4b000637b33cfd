namespace Appwacht.Connectors.Files;

/// <summary>The name of a file and the columns it cannot do without.</summary>
/// <param name="Name">The name, without <c>.gz</c>.</param>
/// <param name="Required">Of each entry one column must be there.</param>
internal sealed record FileLayout(string Name, IReadOnlyList<IReadOnlyList<string>> Required);

/// <summary>A file that is there.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Layout">What it should hold.</param>
internal sealed record InventoryFile(string Path, FileLayout Layout)
{
    /// <summary>The name as it is shown, with <c>.gz</c> where it has that.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Looks for a file, plain before compressed, whatever the case of its name.</summary>
    public static InventoryFile? Find(IReadOnlyList<string> paths, FileLayout layout)
    {
        foreach (var name in (ReadOnlySpan<string>)[layout.Name, layout.Name + ".gz"])
            foreach (var path in paths)
                if (System.IO.Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase))
                    return new InventoryFile(path, layout);
        return null;
    }
}

/// <summary>The two files that together are an inventory.</summary>
internal sealed record FleetFiles(FleetSource Source, FileLayout Devices, FileLayout Apps)
{
    /// <summary>Our own form.</summary>
    public static FleetFiles Generic { get; } = new(
        FleetSource.Generic,
        new("devices.csv", [["device_id"], ["platform"], ["ownership"], ["kind"]]),
        new("installed-apps.csv", [["device_id"], ["app_id", "app_name"]]));

    /// <summary>The exports of Microsoft Intune.</summary>
    public static FleetFiles Intune { get; } = new(
        FleetSource.Intune,
        new("intune-devices.csv", [["Device ID"], ["OS"], ["Ownership"]]),
        new("intune-discovered-apps.csv", [["DeviceId"], ["ApplicationName"]]));

    /// <summary>The users of devices, with either.</summary>
    public static FileLayout People { get; } = new("people.csv", [["person_id"]]);

    /// <summary>The exemptions, with either.</summary>
    public static FileLayout Exemptions { get; } = new("exemptions.csv",
    [
        ["exemption"], ["scope"], ["subject"], ["app"], ["task"], ["justification"], ["measures"], ["from"], ["until"],
        ["requested_by"], ["advised_by"], ["approved_by"],
    ]);

    /// <summary>Both names, for a sentence.</summary>
    public string Names => $"`{Devices.Name}` + `{Apps.Name}`";
}
