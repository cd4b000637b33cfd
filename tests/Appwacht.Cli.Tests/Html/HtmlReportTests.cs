using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Appwacht.Cli.Reports;

namespace Appwacht.Cli.Tests.Html;

public sealed class HtmlReportTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void The_report_reads_as_it_did(string language)
    {
        var report = SmallFleet.With(tikTok: 14).Report(new Words(language));
        var file = Repository.At("tests", "Appwacht.Cli.Tests", "Golden", $"report.{language}.html");
        if (Environment.GetEnvironmentVariable("APPWACHT_GOLDEN") is "write")
            File.WriteAllText(file, report);

        Assert.Equal(File.ReadAllText(file), report);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void The_report_is_well_formed_with_one_first_heading_and_the_others_in_order(string language)
    {
        var page = Parse(SmallFleet.With(tikTok: 14).Report(new Words(language)));
        var levels = page.Descendants().Where(element => Regex.IsMatch(element.Name.LocalName, "^h[1-6]$")).Select(element => element.Name.LocalName[1] - '0').ToArray();

        Assert.Equal(language, page.Root!.Attribute("lang")!.Value);
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.All(page.Descendants("table"), table => Assert.NotNull(table.Element("caption")));
        Assert.All(page.Descendants("th"), heading => Assert.NotNull(heading.Attribute("scope")));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Descendants("a").Attributes("href"), href => Assert.Contains(href.Value[1..], ids));
    }

    [Fact]
    public void The_report_runs_nothing_and_asks_for_nothing_from_elsewhere()
    {
        var page = Parse(SmallFleet.With(tikTok: 14).Report(Words.Dutch));

        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "form");
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Contains(page.Descendants("meta").Attributes("content"), content => content.Value == "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    }

    [Fact]
    public void What_the_input_calls_things_is_text_and_never_markup()
    {
        var report = SmallFleet.With(tikTok: 20).Add(41, "x.evil", "<img src=x onerror=alert(1)>").Add(1, "x.turn", "\u202egnp.exe\u0000\ud800").Report(Words.Dutch);

        Assert.DoesNotContain("<img", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", report, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', report);
        Assert.Contains("installed &lt;apps&gt;.csv", report, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", report, StringComparison.Ordinal);
        Assert.Contains("Lamp &lt;b&gt;", report, StringComparison.Ordinal);
        Parse(report);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(14)]
    public void The_report_names_no_device_and_no_person(int tikTok)
    {
        var report = SmallFleet.With(tikTok).Report(Words.English);

        Assert.DoesNotMatch("toestel-\\d|persoon-\\d|NAAM-\\d", report);
    }

    [Fact]
    public void Small_counts_that_differ_give_the_same_report() =>
        Assert.Equal(SmallFleet.With(tikTok: 2).Report(Words.Dutch), SmallFleet.With(tikTok: 4).Report(Words.Dutch));

    [Fact]
    public void Small_counts_are_not_given_away_by_their_order() =>
        Assert.Equal(
            SmallFleet.With(tikTok: 14).Report(Words.Dutch),
            SmallFleet.With(tikTok: 14).Add(30, "nl.walker", "Walker").Add(31, "nl.walker", "Walker").Add(32, "nl.walker", "Walker").Report(Words.Dutch));

    [Fact]
    public void A_small_unit_does_not_follow_from_the_total_and_the_other_units()
    {
        var report = SmallFleet.With(tikTok: 14).Report(Words.Dutch);

        Assert.Contains("Op 14 van de 40 mobiele toestellen", report, StringComparison.Ordinal);
        Assert.Contains("De groepen zijn te klein om apart te tonen.", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Het doel is gehaald.", "Gelezen")]
    [InlineData("en", "The goal has been reached.", "Read")]
    public void When_nothing_is_found_the_goal_is_reached_and_the_coverage_is_still_shown(string language, string goal, string coverage)
    {
        var report = SmallFleet.Clean().Report(new Words(language));

        Assert.Contains(goal, report, StringComparison.Ordinal);
        Assert.Contains($">{coverage}<", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Er valt niets te concluderen.", "Het doel is gehaald.")]
    [InlineData("en", "Nothing can be concluded.", "The goal has been reached.")]
    public void When_nothing_was_read_nothing_is_concluded(string language, string said, string notSaid)
    {
        var report = SmallFleet.Unread().Report(new Words(language));

        Assert.Contains(said, report, StringComparison.Ordinal);
        Assert.DoesNotContain(notSaid, report, StringComparison.Ordinal);
        Parse(report);
    }

    private static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
