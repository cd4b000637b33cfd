using Appwacht.Connectors.Files;

namespace Appwacht.Connectors.Tests.Files;

public class RejectFileTests
{
    [Fact]
    public void Every_reject_is_a_line_in_the_chosen_language()
    {
        using var fleet = new Fleet();
        Assert.Equal(
            ["file,line,column,code,reason", "installed-apps.csv,7,3,FILE008,Het toestel staat niet in het toestellenbestand."],
            Written(fleet, "nl", rejects => rejects.Add(new Reject("installed-apps.csv", 7, 3, RejectReasons.UnknownDevice))));
        Assert.Equal(
            ["file,line,column,code,reason", "'=devices.csv,7,3,FILE008,The device is not in the file of devices."],
            Written(fleet, "en", rejects => rejects.Add(new Reject("=devices.csv", 7, 3, RejectReasons.UnknownDevice))));
    }

    [Fact]
    public void No_rejects_leave_no_file_not_even_that_of_yesterday()
    {
        using var fleet = new Fleet().With("rejects.csv", "old");
        using (new RejectFile(Path.Combine(fleet.Path, "rejects.csv"), "nl"))
        {
        }

        Assert.False(File.Exists(Path.Combine(fleet.Path, "rejects.csv")));
    }

    [Fact]
    public void Past_the_cap_the_count_goes_on_and_the_last_line_says_how_many_more()
    {
        using var fleet = new Fleet();
        var lines = Written(fleet, "nl", rejects =>
        {
            for (var i = 0; i < RejectFile.MostRows + 23; i++)
                rejects.Add(new Reject("devices.csv", i, 1, RejectReasons.NoDevice));
            Assert.Equal((RejectFile.MostRows + 23, RejectFile.MostRows + 23), (rejects.Count, rejects.ByCode["FILE007"]));
        });
        Assert.Equal(RejectFile.MostRows + 2, lines.Length);
        Assert.Equal(",,,FILE000,Er zijn nog 23 regels afgewezen.", lines[^1]);
    }

    [Fact]
    public void Every_code_is_given_out_once()
    {
        var codes = typeof(RejectReasons).GetProperties().Select(property => ((RejectReason)property.GetValue(null)!).Code).ToList();
        Assert.Equal(codes.Distinct(), codes);
        Assert.Equal(Enumerable.Range(1, codes.Count).Select(i => $"FILE{i:000}"), codes.Order());
    }

    private static string[] Written(Fleet fleet, string language, Action<RejectFile> write)
    {
        var path = Path.Combine(fleet.Path, "rejects.csv");
        using (var rejects = new RejectFile(path, language))
            write(rejects);
        return File.ReadAllLines(path);
    }
}
