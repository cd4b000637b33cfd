using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Appwacht.Core.Papers.Markup;

namespace Appwacht.Core.Papers.Forms;

/// <summary>A paper as HTML: headings, paragraphs, lists and tables, and nothing that came from outside but text.</summary>
public static class PaperHtml
{
    /// <summary>The style of a page of its own, for the screen and for print. It is in the page, so that the file can be kept and sent.</summary>
    public const string Style = """
        body{margin:0;background:#fff;color:#1a1a1a;font:1rem/1.6 system-ui,sans-serif}
        main{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 2rem;overflow-wrap:anywhere}
        h1{font-size:1.75rem;line-height:1.25;margin:0 0 1.5rem}h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .5rem}h3{font-size:1.1rem;line-height:1.3;margin:1.5rem 0 .5rem}
        p,ul,ol{margin:0 0 1rem}ul,ol{padding-left:1.5rem}
        .table-scroll{overflow-x:auto;margin:0 0 1rem}.table-scroll:focus-visible{outline:3px solid #1a1a1a}
        table{border-collapse:collapse;width:100%;overflow-wrap:normal}th,td{border-bottom:1px solid #767676;padding:.35rem .75rem .35rem 0;text-align:left;vertical-align:top}
        thead th{border-bottom-width:2px}tbody th{font-weight:400}.num{text-align:right;font-variant-numeric:tabular-nums}
        footer{max-width:42rem;margin:0 auto;padding:1rem;border-top:1px solid #767676;font-size:.875rem}
        @page{size:A4;margin:2.2cm 2.2cm 2.4cm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif}}
        @media print{body{font-size:11pt;line-height:1.45}main,footer{max-width:none;padding:0}h1,h2,h3{break-after:avoid}tr,li{break-inside:avoid}thead{display:table-header-group}footer{margin-top:1.5rem;padding-top:.5rem}}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>A page of its own.</summary>
    public static string Page(PaperSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return Page(sheet.Title, sheet.Language, sheet.Organisation, Body(sheet.Blocks, 2, sheet.Language), sheet.Foot);
    }

    /// <summary>A page of its own, of something that is written in the same form.</summary>
    /// <param name="title">The title.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    /// <param name="organisation">The name of the organisation.</param>
    /// <param name="body">What is on it, as HTML.</param>
    /// <param name="foot">What stands below it.</param>
    internal static string Page(string title, string language, string organisation, string body, string foot) =>
        $"""
        <!doctype html>
        <html lang="{language}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(title)} - {Text(organisation)}</title><link rel="icon" href="data:,"><style>{Style}</style></head>
        <body><main><h1>{Text(title)}</h1>
        {body}</main>
        <footer>{Text(foot)}</footer></body>
        </html>

        """;

    /// <summary>What is on it.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="level">The level of the heading of a section.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    public static string Body(IReadOnlyList<PaperBlock> blocks, int level, string language)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var (html, tables) = (new StringBuilder(), 0);
        foreach (var block in blocks)
            switch (block)
            {
                case PaperBlock.Heading heading:
                    html.Append($"<h{heading.Level + level - 1}>{Of(heading.Text)}</h{heading.Level + level - 1}>\n");
                    break;
                case PaperBlock.Paragraph paragraph:
                    html.Append("<p>").AppendJoin("<br>\n", paragraph.Lines.Select(Of)).Append("</p>\n");
                    break;
                case PaperBlock.Items items:
                    var name = items.IsNumbered ? "ol" : "ul";
                    html.Append($"<{name}>\n").AppendJoin('\n', items.All.Select(item => $"<li>{Of(item)}</li>")).Append($"\n</{name}>\n");
                    break;
                case PaperBlock.Table table:
                    // What is wider than the screen can be scrolled, also with the keyboard.
                    html.Append($"<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{(language is "en" ? "Table" : "Tabel")} {++tables}\"><table>\n");
                    html.Append("<thead><tr>").AppendJoin("", table.Head.Select((cell, column) => $"<th scope=\"col\"{Number(table, column)}>{Of(cell)}</th>")).Append("</tr></thead>\n<tbody>\n");
                    foreach (var row in table.Rows)
                        html.Append("<tr>").AppendJoin("", row.Select((cell, column) => column == 0 ? $"<th scope=\"row\"{Number(table, column)}>{Of(cell)}</th>" : $"<td{Number(table, column)}>{Of(cell)}</td>")).Append("</tr>\n");
                    html.Append("</tbody></table></div>\n");
                    break;
            }

        return html.ToString();
    }

    private static string Number(PaperBlock.Table table, int column) => table.AreNumbers[column] ? " class=\"num\"" : "";

    private static string Of(PaperLine line) => string.Concat(line.Pieces.Select(piece => piece.Emphasis switch
    {
        Emphasis.Strong => $"<strong>{Text(piece.Text)}</strong>",
        Emphasis.Stressed => $"<em>{Text(piece.Text)}</em>",
        _ => Text(piece.Text),
    }));

    private static string Text(string text) => Encoder.Encode(text);
}
