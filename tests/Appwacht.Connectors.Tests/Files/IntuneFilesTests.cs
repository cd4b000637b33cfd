using Appwacht.Connectors.Files;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Connectors.Tests.Files;

public class IntuneFilesTests
{
    [Theory]
    [InlineData("iOS", "TEL", Platform.Ios, DeviceKind.Phone)]
    [InlineData("iPadOS", "TAB", Platform.Ipados, DeviceKind.Tablet)]
    [InlineData("Android", "TEL", Platform.Android, DeviceKind.Phone)]
    [InlineData("Android (fully managed)", "Galaxy Tablet", Platform.Android, DeviceKind.Tablet)]
    [InlineData("Windows", "LAP", Platform.Windows, DeviceKind.Laptop)]
    [InlineData("macOS", "LAP", Platform.Macos, DeviceKind.Laptop)]
    [InlineData("Linux", "LAP", Platform.Unknown, DeviceKind.Unknown)]
    public void The_kind_follows_from_the_system(string os, string name, Platform platform, DeviceKind kind)
    {
        using var fleet = Of($"d1,{name},2026-11-20T10:00:00Z,26.1,Corporate,{os},,\n", "");
        var device = fleet.Read().Devices.Devices["d1"];
        Assert.Equal((platform, kind), (device.Platform, device.Kind));
        Assert.Equal(platform is Platform.Unknown ? [(2, "FILE010")] : [], fleet.Rejected);
    }

    [Fact]
    public void A_corporate_device_is_taken_for_one_on_which_private_use_is_allowed_unless_the_organisation_says_otherwise()
    {
        using var fleet = Of("d1,,,,Corporate,iOS,,\nd2,,,,Personal,iOS,,\nd3,,,,,iOS,,\n", "");
        Assert.Equal(
            [Ownership.PrivateUseAllowed, Ownership.Byod, Ownership.Unknown],
            fleet.Open().ReadDevices(fleet).Devices.Values.Select(device => device.Ownership));
        Assert.Equal(
            [Ownership.Managed, Ownership.Byod, Ownership.Unknown],
            fleet.Open(corporateMeans: CorporateMeans.Managed).ReadDevices(fleet).Devices.Values.Select(device => device.Ownership));
    }

    [Fact]
    public void The_user_comes_from_the_discovered_apps_and_a_description_may_say_tablet()
    {
        using var fleet = Of(
            "d1,,,,Corporate,Android,,\nd2,,,,Corporate,iOS,,\nd3,,,,Corporate,iOS,,\n",
            "Chat,Maker,1,1,D1,Android tablet 16,Android,p1,,\nChat,Maker,1,1,d2,iOS 26,iOS,00000000-0000-0000-0000-000000000000,,\n");
        var (devices, _) = fleet.With("people.csv", "person_id,unit\np1,Griffie\n").Read();
        Assert.Equal(["p1", null, null], devices.Devices.Values.Select(device => device.PersonId));
        Assert.Equal(DeviceKind.Tablet, devices.Devices["d1"].Kind);
        Assert.Equal("Griffie", devices.UserOf(devices.Devices["d1"])!.Unit);
        Assert.Empty(fleet.Rejects);
    }

    [Fact]
    public void A_discovered_app_has_a_name_and_no_id_and_bad_rows_are_set_aside_once()
    {
        using var fleet = Of("d1,,,,Corporate,iOS,,\n", "Chat,Maker,,1.0.1,d1,,Android,p1,,\n,Maker,1,1,d1,,iOS,p1,,\nChat,Maker,1,1,d7,,iOS,p1,,\nChat,d1\n");
        var app = Assert.Single(fleet.Read().Apps);
        Assert.Equal(new InstalledApp("d1", null, "Chat", "Maker", "1.0.1", Platform.Ios, Profile.Unknown), app);
        Assert.Equal([(3, "FILE014"), (4, "FILE008"), (5, "FILE006")], fleet.Rejected);
    }

    [Fact]
    public void Names_and_addresses_of_users_are_not_read()
    {
        using var fleet = Of("d1,TEL,,26.1,Corporate,iOS,marker@example.org,Marker Naam\n", "Chat,Maker,1,1,d1,iOS,iOS,p1,marker@example.org,Marker Naam\n");
        var (devices, apps) = fleet.Read();
        Assert.DoesNotContain("arker@", string.Join('\n', devices.Devices.Values) + string.Join('\n', apps));
        Assert.DoesNotContain("Marker", string.Join('\n', devices.Devices.Values) + string.Join('\n', apps));
    }

    private static Fleet Of(string devices, string apps) => new Fleet()
        .With("intune-devices.csv", Fleet.IntuneDevices + devices).With("intune-discovered-apps.csv", "\uFEFF" + Fleet.IntuneApps + apps);
}
