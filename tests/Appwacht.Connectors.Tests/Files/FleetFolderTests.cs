using System.Text;
using Appwacht.Connectors.Files;
using Appwacht.Policy.Devices;

namespace Appwacht.Connectors.Tests.Files;

public class FleetFolderTests
{
    [Fact]
    public void A_folder_that_is_not_there_is_refused() =>
        Assert.Equal("FILE101", FleetFolder.Open("there-is-no-such-folder").Refusals.Single().Code);

    [Fact]
    public void A_folder_without_known_files_is_refused()
    {
        using var fleet = new Fleet().With("people.csv", "person_id\n").With("notes.txt", "x");
        Assert.Equal("FILE102", fleet.Code());
        Assert.Equal("FILE103", fleet.Code(FleetSource.Intune));
        Assert.Equal("FILE103", fleet.Code(FleetSource.Generic));
    }

    [Fact]
    public void Half_of_the_generic_files_is_refused_even_beside_those_of_Intune()
    {
        using var fleet = Both();
        File.Delete(Path.Combine(fleet.Path, "installed-apps.csv"));
        Assert.Equal("FILE104", fleet.Code());
        Assert.Equal(FleetSource.Intune, fleet.Open(FleetSource.Intune).Source);
    }

    [Fact]
    public void The_generic_files_win_and_Intune_can_be_asked_for()
    {
        using var fleet = Both();
        Assert.Equal(FleetSource.Generic, fleet.Open().Source);
        Assert.Equal(FleetSource.Intune, fleet.Open(FleetSource.Intune).Source);
    }

    [Theory]
    [InlineData("", "FILE105")]
    [InlineData("\n\n", "FILE105")]
    [InlineData("PK\u0003\u0004\0\0\u0008\0", "FILE106")]
    [InlineData("\"device_id\"x,kind\n", "FILE106")]
    [InlineData("device_id,kind,ownership\nd1,phone,managed\n", "FILE107")]
    [InlineData("toestel,soort\n", "FILE107 FILE107 FILE107 FILE107")]
    public void A_file_that_cannot_be_an_inventory_is_refused(string devices, string codes)
    {
        using var fleet = Fleet.Of(devices, Fleet.Apps);
        Assert.Equal(codes, fleet.Code());
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        using var fleet = Fleet.Of(Fleet.Devices, "device_id,app\n");
        Assert.Equal("De kolom `app_id` of `app_name` ontbreekt.", FleetFolder.Open(fleet.Path).Refusals.Single().Reason.Nl);
    }

    [Fact]
    public void A_header_that_is_one_endless_line_is_refused()
    {
        using var fleet = Fleet.Of(new string('a', 1_000_000), Fleet.Apps);
        Assert.Equal("FILE106", fleet.Code());
    }

    [Fact]
    public void A_header_alone_is_an_inventory_of_nothing()
    {
        using var fleet = Fleet.Of(Fleet.Devices, Fleet.Apps);
        var (devices, apps) = fleet.Read();
        Assert.Empty(devices.Devices);
        Assert.Empty(apps);
        Assert.Empty(fleet.Rejects);
    }

    [Fact]
    public void Files_may_be_packed_and_columns_in_any_order_and_case_with_others_between()
    {
        using var fleet = new Fleet().With("Devices.csv.gz", Fleet.Gzip("KIND;extra;Ownership;Platform;Device_ID\nphone;x;managed;android;d1\n"))
            .With("installed-apps.csv.gz", Fleet.Gzip("app_name\tdevice_id\nChat\td1\n"));
        var (devices, apps) = fleet.Read();
        Assert.Equal(Ownership.Managed, devices.Devices["d1"].Ownership);
        Assert.Equal("Chat", Assert.Single(apps).Name);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("iso-8859-1", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Every_encoding_that_spreadsheets_write_is_read(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Encoded(string text) => [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))];
        using var fleet = new Fleet().With("devices.csv", Encoded(Fleet.Devices + "toestél,TEL,phone,ios,26.1,managed,p1,\n"))
            .With("installed-apps.csv", Encoded(Fleet.Apps + "toestél,com.example,\"Café, \"\"overal\"\"\",1,Zoë,\n"))
            .With("people.csv", Encoded("person_id,unit\np1,Financiën\n"));
        var (devices, apps) = fleet.Read();
        Assert.Equal(("Café, \"overal\"", "Zoë"), (apps.Single().Name, apps.Single().Publisher));
        Assert.Equal("Financiën", devices.UserOf(devices.Devices["toestél"])!.Unit);
        Assert.Empty(fleet.Rejects);
    }

    [Fact]
    public void Progress_ends_at_the_length_of_the_file()
    {
        var told = new List<ReadProgress>();
        using var fleet = Fleet.Of(Fleet.Devices + Fleet.Phone, Fleet.Apps + string.Concat(Enumerable.Repeat("d1,com.example,Example,1,Maker,\n", 100_000)));
        var folder = fleet.Open();
        Assert.Equal(100_000, folder.ReadInstalledApps(folder.ReadDevices(fleet), fleet, new Told(told)).Count());
        Assert.InRange(told.Count, 3, 6);
        Assert.Equal((told[^1].Total, "installed-apps.csv"), (told[^1].Done, told[^1].File));
        Assert.True(told.Zip(told.Skip(1)).All(pair => pair.First.Done <= pair.Second.Done));
    }

    private static Fleet Both() => Fleet.Of(Fleet.Devices, Fleet.Apps)
        .With("intune-devices.csv", Fleet.IntuneDevices).With("intune-discovered-apps.csv", Fleet.IntuneApps);

    private sealed class Told(List<ReadProgress> told) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value) => told.Add(value);
    }
}
