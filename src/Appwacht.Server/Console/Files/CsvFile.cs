using System.Text;
using Appwacht.Connectors.Files;

namespace Appwacht.Server.Console.Files;

/// <summary>A table as a CSV file that spreadsheets read: nothing in it is a formula.</summary>
internal static class CsvFile
{
    /// <summary>What it is.</summary>
    public const string MediaType = "text/csv";

    /// <summary>Writes one.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The cells: texts, whole numbers, days, or null.</param>
    public static byte[] Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var csv = new StringBuilder();
        foreach (var row in rows.Prepend(columns))
            csv.AppendJoin(',', row.Select(cell => CsvCell.Safe(cell switch { null => "", DateOnly day => day.ToString("O"), _ => FormattableString.Invariant($"{cell}") }))).Append("\r\n");
        // With a mark at the start, without which spreadsheets read letters with accents wrongly.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }
}
