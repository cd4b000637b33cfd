using System.Buffers;
using System.Text;

namespace Appwacht.Trail.Evidence;

/// <summary>A table as CSV (RFC 4180) with commas, in UTF-8 with the mark by which a spreadsheet knows that.</summary>
/// <param name="to">Where it is written; stays open.</param>
public sealed class CsvText(Stream to)
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t\"\r\n");

    /// <summary>How many rows there are, without the head.</summary>
    public int Rows { get; private set; } = -1;

    /// <summary>Writes a row; the first is the head.</summary>
    public void Row(params ReadOnlySpan<string> cells)
    {
        var line = new StringBuilder(Rows < 0 ? "\uFEFF" : "");
        Rows++;
        for (var at = 0; at < cells.Length; at++)
            line.Append(at > 0 ? "," : "").Append(Cell(cells[at]));
        to.Write(Encoding.UTF8.GetBytes(line.Append("\r\n").ToString()));
    }

    /// <summary>
    /// A text that a spreadsheet would take for a formula becomes text again with a <c>'</c> before it. Other files have this rule from the connectors; here it stands
    /// by itself, because the form of evidence must not change when theirs does, and who verifies needs nothing else.
    /// </summary>
    private static string Cell(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            text = "'" + text;
        var isPlain = !text.AsSpan().ContainsAny(NeedQuotes) && text is not ([' ', ..] or [.., ' ']);
        return isPlain ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
