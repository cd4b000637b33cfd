namespace Appwacht.Cli.Reports.Html;

/// <summary>
/// A table with a caption and headings for every cell. On a narrow screen each row becomes a card, for which the cells carry their
/// heading and the roles are written out, because a browser forgets them when the layout is no longer a table's.
/// </summary>
/// <param name="Caption">What the table shows, in a sentence.</param>
/// <param name="Headings">The headings; those of columns with numbers are marked.</param>
internal sealed record DataTable(string Caption, params IReadOnlyList<Heading> Headings)
{
    /// <summary>The table with its rows; the first cell of a row is its heading.</summary>
    public Markup With(IEnumerable<IReadOnlyList<Markup>> rows) => Markup.Of($"""
        <table role="table">
        <caption>{Caption}</caption>
        <thead role="rowgroup"><tr role="row">{Headings.Select(heading => Markup.Of($"<th scope=\"col\" role=\"columnheader\" class=\"{heading.Class}\">{heading.Text}</th>"))}</tr></thead>
        <tbody role="rowgroup">
        {rows.Select(Row)}</tbody>
        </table>

        """);

    private Markup Row(IReadOnlyList<Markup> cells) => Markup.Of($"""
        <tr role="row"><th scope="row" role="rowheader">{cells[0]}</th>{cells.Skip(1).Zip(Headings.Skip(1), Cell)}</tr>

        """);

    private static Markup Cell(Markup content, Heading heading) => Markup.Of($"""
        <td role="cell" class="{heading.Class}" data-label="{heading.Text}"><span>{content}</span></td>
        """);
}

/// <summary>The heading of a column.</summary>
internal sealed record Heading(string Text, bool IsNumber = false)
{
    public string Class => IsNumber ? "number" : "text";
}
