using System.Text;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Register;
using Appwacht.Register.Csv;

namespace Appwacht.Policy.Tests.Fleet.Stored;

public class InventoryCsvTests
{
    [Fact]
    public void Rows_become_numbers_without_a_string_for_each()
    {
        var rows = new StringBuilder("device_id,app_id,app_name,version,publisher\n");
        for (var i = 0; i < 200; i++)
            rows.Append("toestel, com.example.a ,Voorbeeld,1.0,Uitgever\ntoestel,,\"Naam, met komma\",,Uitgever\n");
        using var table = CsvTable.Open(new MemoryStream(Encoding.UTF8.GetBytes(rows.ToString())));
        var (apps, versions) = (new AppDictionary(), new VersionDictionary());
        var csv = new InventoryCsv(table, apps, versions);
        long allocated = 0;
        for (var row = 0; table.Read(); row++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var fault = csv.TryRead(Platform.Ios, out var app, out var version, out var versionFault);
            allocated = row < 2 ? 0 : allocated + GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Null(fault ?? versionFault);
            Assert.Equal((row % 2, 1 - row % 2), (app, version));
            Assert.True(csv.Device.SequenceEqual("toestel"u8));
        }

        Assert.Equal(0, allocated);
        Assert.Equal("ios:com.example.a", apps[0].Id.ToString());
        Assert.Equal(new AppIdentity(null, "Naam, met komma", "Uitgever", Platform.Ios), apps[1]);
    }

    [Fact]
    public void A_file_in_latin_1_gives_the_same_apps_as_one_in_utf_8()
    {
        const string Row = "device_id,app_id,app_name,version,publisher\nd,,Café één,1é,Société\n";
        var (apps, versions) = (new AppDictionary(), new VersionDictionary());
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Latin1 })
        {
            using var table = CsvTable.Open(new MemoryStream(encoding.GetBytes(Row)));
            Assert.True(table.Read());
            Assert.Null(new InventoryCsv(table, apps, versions).TryRead(Platform.Windows, out var app, out var version, out _));
            Assert.Equal((0, 1), (app, version));
        }

        Assert.Equal("Café één", apps[0].Name);
    }

    [Fact]
    public void A_row_without_an_app_is_named_and_a_wrong_version_is_not_the_end()
    {
        using var table = CsvTable.Open(new MemoryStream(Encoding.UTF8.GetBytes($"device_id,app_id,version\nd,,1\nd,com.x,{new string('1', 200)}\n")));
        var csv = new InventoryCsv(table, new AppDictionary(), new VersionDictionary());
        Assert.True(table.Read());
        Assert.Equal(IdentityFault.Missing, csv.TryRead(Platform.Ios, out _, out _, out _));
        Assert.True(table.Read());
        Assert.Null(csv.TryRead(Platform.Ios, out _, out var version, out var fault));
        Assert.Equal((VersionDictionary.NotKnown, IdentityFault.TooLong), (version, fault));
    }
}
