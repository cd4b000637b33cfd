using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>A message as it is sent: the same words as plain text and as HTML that holds nothing but paragraphs, headings and lists.</summary>
/// <param name="Subject">The subject, on one line.</param>
/// <param name="Plain">Plain text.</param>
/// <param name="Html">HTML without pictures, links, styles or scripts: nobody can be followed by it, and nobody learns to sign in from a mail.</param>
public sealed record MessageText(string Subject, string Plain, string Html)
{
    private const string Heading = "# ";
    private const string Item = "- ";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Makes both from a text in the form of <see cref="MessageTemplate"/>.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="text">The text.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    public static MessageText Of(string subject, string text, string language)
    {
        var (plain, html) = (new StringBuilder(), new StringBuilder());
        var line = OneLine(subject, int.MaxValue);
        html.Append("<!doctype html>\n<html lang=\"").Append(language).Append("\">\n<head><meta charset=\"utf-8\"><title>").Append(Escaped(line)).Append("</title></head>\n<body>\n");
        foreach (var block in Blocks(text))
        {
            plain.Append(plain.Length > 0 ? "\n" : "").Append(block.StartsWith(Heading, StringComparison.Ordinal) ? block[Heading.Length..] : block).Append('\n');
            html.Append(Html(block)).Append('\n');
        }

        return new(line, plain.ToString(), html.Append("</body>\n</html>\n").ToString());

        static string Html(string block)
        {
            var lines = block.Split('\n');
            if (lines is [var heading, .. var rest] && heading.StartsWith(Heading, StringComparison.Ordinal))
                return $"<h2>{Escaped(heading[Heading.Length..])}</h2>" + (rest.Length == 0 ? "" : "\n" + Html(string.Join('\n', rest)));
            return Array.TrueForAll(lines, one => one.StartsWith(Item, StringComparison.Ordinal))
                ? $"<ul>\n{string.Join('\n', lines.Select(one => $"<li>{Escaped(one[Item.Length..])}</li>"))}\n</ul>"
                : $"<p>{string.Join("<br>\n", lines.Select(Escaped))}</p>";
        }
    }

    /// <summary>What comes from elsewhere, made fit to stand in a line: no line breaks, nothing that turns the direction of what follows, and not endless.</summary>
    public static string OneLine(string value, int longest)
    {
        var line = string.Concat(value.Select(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator ? ' ' : letter)).Trim();
        if (line.Length <= longest)
            return line;
        return line[..(char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1)] + "…";
    }

    /// <summary>The paragraphs, headings and lists.</summary>
    internal static IEnumerable<string> Blocks(string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => string.Join('\n', block.Split('\n').Select(line => line.TrimEnd())).Trim('\n')).Where(block => block.Length > 0);

    private static string Escaped(string text) => Encoder.Encode(text);
}
