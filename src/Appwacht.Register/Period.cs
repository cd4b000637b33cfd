using System.Globalization;

namespace Appwacht.Register;

/// <summary>
/// The days on which something holds: from <see cref="From"/>, up to but not including <see cref="Until"/>; no date means no bound.
/// </summary>
public readonly record struct Period(DateOnly? From, DateOnly? Until)
{
    /// <summary>Every day.</summary>
    public static Period Always { get; }

    /// <summary>Whether the day lies in the period.</summary>
    public bool Contains(DateOnly day) => (From is not { } from || from <= day) && (Until is not { } until || day < until);

    /// <summary>Whether some day lies in both.</summary>
    public bool Overlaps(Period other) =>
        (From is not { } from || other.Until is not { } otherUntil || from < otherUntil)
        && (Until is not { } until || other.From is not { } otherFrom || otherFrom < until);

    /// <summary>Whether it holds on no day at all: it ends on or before the day it begins.</summary>
    public bool IsEmpty => From is { } from && Until is { } until && until <= from;

    /// <summary>
    /// Reads a date whose day or month may be unknown: <c>2020</c>, <c>2020-06</c> or <c>2020-06-20</c>. What is unknown is the first.
    /// </summary>
    public static bool TryParseDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        || DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        || DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>As in <c>2016-01-01..2018-01-01</c>; an open end is left empty.</summary>
    public override string ToString() => $"{From:yyyy-MM-dd}..{Until:yyyy-MM-dd}";
}
