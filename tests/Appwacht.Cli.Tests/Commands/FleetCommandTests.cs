namespace Appwacht.Cli.Tests.Commands;

public sealed class FleetCommandTests
{
    [Fact]
    public void A_generated_fleet_can_be_checked_and_every_row_of_it_is_read()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Program.RunIn(folder.Path, "fleet", "generate", "--devices", "60", "--seed", "3", "--out", "vloot").ExitCode);
        var ended = Program.RunIn(folder.Path, "check", "vloot", "--catalogue", "vloot/catalogue", "--on", "2026-11-20", "--format", "json");
        Assert.Equal(1, ended.ExitCode);
        Assert.Empty(ended.Problems);
        Assert.Equal(60, ended.Json.GetProperty("devices").GetProperty("total").GetInt32());
        Assert.Equal(0, ended.Json.GetProperty("rejected").GetInt32());
        Assert.Equal(2, Program.RunIn(folder.Path, "fleet", "generate", "--out", "vloot").ExitCode);
        Assert.Equal(2, Program.RunIn(folder.Path, "fleet", "generate", "--out", "niets", "--devices", "0").ExitCode);
    }
}
