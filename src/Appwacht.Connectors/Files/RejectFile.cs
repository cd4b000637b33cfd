using System.Text;

namespace Appwacht.Connectors.Files;

/// <summary>
/// Counts rejects and writes them to a CSV file (<c>file,line,column,code,reason</c>), which comes into being with the first one. What
/// an earlier run left there is removed, so that an old file is never taken for the new answer; no other file is ever touched.
/// </summary>
public sealed class RejectFile : IRejects, IDisposable
{
    /// <summary>Rows written at most: nobody reads more, and a hostile file may not fill the disk. The count goes on.</summary>
    public const int MostRows = 100_000;

    /// <summary>The code of the last line when not all rejects were written.</summary>
    public const string MoreCode = "FILE000";

    private const string Header = "file,line,column,code,reason";

    private readonly string path;
    private readonly string language;
    private readonly SortedDictionary<string, long> byCode = new(StringComparer.Ordinal);
    private StreamWriter? writer;

    /// <summary>Whether rejects may be written there: nothing is there yet, or rejects of an earlier run.</summary>
    public static bool MayWrite(string path)
    {
        if (Directory.Exists(path))
            return false;
        if (!File.Exists(path))
            return true;
        using var reader = new StreamReader(path);
        var start = new char[Header.Length];
        return reader.ReadBlock(start) == Header.Length && start.AsSpan().SequenceEqual(Header);
    }

    /// <summary>Gets ready to write to <paramref name="path"/> in <c>nl</c> or <c>en</c>.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public RejectFile(string path, string language)
    {
        (this.path, this.language) = (path, language);
        File.Delete(path);
    }

    /// <summary>How many there were, written or not.</summary>
    public long Count { get; private set; }

    /// <summary>How many there were of each code.</summary>
    public IReadOnlyDictionary<string, long> ByCode => byCode;

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Add(Reject reject)
    {
        byCode[reject.Reason.Code] = byCode.GetValueOrDefault(reject.Reason.Code) + 1;
        if (Count++ >= MostRows)
            return;
        if (writer is null)
        {
            writer = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\r\n" };
            writer.WriteLine(Header);
        }

        var (file, reason) = (CsvCell.Safe(reject.File), CsvCell.Safe(reject.Reason.Text.In(language)));
        writer.WriteLine($"{file},{reject.Line},{reject.Column},{reject.Reason.Code},{reason}");
    }

    /// <summary>Writes how many rejects were left out, when there are any, and closes the file.</summary>
    public void Dispose()
    {
        if (writer is not null && Count > MostRows)
            writer.WriteLine($",,,{MoreCode}," + CsvCell.Safe(language is "en"
                ? $"{Count - MostRows} more rows were rejected." : $"Er zijn nog {Count - MostRows} regels afgewezen."));
        writer?.Dispose();
        writer = null;
    }
}
