namespace Appwacht.Policy.Enforcement;

/// <summary>Which days are working days; days are <see cref="DateOnly.DayNumber"/>. For a span of years, so that a million questions cost nothing.</summary>
public sealed class WorkingCalendar
{
    private readonly int first;
    private readonly int[] next;

    private WorkingCalendar(int first, int[] next) => (this.first, this.next) = (first, next);

    /// <summary>The years from the one before a day to the one after the next: everything that a ladder on that day looks at.</summary>
    public static WorkingCalendar Around(DateOnly day)
    {
        var (from, until) = (new DateOnly(day.Year - 1, 1, 1).DayNumber, new DateOnly(day.Year + 2, 12, 31).DayNumber);
        var holidays = Enumerable.Range(day.Year - 1, 4).SelectMany(DutchHolidays.Of).Select(holiday => holiday.DayNumber).ToHashSet();
        var next = new int[until - from + 1];
        for (var at = next.Length - 1; at >= 0; at--)
            next[at] = at == next.Length - 1 || IsWorkingDay(from + at, holidays) ? from + at : next[at + 1];
        return new(from, next);
    }

    /// <summary>The day itself when it is a working day, else the next that is. Days outside the span are taken as they are: they are not acted on.</summary>
    public int OnOrAfter(int day) => (uint)(day - first) < (uint)next.Length ? next[day - first] : day;

    /// <summary>Whether it is a working day.</summary>
    public bool IsWorkingDay(int day) => OnOrAfter(day) == day;

    private static bool IsWorkingDay(int day, HashSet<int> holidays) =>
        DateOnly.FromDayNumber(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);
}
