using Appwacht.Register.Csv;

namespace Appwacht.Connectors.Files;

/// <summary>The rows of one file that can be used; the others go to the rejects by themselves.</summary>
internal sealed class InventoryRows : IDisposable
{
    private const long ReportEvery = 1 << 20;

    private readonly InventoryFile file;
    private readonly FileStream stream;
    private readonly CsvTable table;
    private readonly IRejects rejects;
    private readonly IProgress<ReadProgress>? progress;
    private long nextReport = ReportEvery;
    private bool over;

    private InventoryRows(InventoryFile file, FileStream stream, CsvTable table, IRejects rejects, IProgress<ReadProgress>? progress) =>
        (this.file, this.stream, this.table, this.rejects, this.progress) = (file, stream, table, rejects, progress);

    /// <summary>Everything for which the file as a whole cannot be read.</summary>
    public static IReadOnlyList<FileRefusal> WhyNot(InventoryFile file)
    {
        try
        {
            using var table = CsvTable.Open(OpenStream(file));
            if (table.HeaderFault is not null || table.Header.Any(name => name.Any(char.IsControl)))
                return [FileRefusal.NotText(file.Name)];
            if (table.Header.Count == 0)
                return [FileRefusal.Empty(file.Name)];
            return
            [
                .. file.Layout.Required.Where(either => either.All(name => table.ColumnOf(name) < 0))
                    .Select(either => FileRefusal.ColumnMissing(file.Name, either)),
            ];
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return [FileRefusal.CannotBeOpened(file.Name)];
        }
    }

    /// <summary>Opens a file for which there was no <see cref="WhyNot"/>.</summary>
    /// <exception cref="IOException">It is not the same any more.</exception>
    public static InventoryRows Open(InventoryFile file, IRejects rejects, IProgress<ReadProgress>? progress)
    {
        if (WhyNot(file) is [var changed, ..])
            throw new IOException($"{changed.File}: {changed.Reason.En}");
        var stream = OpenStream(file);
        return new InventoryRows(file, stream, CsvTable.Open(stream), rejects, progress);
    }

    /// <summary>Goes to the next row that is whole; false at the end.</summary>
    public bool Read()
    {
        while (ReadTable())
        {
            if (table.Position >= nextReport)
            {
                nextReport = table.Position + ReportEvery;
                progress?.Report(new ReadProgress(file.Name, stream.Position, stream.Length));
            }

            if (table.Fault is { } fault)
                rejects.Add(new Reject(file.Name, fault.Line, fault.Column, RejectReasons.Of(fault.Code)));
            else if (table.Count != table.Header.Count)
                rejects.Add(new Reject(file.Name, table.Line, 1, RejectReasons.WrongNumberOfFields));
            else
                return true;
        }

        progress?.Report(new ReadProgress(file.Name, stream.Length, stream.Length));
        return false;
    }

    /// <summary>The position of a column, or -1 when the file does not have it.</summary>
    public int ColumnOf(string name) => table.ColumnOf(name);

    /// <summary>The bytes of a field without the white space around them.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => CellText.Trim(table.Bytes(column));

    /// <summary>The text of a field; empty when the file does not have the column.</summary>
    public string Text(int column) => CellText.Of(Bytes(column));

    /// <summary>The text of a field, or null when it is empty.</summary>
    public string? TextOrNull(int column) => Text(column) is { Length: > 0 } text ? text : null;

    /// <summary>Sets the row, or the field, aside.</summary>
    public void Reject(int column, RejectReason reason) => rejects.Add(new Reject(file.Name, table.Line, table.ColumnAt(column), reason));

    /// <inheritdoc/>
    public void Dispose() => table.Dispose();

    private bool ReadTable()
    {
        if (over)
            return false;
        try
        {
            return table.Read();
        }
        catch (IOException)
        {
            // A download that broke off is no reason to throw away what did arrive, but it must be said.
            over = true;
            rejects.Add(new Reject(file.Name, table.Line, 1, RejectReasons.RestIsMissing));
            return false;
        }
    }

    private static FileStream OpenStream(InventoryFile file) =>
        new(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
}
