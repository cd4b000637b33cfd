namespace Appwacht.Cli.Tests.Commands;

public sealed class OtherCommandsTests
{
    private static readonly string Municipality = Repository.At("samples", "gemeente-voorbeeld");
    private static readonly string Policy = Repository.At("samples", "gemeente-voorbeeld", "beleid.yaml");
    private static readonly string Baseline = Repository.At("policies", "rijk-appbeleid.yaml");

    [Fact]
    public void Explain_gives_the_sentence_the_rules_and_the_chain_with_its_sources()
    {
        var ended = Program.Run("explain", Municipality, "--device", "VOOR-IOS-00003", "--app", "tiktok", "--on", "2026-11-20");
        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("TikTok wordt beheerd vanuit China.", ended.Output, StringComparison.Ordinal);
        Assert.Contains("gemeente-voorbeeld/landen", ended.Output, StringComparison.Ordinal);
        Assert.Contains("rijk-appbeleid/weren", ended.Output, StringComparison.Ordinal);
        Assert.Contains("ByteDance Ltd. werkt vanuit China", ended.Output, StringComparison.Ordinal);
        Assert.Contains("https://", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exemption_is_named_in_the_explanation_and_lifts_the_finding()
    {
        var exemptions = Repository.At("samples", "uitzonderingen", "exemptions.csv");
        var device = Program.Run("check", Municipality, "--on", "2026-11-20", "--format", "json", "--exemptions", exemptions).Json
            .GetProperty("exempted")[0].GetProperty("device").GetString()!;
        var ended = Program.Run("explain", Municipality, "--device", device, "--app", "tiktok", "--on", "2026-11-20", "--exemptions", exemptions);
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("UZ-2026-001", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_refuses_a_device_or_an_app_that_is_not_there()
    {
        Assert.Equal(2, Program.Run("explain", Municipality, "--device", "nergens", "--app", "tiktok").ExitCode);
        Assert.Equal(2, Program.Run("explain", Municipality, "--device", "VOOR-IOS-00003", "--app", "nergens").ExitCode);
    }

    [Fact]
    public void What_if_shows_who_gains_what_before_it_is_decided()
    {
        var ended = Program.Run("what-if", Municipality, "--deny-app", "telegram", "--on", "2026-11-20", "--format", "json");
        var gained = ended.Json.GetProperty("gained");
        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(40, gained.GetProperty("devices").GetInt32());
        Assert.Equal("telegram", Assert.Single(gained.GetProperty("apps").EnumerateArray()).GetProperty("app").GetString());
        Assert.Equal(40, gained.GetProperty("list").GetArrayLength() + gained.GetProperty("onlyCounted").GetInt32());
        Assert.True(gained.GetProperty("onlyCounted").GetInt32() > 0);
        Assert.Equal(0, ended.Json.GetProperty("lost").GetProperty("devices").GetInt32());
    }

    [Fact]
    public void What_if_a_country_is_added_names_the_apps_that_are_controlled_from_there()
    {
        var gained = Program.Run("what-if", Municipality, "--deny-country", "AE", "--on", "2026-11-20", "--format", "json").Json.GetProperty("gained");
        Assert.Contains(gained.GetProperty("apps").EnumerateArray(), app => app.GetProperty("app").GetString() == "telegram");
    }

    [Fact]
    public void What_if_the_municipality_followed_the_baseline_only_loses_the_denials_on_devices_with_private_use()
    {
        var answer = Program.Run("what-if", Municipality, "--policy", Baseline, "--on", "2026-11-20", "--format", "json").Json;
        Assert.Equal(0, answer.GetProperty("gained").GetProperty("devices").GetInt32());
        Assert.True(answer.GetProperty("lost").GetProperty("devices").GetInt32() > 50);
    }

    [Fact]
    public void What_if_a_country_or_a_rule_is_gone_makes_milder_and_a_party_stricter()
    {
        var country = WhatIf("--without-country", "CN");
        Assert.Contains(country.GetProperty("lost").GetProperty("apps").EnumerateArray(), app => app.GetProperty("app").GetString() is "tiktok");
        Assert.Equal(0, country.GetProperty("gained").GetProperty("devices").GetInt32());
        Assert.True(WhatIf("--without-rule", "gemeente-voorbeeld/landen").GetProperty("lost").GetProperty("devices").GetInt32() > 0);
        Assert.Contains(WhatIf("--deny-party", "microsoft").GetProperty("gained").GetProperty("apps").EnumerateArray(), app => app.GetProperty("app").GetString() is "microsoft-teams");

        static System.Text.Json.JsonElement WhatIf(string option, string value) => Program.Run("what-if", Municipality, option, value, "--on", "2026-11-20", "--format", "json").Json;
    }

    [Theory]
    [InlineData("--without-rule", "rijk-appbeleid/er-is-geen")]
    [InlineData("--without-country", "QQ")]
    [InlineData("--deny-party", "er-is-geen")]
    public void What_if_about_what_is_not_there_is_refused(string option, string value) => Assert.Equal(2, Program.Run("what-if", Municipality, option, value).ExitCode);

    [Fact]
    public void What_if_without_a_difference_is_refused() => Assert.Equal(2, Program.Run("what-if", Municipality).ExitCode);

    [Fact]
    public void The_policies_that_ship_are_in_order_and_pass_their_own_cases()
    {
        foreach (var policy in (string[])[Baseline, Policy, Repository.At("samples", "defensie-voorbeeld", "beleid.yaml")])
        {
            Assert.Equal(0, Program.Run("policy", "lint", policy).ExitCode);
            Assert.Equal(0, Program.Run("policy", "test", policy).ExitCode);
        }
    }

    [Fact]
    public void A_case_that_fails_is_shown_with_its_place_and_the_rule_that_decided()
    {
        using var folder = new TemporaryFolder();
        var policy = folder.Write("beleid.yaml", File.ReadAllText(Baseline).Replace("2026-11-20 => needs-vetting", "2026-11-20 => allow", StringComparison.Ordinal));
        var ended = Program.Run("policy", "test", policy);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("verwacht allow, gevonden needs-vetting", ended.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_policy_is_refused_with_line_and_column_and_nothing_is_answered()
    {
        using var folder = new TemporaryFolder();
        var policy = folder.Write("beleid.yaml", File.ReadAllText(Baseline).Replace("effect: deny", "effect: verbieden", StringComparison.Ordinal));
        var ended = Program.Run("check", Municipality, "--policy", policy);
        Assert.Equal(2, ended.ExitCode);
        Assert.Equal("", ended.Output);
        Assert.Matches(@"beleid\.yaml:\d+:\d+: fout POL\d{3}: ", ended.Problems);
    }

    [Fact]
    public void The_municipality_does_not_weaken_the_baseline() => Assert.Equal(0, Program.Run("policy", "compare", Baseline, Policy).ExitCode);

    [Fact]
    public void A_baseline_that_is_narrowed_is_caught_with_a_device_and_an_app()
    {
        using var folder = new TemporaryFolder();
        var narrowed = folder.Write("smaller.yaml", File.ReadAllText(Baseline).Replace("{ ownership: managed }\n    from: 2024", "{ ownership: managed, not: { platform: windows } }\n    from: 2024", StringComparison.Ordinal));
        var ended = Program.Run("policy", "compare", Baseline, narrowed, "--from", "2026-11-20", "--lang", "en");
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("weaker rijk-appbeleid/weren: deny ⇒ advise against", ended.Output, StringComparison.Ordinal);
        Assert.Contains("platform: windows", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_adopted_policy_that_is_not_there_is_refused()
    {
        using var folder = new TemporaryFolder();
        var policy = folder.Write("beleid.yaml", File.ReadAllText(Policy).Replace("policy: rijk-appbeleid", "policy: elders", StringComparison.Ordinal));
        var ended = Program.Run("policy", "lint", policy);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("POL054", ended.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_is_printed_for_an_editor() => Assert.Equal("object", Program.Run("policy", "schema").Json.GetProperty("type").GetString());

    [Theory]
    [InlineData("grindr", "2018-06-01", "NL", "China")]
    [InlineData("happn", "2026-11-20", "NL", "China")]
    [InlineData("suunto", "2020-01-01", "NL", "China")]
    [InlineData("tiktok", "2026-11-20", "NL", "China")]
    [InlineData("tiktok", "2026-11-20", "US", "Verenigde Staten (bevestigd")]
    [InlineData("youcam-makeup", "2026-11-20", "NL", "Taiwan")]
    public void Apps_show_tells_who_controls_an_app_on_a_day(string app, string day, string usedIn, string country)
    {
        var ended = Program.Run("apps", "show", app, "--on", day, "--used-in", usedIn);
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains(country, ended.Output.Split("Kenmerken")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Apps_changes_tells_what_changed_hands()
    {
        var changes = Program.Run("apps", "changes", "2025-01-01", "2026-11-20", "--format", "json").Json.GetProperty("changes").EnumerateArray().ToArray();
        Assert.Contains(changes, change => change.GetProperty("app").GetString() == "happn" && change.GetProperty("change").GetString() == "added");
    }

    [Fact]
    public void Apps_controlled_from_gives_the_derived_list()
    {
        var apps = Program.Run("apps", "controlled-from", "CN", "--on", "2026-11-20", "--format", "json").Json.GetProperty("apps").EnumerateArray().Select(app => app.GetProperty("app").GetString()).ToArray();
        Assert.Contains("tiktok", apps);
        Assert.DoesNotContain("grindr", apps);
        Assert.DoesNotContain("youcam-makeup", apps);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "nergens")]
    [InlineData("apps", "show", "nergens")]
    [InlineData("apps", "controlled-from", "XX")]
    [InlineData("apps", "changes", "2026-01-01", "gisteren")]
    [InlineData("policy", "lint", "nergens.yaml")]
    [InlineData("onzin")]
    public void Input_that_cannot_be_used_is_refused_with_a_sentence(params string[] arguments)
    {
        var ended = Program.Run(arguments);
        Assert.Equal(2, ended.ExitCode);
        Assert.NotEqual("", ended.Problems);
        Assert.DoesNotContain("   at ", ended.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fleet_without_anything_wrong_exits_with_0()
    {
        using var folder = new TemporaryFolder();
        folder.Write("devices.csv", "device_id,kind,platform,ownership\nd1,phone,android,managed\n");
        folder.Write("installed-apps.csv", "device_id,app_id\nd1,org.thoughtcrime.securesms\n");
        Assert.Equal(0, Program.RunIn(folder.Path, "check", folder.Path, "--policy", Baseline, "--on", "2026-11-20").ExitCode);
    }
}
