using System.Globalization;

namespace Appwacht.Connectors.Files;

/// <summary>Moments as exports write them: ISO 8601, in UTC unless they say otherwise, or a day alone, which is its first moment.</summary>
internal static class Instants
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd",
        "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK",
    ];

    /// <summary>False when the text is not a moment. Null for an empty text and for the year 1, with which Intune says "never".</summary>
    public static bool TryParse(string text, out DateTimeOffset? moment)
    {
        moment = null;
        if (text.Length == 0)
            return true;
        if (!DateTimeOffset.TryParseExact(
            text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed))
            return false;
        moment = parsed.Year > 1 ? parsed : null;
        return true;
    }
}
