namespace Appwacht.Policy.Enforcement;

/// <summary>When nothing is done to people: outside these hours of a working day.</summary>
/// <param name="From">The first time of day at which steps are taken.</param>
/// <param name="Until">The time of day from which it is quiet again.</param>
public readonly record struct ActingHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>When somebody reads a message and can still ask for help.</summary>
    public static ActingHours Usual { get; } = new(new TimeOnly(8, 0), new TimeOnly(17, 0));
}

/// <summary>The moment at which a ladder is looked at, with all that depends on it alone.</summary>
public sealed class LadderMoment
{
    /// <summary>A moment.</summary>
    /// <param name="now">What the clock says where the people are.</param>
    /// <param name="microseconds">The same instant as inventories are dated: microseconds since 1970, UTC.</param>
    /// <param name="hours">When steps may be taken.</param>
    /// <param name="freshFor">How old an inventory may be to act on it.</param>
    public LadderMoment(DateTime now, long microseconds, ActingHours hours, TimeSpan freshFor)
    {
        var today = DateOnly.FromDateTime(now);
        (Day, Calendar) = (today.DayNumber, WorkingCalendar.Around(today));
        StaleBefore = microseconds - (long)freshFor.TotalMicroseconds;
        var time = TimeOnly.FromDateTime(now);
        IsQuiet = time < hours.From || time >= hours.Until || !Calendar.IsWorkingDay(Day);
        NextActing = !Calendar.IsWorkingDay(Day) || time >= hours.Until ? Calendar.OnOrAfter(Day + 1) : Day;
    }

    /// <summary>The day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day { get; }

    /// <summary>Whether nothing is done to people now.</summary>
    public bool IsQuiet { get; }

    /// <summary>The first day on which something may be done.</summary>
    public int NextActing { get; }

    /// <summary>An inventory from before this says nothing of today.</summary>
    public long StaleBefore { get; }

    /// <summary>The working days.</summary>
    public WorkingCalendar Calendar { get; }
}
