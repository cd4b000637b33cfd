namespace Appwacht.Register.Tests;

public class PeriodTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 6].Select(days => new DateOnly(2026, 1, 1).AddDays(days));

    private static readonly Gen<Period> Periods = Gen.Select(Gen.Nullable(Days), Gen.Nullable(Days), (from, until) => new Period(from, until));

    [Theory]
    [InlineData("2025-08-31", false)]
    [InlineData("2025-09-01", true)]
    [InlineData("2026-08-31", true)]
    [InlineData("2026-09-01", false)]
    public void The_first_day_counts_and_the_last_does_not(string day, bool inside) =>
        Assert.Equal(inside, new Period(new(2025, 9, 1), new(2026, 9, 1)).Contains(DateOnly.Parse(day)));

    [Fact]
    public void Without_dates_it_holds_every_day() => Assert.True(Period.Always.Contains(DateOnly.MinValue) && Period.Always.Contains(DateOnly.MaxValue));

    [Theory]
    [InlineData("2020", 2020, 1, 1)]
    [InlineData("2020-06", 2020, 6, 1)]
    [InlineData("2020-06-20", 2020, 6, 20)]
    public void What_is_not_known_of_a_date_is_the_first(string written, int year, int month, int day)
    {
        Assert.True(Period.TryParseDate(written, out var date));
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Theory]
    [InlineData("2020-02-30")]
    [InlineData("2020-13")]
    [InlineData("20")]
    [InlineData("20-06-2020")]
    [InlineData("2020-6-1")]
    [InlineData("")]
    public void What_is_not_a_date_is_refused(string written) => Assert.False(Period.TryParseDate(written, out _));

    [Fact]
    public void Two_periods_overlap_exactly_when_some_day_lies_in_both() => Gen.Select(Periods, Periods)
        .Where((one, other) => !one.IsEmpty && !other.IsEmpty)
        .Sample((one, other) => one.Overlaps(other)
            == Enumerable.Range(-1, 9).Select(days => new DateOnly(2026, 1, 1).AddDays(days)).Any(day => one.Contains(day) && other.Contains(day)));

    [Fact]
    public void A_period_is_empty_exactly_when_no_day_lies_in_it() => Periods
        .Sample(period => period.IsEmpty != Enumerable.Range(-1, 9).Select(days => new DateOnly(2026, 1, 1).AddDays(days)).Any(period.Contains));

    [Fact]
    public void A_period_and_its_successor_leave_no_gap_and_no_overlap() => Gen.Select(Days, Days)
        .Sample((border, day) => new Period(null, border).Contains(day) != new Period(border, null).Contains(day)
            && !new Period(null, border).Overlaps(new Period(border, null)) && !new Period(border, null).Overlaps(new Period(null, border)));
}
