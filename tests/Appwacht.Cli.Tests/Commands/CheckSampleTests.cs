using System.Text.Json;

namespace Appwacht.Cli.Tests.Commands;

/// <summary>The main job on the fictional municipality, end to end.</summary>
public sealed class CheckSampleTests
{
    private static readonly string Municipality = Repository.At("samples", "gemeente-voorbeeld");
    private static readonly string Intune = Repository.At("samples", "gemeente-voorbeeld-intune");
    private static readonly string Policy = Repository.At("samples", "gemeente-voorbeeld", "beleid.yaml");

    private static readonly Lazy<JsonElement> Generic = new(() => Check(Municipality, "2026-11-20"));
    private static readonly Lazy<JsonElement> FromIntune = new(() => Check(Intune, "2026-11-20"));

    [Fact]
    public void TikTok_is_on_33_of_the_695_mobile_devices_and_on_2_of_the_60_laptops()
    {
        var tiktok = App(Generic.Value, "tiktok")!.Value;

        Assert.Equal(33, tiktok.GetProperty("devicesByKind").GetProperty("mobile").GetInt32());
        Assert.Equal(2, tiktok.GetProperty("devicesByKind").GetProperty("laptop").GetInt32());
        Assert.Equal("deny", tiktok.GetProperty("effect").GetString());
        var kinds = Generic.Value.GetProperty("devices").GetProperty("byKind");
        Assert.Equal(695, kinds.GetProperty("mobile").GetInt32());
        Assert.Equal(60, kinds.GetProperty("laptop").GetInt32());
        Assert.Equal(40, Generic.Value.GetProperty("devices").GetProperty("byOwnership").GetProperty("byod").GetInt32());
    }

