using Appwacht.Trail.Evidence;
using static Appwacht.Trail.Tests.Evidence.GivenEvidence;

namespace Appwacht.Trail.Tests.Evidence;

public class TrailTablesTests
{
    [Fact]
    public void The_tables_say_what_the_lines_of_the_period_say()
    {
        var written = TrailTables.Names.ToDictionary(name => name, _ => new MemoryStream());
        var tables = new TrailTables(Period.Begin, Period.End, name => written[name]);
        foreach (var line in Entries)
            tables.Take(line);
        tables.Finish();
        string Of(string name) => Text(written[name].ToArray()).TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd();

        Assert.Equal("dag,nieuw,voorbij\n2026-11-25,33,30", Of(TrailTables.Findings));
        Assert.Equal("dag,soort,aantal\n2026-11-25,ask,33\n2026-11-25,warn,4\n2026-11-25,announce,1\n2026-11-25,advisory,7", Of(TrailTables.Messages));
        Assert.Equal("dag,opdrachten,bevestigd\n2026-11-25,3,3", Of(TrailTables.Removals));
        Assert.Equal("dag,buitengesloten,toegelaten\n2026-11-25,2,1", Of(TrailTables.Access));
        Assert.Equal("regel,tijdstip,wie,wat,nummer,tot\n7,2026-11-25T12:05:00.000000Z,member:1,gegeven,1,2026-11-25T14:00:00+00:00", Of(TrailTables.Passes));
        Assert.Equal("regel,tijdstip,wie,stuk,sha256\n8,2026-11-25T12:06:00.000000Z,member:2,2,00ff", Of(TrailTables.Papers));
        var decisions = Of(TrailTables.Decisions);
        Assert.Contains("\n3,2026-11-25T12:01:00.000000Z,member:0,api,exemption.approved,exemption:4,done,", decisions, StringComparison.Ordinal);
        Assert.DoesNotContain("compartment", decisions, StringComparison.Ordinal);
        Assert.DoesNotContain("policy:2", decisions, StringComparison.Ordinal); // after the period
        Assert.Equal(2, tables.Rows[TrailTables.Decisions]);
        Assert.Equal(33, tables.Totals["ask"]);
        Assert.Equal(1, tables.ByAction["findings.closed"]);
    }

    /// <summary>A line whose details are not ours counts for nothing, and nothing falls over.</summary>
    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("""{"count":-4}""")]
    [InlineData("""{"count":1e99}""")]
    [InlineData("""{"count":"3"}""")]
    [InlineData("""{"\ud800":3}""")]
    public void Details_that_are_not_ours_count_for_nothing(string details)
    {
        var written = new MemoryStream();
        var tables = new TrailTables(Period.Begin, Period.End, name => name == TrailTables.Findings ? written : new MemoryStream());
        tables.Take(Entries[3] with { Details = details });
        tables.Finish();
        Assert.Equal("\uFEFFdag,nieuw,voorbij\r\n", Text(written.ToArray()));
    }

    [Fact]
    public void A_cell_is_never_a_formula_and_stays_one_cell()
    {
        var written = new MemoryStream();
        var csv = new CsvText(written);
        csv.Row("kop");
        csv.Row("=1+1", "a,b", "a\"b", "", " a");
        Assert.Equal("\uFEFFkop\r\n'=1+1,\"a,b\",\"a\"\"b\",,\" a\"\r\n", Text(written.ToArray()));
        Assert.Equal(1, csv.Rows);
    }

    /// <summary>The rule of the European Union gives the days that machines know, wherever they know them.</summary>
    [Fact]
    public void Days_are_those_of_the_Netherlands_without_asking_the_machine()
    {
        Assert.SkipUnless(TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Amsterdam", out var zone), "this machine knows no time zones");
        Gen.Int[0, 80 * 366 * 24].Sample(hours =>
        {
            var instant = new DateTimeOffset(1997, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(hours * 30L);
            return DutchDays.Of(instant) == DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone!).DateTime);
        }, iter: 20_000);
    }
}
