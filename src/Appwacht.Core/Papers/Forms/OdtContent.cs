using System.Globalization;
using System.Xml;
using Appwacht.Core.Papers.Markup;

namespace Appwacht.Core.Papers.Forms;

/// <summary>What is on a paper, as <c>content.xml</c>.</summary>
internal static class OdtContent
{
    /// <summary>Writes it.</summary>
    public static void Write(XmlWriter xml, PaperSheet sheet)
    {
        PaperOdt.Begin(xml, "document-content");
        OdtStyles.Cells(xml);
        xml.WriteStartElement("body", PaperOdt.Office);
        xml.WriteStartElement("text", PaperOdt.Office);
        Line(xml, "p", "Title", new([new(sheet.Title, Emphasis.None)]));
        var tables = 0;
        foreach (var block in sheet.Blocks)
            switch (block)
            {
                case PaperBlock.Heading heading:
                    Line(xml, "h", heading.Level == 1 ? "Heading_20_1" : "Heading_20_2", heading.Text, heading.Level);
                    break;
                case PaperBlock.Paragraph paragraph:
                    Lines(xml, paragraph.Lines);
                    break;
                case PaperBlock.Items items:
                    List(xml, items);
                    break;
                case PaperBlock.Table table:
                    Table(xml, table, ++tables, sheet.Language);
                    break;
            }

        for (var open = 0; open < 3; open++)
            xml.WriteEndElement();
    }

    private static void Line(XmlWriter xml, string element, string style, PaperLine line, int level = 0)
    {
        Start(xml, element, style);
        if (level > 0)
            xml.WriteAttributeString("outline-level", PaperOdt.Text, level.ToString(CultureInfo.InvariantCulture));
        Pieces(xml, line);
        xml.WriteEndElement();
    }

    private static void Lines(XmlWriter xml, IReadOnlyList<PaperLine> lines)
    {
        Start(xml, "p", "Text_20_body");
        foreach (var (at, line) in lines.Index())
        {
            if (at > 0)
            {
                xml.WriteStartElement("line-break", PaperOdt.Text);
                xml.WriteEndElement();
            }

            Pieces(xml, line);
        }

        xml.WriteEndElement();
    }

    private static void List(XmlWriter xml, PaperBlock.Items items)
    {
        Start(xml, "list", items.IsNumbered ? "Numbering_20_1" : "List_20_1");
        foreach (var item in items.All)
        {
            xml.WriteStartElement("list-item", PaperOdt.Text);
            Line(xml, "p", "List_20_Item", item);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Table(XmlWriter xml, PaperBlock.Table table, int number, string language)
    {
        xml.WriteStartElement("table", PaperOdt.Table);
        xml.WriteAttributeString("name", PaperOdt.Table, (language is "en" ? "Table " : "Tabel ") + number.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("style-name", PaperOdt.Table, "Paper_20_Table");
        xml.WriteStartElement("table-column", PaperOdt.Table);
        xml.WriteAttributeString("number-columns-repeated", PaperOdt.Table, table.Head.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteStartElement("table-header-rows", PaperOdt.Table);
        Row(xml, table, table.Head, isHead: true);
        xml.WriteEndElement();
        foreach (var row in table.Rows)
            Row(xml, table, row, isHead: false);
        xml.WriteEndElement();
        // Two tables below each other would else touch.
        Start(xml, "p", "After_20_Table");
        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, PaperBlock.Table table, IReadOnlyList<PaperLine> cells, bool isHead)
    {
        xml.WriteStartElement("table-row", PaperOdt.Table);
        foreach (var (column, cell) in cells.Index())
        {
            xml.WriteStartElement("table-cell", PaperOdt.Table);
            xml.WriteAttributeString("style-name", PaperOdt.Table, isHead ? OdtStyles.Head : OdtStyles.Cell);
            xml.WriteAttributeString("value-type", PaperOdt.Office, "string");
            Line(xml, "p", (isHead, table.AreNumbers[column]) switch
            {
                (true, false) => "Table_20_Heading",
                (true, true) => "Table_20_Heading_20_Number",
                (false, false) => "Table_20_Contents",
                _ => "Table_20_Number",
            }, cell);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, string element, string style)
    {
        xml.WriteStartElement(element, PaperOdt.Text);
        xml.WriteAttributeString("style-name", PaperOdt.Text, style);
    }

    private static void Pieces(XmlWriter xml, PaperLine line)
    {
        foreach (var piece in line.Pieces)
        {
            if (piece.Emphasis is Emphasis.None)
            {
                Spaced(xml, piece.Text);
                continue;
            }

            Start(xml, "span", piece.Emphasis is Emphasis.Strong ? "Strong_20_Emphasis" : "Emphasis");
            Spaced(xml, piece.Text);
            xml.WriteEndElement();
        }
    }

    /// <summary>Text of which spaces after each other stay as many.</summary>
    private static void Spaced(XmlWriter xml, string text)
    {
        var clean = PaperOdt.Clean(text);
        for (var at = 0; at < clean.Length;)
        {
            var spaces = 0;
            while (at + spaces < clean.Length && clean[at + spaces] == ' ')
                spaces++;
            if (spaces > 1)
            {
                xml.WriteStartElement("s", PaperOdt.Text);
                xml.WriteAttributeString("c", PaperOdt.Text, spaces.ToString(CultureInfo.InvariantCulture));
                xml.WriteEndElement();
                at += spaces;
                continue;
            }

            var end = clean.IndexOf("  ", at, StringComparison.Ordinal) is >= 0 and var found ? found : clean.Length;
            xml.WriteString(clean[at..end]);
            at = end;
        }
    }
}
