namespace Appwacht.Register.Csv;

/// <summary>A file of separated values with a header line: fields are asked for by column name, whatever the order or case.</summary>
public sealed class CsvTable : IDisposable
{
    private readonly CsvReader reader;
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);

    private CsvTable(CsvReader reader) => this.reader = reader;

    /// <summary>The names in the header, in order; empty for a file without one.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Why the header itself cannot be read, or null.</summary>
    public CsvFault? HeaderFault { get; private set; }

    /// <summary>The line on which the current row begins, from 1.</summary>
    public long Line => reader.Line;

    /// <summary>Why the current row cannot be used, or null when it can.</summary>
    public CsvFault? Fault => reader.Fault;

    /// <summary>The number of fields in the current row.</summary>
    public int Count => reader.Count;

    /// <summary>The number of uncompressed bytes read so far.</summary>
    public long Position => reader.Position;

    /// <summary>Reads the header; the stream is closed with the table.</summary>
    public static CsvTable Open(Stream source, CsvLimits? limits = null)
    {
        var table = new CsvTable(new CsvReader(source, limits));
        if (!table.reader.Read())
            return table;
        table.HeaderFault = table.reader.Fault;
        table.Header = [.. Enumerable.Range(0, table.reader.Count).Select(i => table.reader.Text(i).Trim())];
        for (var i = 0; i < table.Header.Count; i++)
            table.columns.TryAdd(table.Header[i], i);
        return table;
    }

    /// <summary>The position of a column, or -1 when the file does not have it.</summary>
    public int ColumnOf(string name) => columns.GetValueOrDefault(name, -1);

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Read() => reader.Read();

    /// <summary>The bytes of a field; empty when the row is short or the column is -1. Valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => column >= 0 && column < reader.Count ? reader.Field(column) : default;

    /// <summary>The text of a field without the white space around it; empty when the row is short or the column is -1.</summary>
    public string Text(int column) => column >= 0 && column < reader.Count ? reader.Text(column).Trim() : "";

    /// <summary>Where in its line a field begins, from 1; 1 when the row does not have it.</summary>
    public int ColumnAt(int column) => column >= 0 && column < reader.Count ? reader.Column(column) : 1;

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();
}
