namespace Appwacht.Cli.Tests.Commands;

/// <summary>What is not named by a rule leaves no trace of a device on which private use is allowed, or of a private one.</summary>
public sealed class PrivacyTests
{
    private const string Marker = "merkteken";

    [Theory]
    [InlineData("private-use-allowed", "")]
    [InlineData("private-use-allowed", "personal")]
    [InlineData("byod", "personal")]
    [InlineData("byod", "")]
    [InlineData("private", "")]
    [InlineData("", "")]
    public void An_app_that_no_rule_names_is_found_in_no_answer_and_in_no_reject_file(string ownership, string profile)
    {
        using var folder = Fleet(ownership, profile);
        foreach (var format in (string[])["table", "json", "csv", "html"])
        {
            var ended = Program.RunIn(folder.Path, "check", folder.Path, "--on", "2026-11-20", "--format", format);
            Assert.True(ended.ExitCode is 0 or 1, ended.Problems);
            Assert.DoesNotContain(Marker, ended.Output + ended.Problems, StringComparison.OrdinalIgnoreCase);
            foreach (var file in Directory.GetFiles(folder.Path, "*rejects*"))
                Assert.DoesNotContain(Marker, File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void On_a_device_for_work_only_it_is_shown_so_that_the_test_above_can_fail()
    {
        using var folder = Fleet("managed", "");
        Assert.Contains(Marker, Program.RunIn(folder.Path, "check", folder.Path, "--on", "2026-11-20", "--format", "json").Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void On_a_device_with_private_use_the_apps_outside_the_list_are_counted()
    {
        using var folder = Fleet("private-use-allowed", "");
        var unnamed = Program.RunIn(folder.Path, "check", folder.Path, "--on", "2026-11-20", "--format", "json").Json.GetProperty("unnamed")[0];
        Assert.Equal(1, unnamed.GetProperty("apps").GetInt32());
    }

    private static TemporaryFolder Fleet(string ownership, string profile)
    {
        var folder = new TemporaryFolder();
        folder.Write("devices.csv", $"device_id,name,kind,platform,os_version,ownership,person_id,inventory_at\nd1,Toestel 1,phone,android,15,{ownership},p1,2026-11-19T10:00:00Z\n");
        folder.Write("installed-apps.csv", $"device_id,app_id,app_name,version,publisher,profile\nd1,nl.{Marker}.app,{Marker},1.0,{Marker} BV,{profile}\nd1,\"nl.{Marker}\",\"{Marker}\"x,1.0,{Marker},{profile}\nd1,,,{Marker},{Marker},{profile}\nonbekend,nl.{Marker}.app,{Marker},1,{Marker},\n");
        folder.Write("people.csv", "person_id,name,email,unit,role,risk_tier,language\np1,Merkteken,merkteken@voorbeeld.example,Bestuur,Wethouder,high,nl\n");
        folder.Write("beleid.yaml", """
            appwacht: 1
            policy: toets
            title: Toets
            decision: { by: Toets, date: 2026-01-01 }
            lists: { apps: { zakelijk: [ signal ] } }
            rules:
              - { id: onbekend, effect: needs-vetting, apps: { known: false } }
              - { id: alleen-zakelijk, mode: allowlist, audience: { tier: high }, apps: { list: zakelijk } }
            """);
        return folder;
    }
}
