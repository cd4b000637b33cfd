using Appwacht.Policy.Enforcement;

namespace Appwacht.Policy.Tests.Enforcement;

public class DutchHolidaysTests
{
    [Theory]
    [InlineData("2023-04-09")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")] // the latest day on which it falls
    [InlineData("2285-03-22")] // the earliest
    [InlineData("2049-04-18")] // an exception of the rule
    [InlineData("2076-04-19")] // the other
    public void Easter_is_on_the_sunday_of_the_almanac(string day) => Assert.Equal(DateOnly.Parse(day, null), DutchHolidays.Easter(DateOnly.Parse(day, null).Year));

    [Fact]
    public void Easter_is_always_a_sunday_between_22_March_and_25_April() => Assert.All(Enumerable.Range(1900, 300), year =>
    {
        var easter = DutchHolidays.Easter(year);
        Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
        Assert.InRange(easter, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
    });

    [Theory]
    [InlineData(2026, 27)]
    [InlineData(2025, 26)] // the 27th was a Sunday
    [InlineData(2031, 26)]
    public void Kings_day_moves_when_it_would_be_a_sunday(int year, int day) => Assert.Equal(new DateOnly(year, 4, day), DutchHolidays.KingsDay(year));

    [Fact]
    public void The_holidays_of_2027_are_those_of_the_law() => Assert.Equal(
        ["2027-01-01", "2027-03-26", "2027-03-29", "2027-04-27", "2027-05-05", "2027-05-06", "2027-05-17", "2027-12-25", "2027-12-26"],
        DutchHolidays.Of(2027).Select(day => day.ToString("O")));

    [Theory]
    [InlineData("2026-12-24", "2026-12-24")]
    [InlineData("2026-12-25", "2026-12-28")] // Friday, and Saturday the second day
    [InlineData("2027-01-01", "2027-01-04")]
    [InlineData("2027-03-26", "2027-03-30")] // Good Friday to the Tuesday after Easter
    [InlineData("2027-05-05", "2027-05-07")] // Liberation Day, and Ascension Day behind it
    public void The_next_working_day_passes_over_weekends_and_holidays(string from, string to)
    {
        var day = DateOnly.Parse(from, null);
        Assert.Equal(DateOnly.Parse(to, null).DayNumber, WorkingCalendar.Around(day).OnOrAfter(day.DayNumber));
    }

    [Fact]
    public void A_calendar_reaches_over_the_end_of_its_year()
    {
        var calendar = WorkingCalendar.Around(new DateOnly(2026, 12, 31));
        Assert.False(calendar.IsWorkingDay(new DateOnly(2028, 12, 25).DayNumber));
        Assert.False(calendar.IsWorkingDay(new DateOnly(2025, 1, 1).DayNumber));
    }
}
