using System.Xml;

namespace Appwacht.Core.Papers.Forms;

/// <summary>How a paper looks, as <c>styles.xml</c>: styles with the names that offices know, so that a house style of one's own fits over them.</summary>
internal static class OdtStyles
{
    /// <summary>The style of a cell of the head of a table.</summary>
    public const string Head = "PaperHead";

    /// <summary>The style of any other cell.</summary>
    public const string Cell = "PaperCell";

    /// <summary>Writes them.</summary>
    public static void Write(XmlWriter xml, PaperSheet sheet)
    {
        PaperOdt.Begin(xml, "document-styles");
        xml.WriteStartElement("styles", PaperOdt.Office);
        Defaults(xml, sheet);
        Paragraph(xml, "Standard", null, [], []);
        Paragraph(xml, "Text_20_body", "Standard", [("margin-bottom", "0.25cm"), ("line-height", "130%")], []);
        Paragraph(xml, "Title", "Standard", [("margin-bottom", "0.6cm"), ("keep-with-next", "always")], [("font-size", "20pt"), ("font-weight", "bold")]);
        Paragraph(xml, "Heading", "Standard", [("margin-top", "0.5cm"), ("margin-bottom", "0.2cm"), ("keep-with-next", "always")], [("font-weight", "bold")]);
        Paragraph(xml, "Heading_20_1", "Heading", [], [("font-size", "15pt")], "1");
        Paragraph(xml, "Heading_20_2", "Heading", [], [("font-size", "12.5pt")], "2");
        Paragraph(xml, "List_20_Item", "Text_20_body", [("margin-bottom", "0.1cm")], []);
        Paragraph(xml, "Table_20_Contents", "Standard", [], []);
        Paragraph(xml, "Table_20_Number", "Table_20_Contents", [("text-align", "end")], []);
        Paragraph(xml, "Table_20_Heading", "Table_20_Contents", [], [("font-weight", "bold")]);
        Paragraph(xml, "Table_20_Heading_20_Number", "Table_20_Heading", [("text-align", "end")], []);
        Paragraph(xml, "After_20_Table", "Standard", [("margin-bottom", "0.1cm")], [("font-size", "6pt")]);
        Paragraph(xml, "Footer", "Standard", [], [("font-size", "9pt")]);
        Named(xml, "Strong_20_Emphasis", "text", "text-properties", [("font-weight", "bold")]);
        Named(xml, "Emphasis", "text", "text-properties", [("font-style", "italic")]);
        Table(xml);
        Bullets(xml);
        Numbers(xml);
        xml.WriteEndElement();

        xml.WriteStartElement("automatic-styles", PaperOdt.Office);
        xml.WriteStartElement("page-layout", PaperOdt.Style);
        xml.WriteAttributeString("name", PaperOdt.Style, "A4");
        Properties(xml, "page-layout-properties", [("page-width", "21cm"), ("page-height", "29.7cm"), ("margin-top", "2.2cm"), ("margin-bottom", "1.5cm"), ("margin-left", "2.2cm"), ("margin-right", "2.2cm")]);
        xml.WriteStartElement("footer-style", PaperOdt.Style);
        Properties(xml, "header-footer-properties", [("min-height", "1cm"), ("margin-top", "0.4cm"), ("border-top", "0.5pt solid #767676"), ("padding-top", "0.1cm")]);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        xml.WriteStartElement("master-styles", PaperOdt.Office);
        xml.WriteStartElement("master-page", PaperOdt.Style);
        xml.WriteAttributeString("name", PaperOdt.Style, "Standard");
        xml.WriteAttributeString("page-layout-name", PaperOdt.Style, "A4");
        Foot(xml, sheet);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>How cells look. Offices take that from beside the cells only, in <c>content.xml</c>.</summary>
    public static void Cells(XmlWriter xml)
    {
        xml.WriteStartElement("automatic-styles", PaperOdt.Office);
        Named(xml, Head, "table-cell", "table-cell-properties", [("padding", "0.1cm"), ("border-bottom", "1pt solid #1a1a1a")]);
        Named(xml, Cell, "table-cell", "table-cell-properties", [("padding", "0.1cm"), ("border-bottom", "0.5pt solid #767676")]);
        xml.WriteEndElement();
    }

    private static void Defaults(XmlWriter xml, PaperSheet sheet)
    {
        var (language, country) = PaperOdt.Tongue(sheet);
        xml.WriteStartElement("default-style", PaperOdt.Style);
        xml.WriteAttributeString("family", PaperOdt.Style, "paragraph");
        xml.WriteStartElement("text-properties", PaperOdt.Style);
        xml.WriteAttributeString("font-family", PaperOdt.Format, "Verdana, 'DejaVu Sans', sans-serif");
        xml.WriteAttributeString("font-size", PaperOdt.Format, "10pt");
        xml.WriteAttributeString("language", PaperOdt.Format, language);
        xml.WriteAttributeString("country", PaperOdt.Format, country);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Foot(XmlWriter xml, PaperSheet sheet)
    {
        xml.WriteStartElement("footer", PaperOdt.Style);
        xml.WriteStartElement("p", PaperOdt.Text);
        xml.WriteAttributeString("style-name", PaperOdt.Text, "Footer");
        xml.WriteString(PaperOdt.Clean(sheet.Foot) + (sheet.Language is "en" ? " · page " : " · bladzijde "));
        xml.WriteStartElement("page-number", PaperOdt.Text);
        xml.WriteAttributeString("select-page", PaperOdt.Text, "current");
        xml.WriteString("1");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Paragraph(XmlWriter xml, string name, string? parent, (string, string)[] paragraph, (string, string)[] text, string? outline = null)
    {
        Start(xml, name, "paragraph", parent);
        if (outline is not null)
            xml.WriteAttributeString("default-outline-level", PaperOdt.Style, outline);
        if (paragraph.Length > 0)
            Properties(xml, "paragraph-properties", paragraph);
        if (text.Length > 0)
            Properties(xml, "text-properties", text);
        xml.WriteEndElement();
    }

    private static void Named(XmlWriter xml, string name, string family, string element, (string, string)[] properties)
    {
        Start(xml, name, family, null);
        Properties(xml, element, properties);
        xml.WriteEndElement();
    }

    private static void Table(XmlWriter xml)
    {
        Start(xml, "Paper_20_Table", "table", null);
        xml.WriteStartElement("table-properties", PaperOdt.Style);
        xml.WriteAttributeString("width", PaperOdt.Style, "16.6cm");
        xml.WriteAttributeString("align", PaperOdt.Table, "margins");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Bullets(XmlWriter xml)
    {
        StartList(xml, "List_20_1", "list-level-style-bullet");
        xml.WriteAttributeString("bullet-char", PaperOdt.Text, "•");
        EndList(xml);
    }

    private static void Numbers(XmlWriter xml)
    {
        StartList(xml, "Numbering_20_1", "list-level-style-number");
        xml.WriteAttributeString("num-format", PaperOdt.Style, "1");
        xml.WriteAttributeString("num-suffix", PaperOdt.Style, ".");
        EndList(xml);
    }

    private static void StartList(XmlWriter xml, string name, string element)
    {
        xml.WriteStartElement("list-style", PaperOdt.Text);
        xml.WriteAttributeString("name", PaperOdt.Style, name);
        xml.WriteAttributeString("display-name", PaperOdt.Style, name.Replace("_20_", " ", StringComparison.Ordinal));
        xml.WriteStartElement(element, PaperOdt.Text);
        xml.WriteAttributeString("level", PaperOdt.Text, "1");
    }

    private static void EndList(XmlWriter xml)
    {
        xml.WriteStartElement("list-level-properties", PaperOdt.Style);
        xml.WriteAttributeString("list-level-position-and-space-mode", PaperOdt.Text, "label-alignment");
        xml.WriteStartElement("list-level-label-alignment", PaperOdt.Style);
        xml.WriteAttributeString("label-followed-by", PaperOdt.Text, "listtab");
        xml.WriteAttributeString("text-indent", PaperOdt.Format, "-0.6cm");
        xml.WriteAttributeString("margin-left", PaperOdt.Format, "0.8cm");
        for (var open = 0; open < 4; open++)
            xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, string name, string family, string? parent)
    {
        xml.WriteStartElement("style", PaperOdt.Style);
        xml.WriteAttributeString("name", PaperOdt.Style, name);
        if (name.Contains("_20_", StringComparison.Ordinal))
            xml.WriteAttributeString("display-name", PaperOdt.Style, name.Replace("_20_", " ", StringComparison.Ordinal));
        xml.WriteAttributeString("family", PaperOdt.Style, family);
        if (parent is not null)
            xml.WriteAttributeString("parent-style-name", PaperOdt.Style, parent);
    }

    private static void Properties(XmlWriter xml, string element, ReadOnlySpan<(string Name, string Value)> properties)
    {
        xml.WriteStartElement(element, PaperOdt.Style);
        foreach (var (name, value) in properties)
            xml.WriteAttributeString(name, PaperOdt.Format, value);
        xml.WriteEndElement();
    }
}
