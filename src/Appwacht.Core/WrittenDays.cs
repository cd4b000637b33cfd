namespace Appwacht.Core;

/// <summary>Days as people read them, whatever the locale of the machine.</summary>
public static class WrittenDays
{
    private static readonly string[] MonthsNl = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
    private static readonly string[] MonthsEn = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>A day: 20 november 2026.</summary>
    /// <param name="day">The day.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    public static string Written(this DateOnly day, string language) => $"{day.Day} {day.MonthName(language)} {day.Year}";

    /// <summary>The name of its month.</summary>
    public static string MonthName(this DateOnly day, string language) => (language is "en" ? MonthsEn : MonthsNl)[day.Month - 1];
}
