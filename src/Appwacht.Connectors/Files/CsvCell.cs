using System.Buffers;

namespace Appwacht.Connectors.Files;

/// <summary>One cell of a CSV file that people open in a spreadsheet.</summary>
public static class CsvCell
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t\"\r\n");

    /// <summary>
    /// The text as a cell (RFC 4180). A spreadsheet takes a text that begins with one of <c>= + - @</c>, a tab or a carriage return for
    /// a formula, and an app may be named so; a <c>'</c> before it makes it text again.
    /// </summary>
    public static string Safe(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            text = "'" + text;
        var plain = !text.AsSpan().ContainsAny(NeedQuotes) && text is not ([' ', ..] or [.., ' ']);
        return plain ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
