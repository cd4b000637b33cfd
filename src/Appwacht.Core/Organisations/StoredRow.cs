using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Appwacht.Core.Organisations;

/// <summary>A row as one line of JSON, and back: the same row gives the same line whichever database it is in.</summary>
internal static class StoredRow
{
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>Writes the row that is read.</summary>
    public static void Write(DbDataReader row, StoredTable table, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        for (var column = 0; column < table.Columns.Count; column++)
            WriteValue(row, column, table.Columns[column].Kind, json);

        json.WriteEndArray();
    }

    /// <summary>Writes one value of the row that is read.</summary>
    public static void WriteValue(DbDataReader row, int column, ColumnKind kind, Utf8JsonWriter json)
    {
        if (row.IsDBNull(column))
        {
            json.WriteNullValue();
            return;
        }

        switch (kind)
        {
            case ColumnKind.Integer: json.WriteNumberValue(row.GetInt64(column)); break;
            case ColumnKind.Boolean: json.WriteBooleanValue(row.GetBoolean(column)); break;
            case ColumnKind.Day: json.WriteStringValue(row.GetFieldValue<DateOnly>(column).ToString(DayForm, CultureInfo.InvariantCulture)); break;
            case ColumnKind.Bytes: json.WriteBase64StringValue(row.GetFieldValue<byte[]>(column)); break;
            default: json.WriteStringValue(row.GetString(column)); break;
        }
    }

    /// <summary>Reads a line; null when it is not a row of the table.</summary>
    public static object[]? Read(JsonElement line, StoredTable table)
    {
        if (line.ValueKind is not JsonValueKind.Array || line.GetArrayLength() != table.Columns.Count)
            return null;
        var row = new object[table.Columns.Count];
        foreach (var (column, value) in line.EnumerateArray().Index())
        {
            if (Value(value, table.Columns[column].Kind) is not { } read)
                return null;
            row[column] = read;
        }

        return row;
    }

    private static object? Value(JsonElement value, ColumnKind kind) => (value.ValueKind, kind) switch
    {
        (JsonValueKind.Null, _) => DBNull.Value,
        (JsonValueKind.Number, ColumnKind.Integer) => value.TryGetInt64(out var number) ? number : null,
        (JsonValueKind.True, ColumnKind.Boolean) => true,
        (JsonValueKind.False, ColumnKind.Boolean) => false,
        (JsonValueKind.String, ColumnKind.Text) => Text(value),
        (JsonValueKind.String, ColumnKind.Bytes) => value.TryGetBytesFromBase64(out var bytes) ? bytes : null,
        (JsonValueKind.String, ColumnKind.Day) => DateOnly.TryParseExact(Text(value), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        _ => null,
    };

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a letter: the reader of JSON looks at its strings only now.
            return null;
        }
    }
}
