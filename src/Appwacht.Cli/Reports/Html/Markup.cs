using System.Runtime.CompilerServices;
using System.Text;

namespace Appwacht.Cli.Reports.Html;

/// <summary>
/// A piece of HTML that is safe to show. It is made from templates only, and a template encodes every text put into it, so that no
/// section of the report can forget to.
/// </summary>
internal readonly struct Markup
{
    private readonly string? text;

    private Markup(string text) => this.text = text;

    /// <summary>Nothing.</summary>
    public static Markup Nothing { get; }

    /// <summary>The markup of a template: what stands between braces is encoded, unless it is markup itself.</summary>
    public static Markup Of(MarkupTemplate template) => new(template.ToString());

    /// <summary>One after the other.</summary>
    public static Markup Join(IEnumerable<Markup> parts, string separator = "") => new(string.Join(Encoded(separator), parts));

    /// <summary>The HTML.</summary>
    public override string ToString() => text ?? "";

    /// <summary>
    /// The text as it may stand in HTML, in an attribute and in XML. Characters that cannot be shown, or that turn the direction of what
    /// follows them, become a replacement mark: a name must not be able to disguise itself.
    /// </summary>
    internal static string Encoded(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                '\t' or '\n' or '\r' => encoded.Append(' '),
                < 0x20 or (>= 0x7f and <= 0x9f) or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or 0xfffe or 0xffff => encoded.Append('\ufffd'),
                _ => encoded.Append(rune.ToString()),
            };
        }

        return encoded.ToString();
    }
}

/// <summary>Collects a template: the literal parts as they are, the holes encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupTemplate(int literalLength, int formattedCount)
{
    private readonly StringBuilder html = new(literalLength + (16 * formattedCount));

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(Markup markup) => html.Append(markup.ToString());

    public void AppendFormatted(IEnumerable<Markup> markup) => html.AppendJoin("", markup);

    public void AppendFormatted(string? text) => html.Append(Markup.Encoded(text ?? ""));

    public override string ToString() => html.ToString();
}
