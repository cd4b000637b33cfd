namespace Appwacht.Policy.Enforcement;

/// <summary>
/// The days that Dutch law holds equal to a Sunday (Algemene termijnenwet, article 3). In most years people work on 5 May; nothing is lost when a
/// step waits a day.
/// </summary>
public static class DutchHolidays
{
    /// <summary>Those of a year, in order.</summary>
    public static DateOnly[] Of(int year)
    {
        var easter = Easter(year);
        return
        [
            .. ((DateOnly[])
            [
                new(year, 1, 1), easter.AddDays(-2), easter.AddDays(1), KingsDay(year), new(year, 5, 5), easter.AddDays(39), easter.AddDays(50),
                new(year, 12, 25), new(year, 12, 26),
            ]).Distinct().Order(),
        ];
    }

    /// <summary>27 April, or the day before it when that is a Sunday.</summary>
    public static DateOnly KingsDay(int year) => new DateOnly(year, 4, 27) is { DayOfWeek: DayOfWeek.Sunday } sunday ? sunday.AddDays(-1) : new DateOnly(year, 4, 27);

    /// <summary>Easter Sunday, by the rule of the Gregorian calendar.</summary>
    public static DateOnly Easter(int year)
    {
        var (century, golden) = (year / 100, year % 19);
        // The age of the moon on the first day of the year, corrected for leap days that were left out and for the moon's own drift.
        var epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
        var full = epact - epact / 28 * (1 - epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11));
        var weekday = (year + year / 4 + full + 2 - century + century / 4) % 7;
        var days = full - weekday; // from 28 March
        var month = 3 + (days + 40) / 44;
        return new DateOnly(year, month, days + 28 - 31 * (month / 4));
    }
}
