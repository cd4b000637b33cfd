using Appwacht.Connectors.Files;
using Appwacht.Policy.Devices;

namespace Appwacht.Connectors.Tests.Files;

public class SampleFleetTests
{
    [Fact]
    public void The_generic_sample_is_read_whole()
    {
        using var rejects = new Fleet();
        var folder = FleetFolder.Open(Sample("gemeente-voorbeeld")).Folder!;
        var devices = folder.ReadDevices(rejects);
        var apps = folder.ReadInstalledApps(devices, rejects).ToList();

        Assert.Equal((795, 674, 12_575), (devices.Devices.Count, devices.People.Count, apps.Count));
        Assert.Equal(695, devices.Devices.Values.Count(device => device.IsMobile));
        Assert.Equal(60, devices.Devices.Values.Count(device => device.Kind is DeviceKind.Laptop));
        Assert.Equal(40, devices.Devices.Values.Count(device => device.Ownership is Ownership.Byod));
        Assert.Equal(5, devices.Devices.Values.Count(device => device.InventoryAt is null));
        Assert.Equal(112, apps.Count(app => app.Profile is Profile.Work));
        Assert.Equal(12_570, apps.Distinct().Count());
        Assert.Empty(rejects.Rejects);
        Assert.Equal(["devices.csv", "installed-apps.csv", "people.csv"], folder.Files);
    }

    [Fact]
    public void The_Intune_sample_gives_the_same_devices_and_users_and_apps_without_ids()
    {
        using var rejects = new Fleet();
        var generic = FleetFolder.Open(Sample("gemeente-voorbeeld")).Folder!.ReadDevices(rejects);
        var folder = FleetFolder.Open(Sample("gemeente-voorbeeld-intune")).Folder!;
        var devices = folder.ReadDevices(rejects);
        var apps = folder.ReadInstalledApps(devices, rejects).ToList();

        Assert.Equal((795, 12_396), (devices.Devices.Count, apps.Count));
        Assert.All(apps, app => Assert.True(app.Id is null && app.Name != "" && app.Platform == generic.Devices[app.DeviceId].Platform));
        Assert.All(devices.Devices.Values, device => Assert.Equal(generic.Devices[device.Id].Kind, device.Kind));
        var withApps = apps.Select(app => app.DeviceId).ToHashSet();
        Assert.All(withApps, id => Assert.Equal(generic.Devices[id].PersonId, devices.Devices[id].PersonId));
        Assert.Empty(rejects.Rejects);
    }

    private static string Sample(string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Appwacht.slnx")))
            at = at.Parent;
        var sample = Path.Combine(at?.FullName ?? "", "samples", name);
        Assert.SkipUnless(Directory.Exists(sample), $"samples/{name} is not here");
        return sample;
    }
}
