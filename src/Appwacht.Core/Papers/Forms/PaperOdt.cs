using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Appwacht.Core.Papers.Forms;

/// <summary>
/// A paper as an OpenDocument text, the form that government documents are worked on in. Headings are headings and tables are tables, so that it can be
/// read aloud, found in and changed. The same paper gives the same bytes.
/// </summary>
public static class PaperOdt
{
    /// <summary>What it is.</summary>
    public const string MediaType = "application/vnd.oasis.opendocument.text";

    internal const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    internal const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    internal const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    internal const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    internal const string Format = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    private const string Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private const string Meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    private const string Core = "http://purl.org/dc/elements/1.1/";

    /// <summary>When its parts were made, as the file says it: always the same, so that the bytes are.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes it.</summary>
    public static byte[] Write(PaperSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // First and not packed, so that a program knows the file by its first bytes.
            using (var type = Entry(zip, "mimetype", CompressionLevel.NoCompression).Open())
                type.Write(Encoding.ASCII.GetBytes(MediaType));
            Part(zip, "META-INF/manifest.xml", WriteManifest);
            Part(zip, "content.xml", xml => OdtContent.Write(xml, sheet));
            Part(zip, "styles.xml", xml => OdtStyles.Write(xml, sheet));
            Part(zip, "meta.xml", xml => WriteMeta(xml, sheet));
        }

        return file.ToArray();
    }

    /// <summary>The language and the country as OpenDocument names them.</summary>
    internal static (string Language, string Country) Tongue(PaperSheet sheet) => sheet.Language is "en" ? ("en", "GB") : ("nl", "NL");

    /// <summary>What XML cannot hold is left out, so that one odd letter does not break the file.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
            if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
                clean.Append(text[at]).Append(text[++at]);
            else if (XmlConvert.IsXmlChar(text[at]))
                clean.Append(text[at]);
        return clean.ToString();
    }

    /// <summary>Begins a part of a document, with the names that it uses.</summary>
    internal static void Begin(XmlWriter xml, string root)
    {
        xml.WriteStartElement("office", root, Office);
        foreach (var (prefix, space) in (ReadOnlySpan<(string, string)>)[("table", Table), ("text", Text), ("style", Style), ("fo", Format), ("meta", Meta), ("dc", Core)])
            xml.WriteAttributeString("xmlns", prefix, null, space);
        xml.WriteAttributeString("version", Office, "1.3");
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = Always;
        return entry;
    }

    private static void Part(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        using var xml = XmlWriter.Create(Entry(zip, name, CompressionLevel.Optimal).Open(), new() { CloseOutput = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
        xml.WriteStartDocument();
        write(xml);
        xml.WriteEndDocument();
    }

    private static void WriteManifest(XmlWriter xml)
    {
        xml.WriteStartElement("manifest", "manifest", Manifest);
        xml.WriteAttributeString("version", Manifest, "1.3");
        foreach (var (path, type) in (ReadOnlySpan<(string, string)>)[("/", MediaType), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")])
        {
            xml.WriteStartElement("file-entry", Manifest);
            xml.WriteAttributeString("full-path", Manifest, path);
            xml.WriteAttributeString("media-type", Manifest, type);
            xml.WriteEndElement();
        }
    }

    private static void WriteMeta(XmlWriter xml, PaperSheet sheet)
    {
        Begin(xml, "document-meta");
        xml.WriteStartElement("meta", Office);
        xml.WriteElementString("generator", Meta, "Appwacht");
        xml.WriteElementString("title", Core, Clean(sheet.Title));
        xml.WriteElementString("subject", Core, Clean(sheet.Foot));
        xml.WriteElementString("creator", Core, Clean(sheet.Organisation));
        xml.WriteElementString("language", Core, string.Join('-', Tongue(sheet).Language, Tongue(sheet).Country));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
