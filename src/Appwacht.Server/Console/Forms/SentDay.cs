using System.Globalization;

namespace Appwacht.Server.Console.Forms;

/// <summary>The days of forms and addresses, as browsers write them: <c>2026-11-27</c>, whatever language somebody reads.</summary>
internal static class SentDay
{
    /// <summary>The day in a text; null when it is none, or has no day after it.</summary>
    public static DateOnly? In(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;

    /// <summary>The text of a day.</summary>
    public static string Of(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
