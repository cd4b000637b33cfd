namespace Appwacht.Trail.Evidence;

/// <summary>
/// On which day in the Netherlands an instant falls, by the rule of the European Union since 1996 and not by what a machine knows of time zones: evidence
/// must be counted alike everywhere.
/// </summary>
internal static class DutchDays
{
    /// <summary>The day.</summary>
    public static DateOnly Of(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return DateOnly.FromDateTime(utc.AddHours(utc >= LastSundayOf(utc.Year, 3) && utc < LastSundayOf(utc.Year, 10) ? 2 : 1));
    }

    /// <summary>Summer time begins and ends at one o'clock in UTC, on the last Sunday of a month of 31 days.</summary>
    private static DateTime LastSundayOf(int year, int month)
    {
        var last = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
