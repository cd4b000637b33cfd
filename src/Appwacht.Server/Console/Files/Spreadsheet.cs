using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Appwacht.Server.Console.Files;

/// <summary>A table as an OpenDocument spreadsheet, the form that government files take. Texts are texts: nothing in it is a formula.</summary>
internal static class Spreadsheet
{
    /// <summary>What it is.</summary>
    public const string MediaType = "application/vnd.oasis.opendocument.spreadsheet";

    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private const string Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private const string Format = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    private const string Numbers = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";

    /// <summary>Writes one sheet.</summary>
    /// <param name="name">The name of the sheet.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The cells: texts, whole numbers, days, or null.</param>
    public static byte[] Write(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // First and not packed, so that a program knows the file by its first bytes.
            using (var type = zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open())
                type.Write(Encoding.ASCII.GetBytes(MediaType));
            Part(zip, "META-INF/manifest.xml", xml =>
            {
                xml.WriteStartElement("manifest", "manifest", Manifest);
                xml.WriteAttributeString("version", Manifest, "1.3");
                foreach (var (path, type) in (ReadOnlySpan<(string, string)>)[("/", MediaType), ("content.xml", "text/xml")])
                {
                    xml.WriteStartElement("file-entry", Manifest);
                    xml.WriteAttributeString("full-path", Manifest, path);
                    xml.WriteAttributeString("media-type", Manifest, type);
                    xml.WriteEndElement();
                }
            });
            Part(zip, "content.xml", xml => Content(xml, name, columns, rows));
        }

        return file.ToArray();
    }

    private static void Part(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        using var xml = XmlWriter.Create(zip.CreateEntry(name).Open(), new() { CloseOutput = true, Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartDocument();
        write(xml);
        xml.WriteEndDocument();
    }

    private static void Content(XmlWriter xml, string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        xml.WriteStartElement("office", "document-content", Office);
        foreach (var (prefix, space) in (ReadOnlySpan<(string, string)>)[("table", Table), ("text", Text), ("style", Style), ("fo", Format), ("number", Numbers)])
            xml.WriteAttributeString("xmlns", prefix, null, space);
        xml.WriteAttributeString("version", Office, "1.3");
        Styles(xml);
        xml.WriteStartElement("body", Office);
        xml.WriteStartElement("spreadsheet", Office);
        xml.WriteStartElement("table", Table);
        xml.WriteAttributeString("name", Table, name);
        xml.WriteStartElement("table-column", Table);
        xml.WriteAttributeString("number-columns-repeated", Table, columns.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteStartElement("table-header-rows", Table);
        Row(xml, columns, "kop");
        xml.WriteEndElement();
        foreach (var row in rows)
            Row(xml, row, null);
        for (var open = 0; open < 4; open++)
            xml.WriteEndElement();
    }

    private static void Styles(XmlWriter xml)
    {
        xml.WriteStartElement("automatic-styles", Office);
        xml.WriteStartElement("date-style", Numbers);
        xml.WriteAttributeString("name", Style, "dag-vorm");
        Piece("year");
        Dash();
        Piece("month");
        Dash();
        Piece("day");
        xml.WriteEndElement();
        Cell("kop", null, true);
        Cell("dag", "dag-vorm", false);
        xml.WriteEndElement();

        void Piece(string part)
        {
            xml.WriteStartElement(part, Numbers);
            xml.WriteAttributeString("style", Numbers, "long");
            xml.WriteEndElement();
        }

        void Dash() => xml.WriteElementString("text", Numbers, "-");

        void Cell(string style, string? form, bool isBold)
        {
            xml.WriteStartElement("style", Style);
            xml.WriteAttributeString("name", Style, style);
            xml.WriteAttributeString("family", Style, "table-cell");
            if (form is not null)
                xml.WriteAttributeString("data-style-name", Style, form);
            if (isBold)
            {
                xml.WriteStartElement("text-properties", Style);
                xml.WriteAttributeString("font-weight", Format, "bold");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }
    }

    private static void Row(XmlWriter xml, IEnumerable<object?> cells, string? style)
    {
        xml.WriteStartElement("table-row", Table);
        foreach (var cell in cells)
            Cell(xml, cell, style);
        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, object? cell, string? style)
    {
        xml.WriteStartElement("table-cell", Table);
        if ((cell is DateOnly ? "dag" : style) is { } look)
            xml.WriteAttributeString("style-name", Table, look);
        if (cell is not null)
        {
            var written = cell is DateOnly on ? on.ToString("O") : FormattableString.Invariant($"{cell}");
            xml.WriteAttributeString("value-type", Office, cell switch { int or long => "float", DateOnly => "date", _ => "string" });
            if (cell is int or long)
                xml.WriteAttributeString("value", Office, written);
            else if (cell is DateOnly)
                xml.WriteAttributeString("date-value", Office, written);
            // What XML cannot hold is left out, so that one odd name does not break the file.
            xml.WriteElementString("p", Text, string.Concat(written.Where(letter => XmlConvert.IsXmlChar(letter))));
        }

        xml.WriteEndElement();
    }
}
