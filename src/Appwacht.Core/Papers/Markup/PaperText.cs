using System.Text.RegularExpressions;

namespace Appwacht.Core.Papers.Markup;

/// <summary>
/// The form in which papers are written, a small part of Markdown: empty lines between paragraphs, <c># </c> and <c>## </c> before headings, <c>- </c> or
/// <c>1. </c> before the lines of a list, <c>| a | b |</c> for the rows of a table, **strong** and *stressed*. Everything else is text.
/// </summary>
public static partial class PaperText
{
    /// <summary>The longest text, in characters: some thirty pages.</summary>
    public const int Longest = 60_000;

    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 200;

    /// <summary>The most columns of a table: more do not fit on a page.</summary>
    public const int MostColumns = 8;

    /// <summary>How many mistakes are told at once.</summary>
    private const int MostMistakes = 10;

    /// <summary>Everything for which a title and a text cannot be taken.</summary>
    public static IEnumerable<Refusal> WhyNot(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle || title.Any(char.IsControl))
            yield return new("paper.title", $"Geef een titel van één regel, van ten hoogste {LongestTitle} tekens.", $"Give a title of one line, of at most {LongestTitle} characters.", "titel");
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest || text.Any(letter => char.IsControl(letter) && letter is not '\n'))
            yield return new("paper.text", $"Geef een tekst van ten hoogste {Longest} tekens.", $"Give a text of at most {Longest} characters.", "tekst");
        else
            foreach (var (line, cells, columns) in Uneven(text).Take(MostMistakes))
                yield return cells > MostColumns && columns == cells
                    ? new("paper.table", $"Regel {line}: een tabel heeft ten hoogste {MostColumns} kolommen.", $"Line {line}: a table has at most {MostColumns} columns.", "tekst")
                    : new("paper.table", $"Regel {line}: deze rij heeft {cells} cellen en de kop van de tabel {columns}.", $"Line {line}: this row has {cells} cells and the head of the table {columns}.", "tekst");
    }

    /// <summary>Reads a text. Every text can be read: what is no form is text.</summary>
    public static IReadOnlyList<PaperBlock> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (blocks, lines) = (new List<PaperBlock>(), text.ReplaceLineEndings("\n").Split('\n'));
        for (var at = 0; at < lines.Length;)
        {
            var kind = KindOf(lines[at]);
            var end = at + 1;
            // A heading is one line; everything else goes on as long as the lines are of one kind.
            while (kind is not (LineKind.Heading or LineKind.Empty) && end < lines.Length && KindOf(lines[end]) == kind)
                end++;
            var these = lines.AsSpan(at, end - at);
            if (kind is not LineKind.Empty)
                blocks.Add(Block(kind, [.. these]));
            at = end;
        }

        return blocks;
    }

    /// <summary>The text such that it means itself and nothing in it is a form.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LineReader.Escaped(text);
    }

    private static PaperBlock Block(LineKind kind, string[] lines) => kind switch
    {
        LineKind.Heading => new PaperBlock.Heading(lines[0].StartsWith("## ", StringComparison.Ordinal) ? 2 : 1, Line(lines[0].TrimStart('#'))),
        LineKind.Item => new PaperBlock.Items(false, [.. lines.Select(line => Line(line[2..]))]),
        LineKind.Numbered => new PaperBlock.Items(true, [.. lines.Select(line => Line(line[(line.IndexOf('.', StringComparison.Ordinal) + 1)..]))]),
        LineKind.Row => Table(lines),
        _ => new PaperBlock.Paragraph([.. lines.Select(Line)]),
    };

    private static PaperLine Line(string line) => LineReader.Read(line.AsSpan().Trim());

    private static PaperBlock.Table Table(string[] lines)
    {
        string[][] rows = [.. lines.Select(Cells)];
        var rule = rows.Length > 1 && IsRule(rows[1]) ? rows[1] : null;
        var columns = Math.Min(rows[0].Length, MostColumns);
        return new(
            Row(rows[0]), [.. Enumerable.Range(0, columns).Select(column => rule is not null && column < rule.Length && rule[column].EndsWith(':'))],
            [.. rows.Skip(rule is null ? 1 : 2).Select(Row)]);

        IReadOnlyList<PaperLine> Row(string[] cells) => [.. Enumerable.Range(0, columns).Select(column => Line(column < cells.Length ? cells[column] : ""))];
    }

    private static bool IsRule(string[] cells) => Array.TrueForAll(cells, cell => RuleCell().IsMatch(cell));

    /// <summary>What stands between the bars of a row.</summary>
    private static string[] Cells(string row)
    {
        var (cells, from) = (new List<string>(), 1);
        for (var at = 1; at < row.Length; at++)
        {
            if (LineReader.IsEscape(row, at))
                at++;
            else if (row[at] == '|')
            {
                cells.Add(row[from..at].Trim());
                from = at + 1;
            }
        }

        if (from < row.Length && row[from..].Trim() is { Length: > 0 } last)
            cells.Add(last);
        return cells.Count == 0 ? [""] : [.. cells];
    }

    /// <summary>The rows of tables that do not have as many cells as their head, and heads that have too many; lines are numbered from 1.</summary>
    private static IEnumerable<(int Line, int Cells, int Columns)> Uneven(string text)
    {
        var columns = 0;
        foreach (var (at, line) in text.Split('\n').Index())
        {
            if (KindOf(line) is not LineKind.Row)
            {
                columns = 0;
                continue;
            }

            var cells = Cells(line).Length;
            var isHead = columns == 0;
            if (isHead)
                columns = cells;
            if (cells != columns || (isHead && cells > MostColumns))
                yield return (at + 1, cells, columns);
        }
    }

    private static LineKind KindOf(string line) =>
        string.IsNullOrWhiteSpace(line) ? LineKind.Empty
        : line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal) ? LineKind.Heading
        : line.StartsWith("- ", StringComparison.Ordinal) ? LineKind.Item
        : NumberedLine().IsMatch(line) ? LineKind.Numbered
        : line[0] == '|' ? LineKind.Row : LineKind.Text;

    private enum LineKind
    {
        Empty,
        Heading,
        Item,
        Numbered,
        Row,
        Text,
    }

    [GeneratedRegex(@"^\d{1,3}\. ", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedLine();

    [GeneratedRegex("^:?-{1,40}:?$", RegexOptions.CultureInvariant)]
    private static partial Regex RuleCell();
}