    [Fact]
    public void On_185_mobile_devices_an_app_is_controlled_from_the_four_countries_and_on_6_more_only_presumably()
    {
        Assert.Equal(185, Generic.Value.GetProperty("summary").GetProperty("deny").GetProperty("devicesByKind").GetProperty("mobile").GetInt32());
        var landen = Generic.Value.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("rule").GetString() == "gemeente-voorbeeld/landen");
        Assert.Equal(6, landen.GetProperty("undetermined").GetInt32());
        Assert.Equal("needs-vetting", App(Generic.Value, "tapo")!.Value.GetProperty("effect").GetString());
    }

    [Fact]
    public void Before_it_was_sold_happn_does_not_count()
    {
        var then = Check(Municipality, "2023-06-20", "--base-rule");
        Assert.Null(App(then, "happn"));
        Assert.Equal(183, then.GetProperty("summary").GetProperty("deny").GetProperty("devicesByKind").GetProperty("mobile").GetInt32());
    }

    [Theory]
    [InlineData("temu", 64)]
    [InlineData("shein", 38)]
    [InlineData("aliexpress", 30)]
    [InlineData("capcut", 21)]
    [InlineData("wechat", 6)]
    [InlineData("opera", 5)]
    [InlineData("suunto", 4)]
    [InlineData("happn", 3)]
    [InlineData("kaspersky", 1)]
    public void Each_app_is_found_on_its_devices_by_identifier_and_by_name(string app, int devices)
    {
        Assert.Equal(devices, App(Generic.Value, app)!.Value.GetProperty("devicesByKind").GetProperty("mobile").GetInt32());
        Assert.Equal(devices, App(FromIntune.Value, app)!.Value.GetProperty("devicesByKind").GetProperty("mobile").GetInt32());
    }

    [Fact]
    public void From_the_exports_of_intune_the_same_33_come_out()
    {
        var tiktok = App(FromIntune.Value, "tiktok")!.Value;
        Assert.Equal(33, tiktok.GetProperty("devicesByKind").GetProperty("mobile").GetInt32());
        Assert.Equal(2, tiktok.GetProperty("devicesByKind").GetProperty("laptop").GetInt32());
        Assert.Equal(0, tiktok.GetProperty("probable").GetInt32());
    }

    [Fact]
    public void An_app_known_by_name_on_another_platform_is_only_probable() =>
        Assert.Equal(1, App(FromIntune.Value, "kaspersky")!.Value.GetProperty("probable").GetInt32());

    [Fact]
    public void Apps_that_only_sound_like_tiktok_are_never_counted()
    {
        foreach (var answer in new[] { Generic.Value, FromIntune.Value })
        {
            Assert.DoesNotContain("Tips", answer.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain("TicToc", answer.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_count_has_its_denominator_and_the_age_of_the_inventory()
    {
        var devices = Generic.Value.GetProperty("devices");
        Assert.Equal(795, devices.GetProperty("total").GetInt32());
        Assert.Equal(790, devices.GetProperty("read").GetInt32());
        Assert.Equal(5, devices.GetProperty("neverReported").GetInt32());
        Assert.Equal(1, devices.GetProperty("inventory").GetProperty("medianAgeInDays").GetInt32());
    }

    [Fact]
    public void The_control_path_is_part_of_the_answer()
    {
        var path = App(Generic.Value, "tiktok")!.Value.GetProperty("controlPath").EnumerateArray().ToArray();
        Assert.Equal("app:tiktok", path[0].GetProperty("from").GetString());
        Assert.All(path[..^1], edge => Assert.NotEqual("", edge.GetProperty("source").GetString()));
        Assert.Equal("CN", path[^1].GetProperty("country").GetString());
    }

    [Fact]
    public void Names_and_addresses_of_people_are_in_no_answer()
    {
        Assert.DoesNotContain("@voorbeeld.example", Generic.Value.GetRawText() + FromIntune.Value.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Fatima", Generic.Value.GetRawText() + FromIntune.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_terminal_says_it_in_dutch_and_in_english()
    {
        Assert.Contains("Op 185 van de 695 mobiele toestellen (26,6\u00a0%) en 2 van de 60 laptops staat een app die geweerd wordt.", Program.Run("check", Municipality, "--on", "2026-11-20").Output, StringComparison.Ordinal);
        Assert.Contains("On 185 of the 695 mobile devices (26.6%) and 2 of the 60 laptops there is an app that is denied.", Program.Run("check", Municipality, "--on", "2026-11-20", "--lang", "en").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_findings_for_a_spreadsheet_has_a_line_for_each_device_and_app()
    {
        var lines = Program.Run("check", Municipality, "--on", "2026-11-20", "--format", "csv").Output.Split("\r\n");
        Assert.StartsWith("day,device,", lines[0].TrimStart((char)0xfeff), StringComparison.Ordinal);
        Assert.Equal(35, lines.Count(line => line.Contains(",tiktok,", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_report_for_the_board_is_one_file_without_devices_or_people()
    {
        using var folder = new TemporaryFolder();
        var ended = Program.RunIn(folder.Path, "check", Municipality, "--on", "2026-11-20", "--format", "html", "--out", "rapport.html");
        var html = File.ReadAllText(Path.Combine(folder.Path, "rapport.html"));
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("TikTok", html, StringComparison.Ordinal);
        Assert.DoesNotContain("VOOR-", html, StringComparison.Ordinal);
        Assert.DoesNotContain("P000", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_figures_that_came_with_the_data_are_reproduced()
    {
        var expected = Repository.At("..", "shared", "data", "fleet", "gemeente-voorbeeld", "expected.json");
        Assert.SkipUnless(File.Exists(expected), "the shared data is not beside this clone");
        using var given = JsonDocument.Parse(File.ReadAllText(expected));
        foreach (var day in given.RootElement.GetProperty("control").EnumerateObject())
        {
            var answer = Check(Municipality, day.Name, "--base-rule");
            foreach (var app in day.Value.GetProperty("apps").EnumerateObject())
                Assert.Equal(app.Value.GetProperty("devices").GetInt32(), App(answer, app.Name)!.Value.GetProperty("devicesByKind").GetProperty("mobile").GetInt32());
            Assert.Equal(day.Value.GetProperty("mobile_devices").GetProperty("reported or confirmed").GetInt32(),
                answer.GetProperty("summary").GetProperty("deny").GetProperty("devicesByKind").GetProperty("mobile").GetInt32());
            Assert.Equal(day.Value.GetProperty("mobile_devices").GetProperty("presumed only").GetInt32(),
                answer.GetProperty("summary").GetProperty("needs-vetting").GetProperty("devicesByKind").GetProperty("mobile").GetInt32());
        }
    }

    /// <param name="countriesOnly">When given, only the rule on countries, in force on every day; else the policy of the municipality.</param>
    private static JsonElement Check(string folder, string day, string? countriesOnly = null)
    {
        using var own = new TemporaryFolder();
        var policy = countriesOnly is null ? Policy : own.Write("beleid.yaml", """
            appwacht: 1
            policy: alleen-landen
            title: Alleen landen
            decision: { by: Toets, date: 2023-06-20 }
            rules:
              - id: landen
                effect: deny
                apps: { controlled-from: [ CN, RU, IR, KP ] }
            """);
        var ended = Program.RunIn(own.Path, "check", folder, "--policy", policy, "--on", day, "--format", "json");
        Assert.Equal(1, ended.ExitCode);
        Assert.Equal("", ended.Problems);
        return ended.Json;
    }

    private static JsonElement? App(JsonElement answer, string slug) =>
        answer.GetProperty("apps").EnumerateArray().Where(app => app.GetProperty("app").GetString() == slug).Select(app => (JsonElement?)app).SingleOrDefault();
}
