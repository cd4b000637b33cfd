using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>A text with places in it. The form is plain: blank lines between paragraphs, <c># </c> before a heading, <c>- </c> before each line of a list.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text.</param>
public sealed partial record MessageTemplate(string Subject, string Text)
{
    /// <summary>The longest subject, in characters: what a phone shows, twice over.</summary>
    public const int LongestSubject = 120;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 6000;

    private static readonly FrozenDictionary<(MessageKind Kind, string Language), MessageTemplate> AllShipped =
        (from kind in MessageKinds.All from language in Languages select KeyValuePair.Create((kind, language), Read(kind, language))).ToFrozenDictionary();

    /// <summary>The languages that people can have.</summary>
    public static IReadOnlyList<string> Languages => ["nl", "en"];

    /// <summary>The placeholders in it, in order of appearance.</summary>
    public IEnumerable<string> Placeholders => Place().Matches($"{Subject}\n{Text}").Select(place => place.Groups[1].Value).Distinct();

    /// <summary>The template as it comes with the program.</summary>
    public static MessageTemplate Shipped(MessageKind kind, string language) => AllShipped[(kind, language)];

    /// <summary>Everything for which it cannot be used for a kind of message.</summary>
    public IEnumerable<Refusal> WhyNot(MessageKind kind)
    {
        if (string.IsNullOrWhiteSpace(Subject) || Subject.Length > LongestSubject || Subject.Any(char.IsControl))
            yield return new("template.subject", $"Geef een onderwerp van één regel, van ten hoogste {LongestSubject} tekens.", $"Give a subject of one line, of at most {LongestSubject} characters.", "onderwerp");
        if (string.IsNullOrWhiteSpace(Text) || Text.Length > LongestText || Text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r')))
            yield return new("template.text", $"Geef een tekst van ten hoogste {LongestText} tekens.", $"Give a text of at most {LongestText} characters.", "tekst");
        var (known, used) = (kind.Placeholders(), Placeholders.ToHashSet());
        foreach (var code in used.Where(code => known.All(one => one.Code != code)))
        {
            var shown = code.Length > 40 ? code[..40] : code;
            yield return new(
                "template.unknown", $"`{{{shown}}}` kan hier niet; wel kunnen {Codes(known)}.", $"`{{{shown}}}` cannot stand here; there can be {Codes(known)}.", Text.Contains($"{{{code}}}", StringComparison.Ordinal) ? "tekst" : "onderwerp");
        }

        foreach (var missing in kind.Obligatory().Where(one => !Text.Contains($"{{{one.Code}}}", StringComparison.Ordinal)))
            yield return new("template.missing", $"`{{{missing.Code}}}` moet in de tekst staan: {missing.What.Nl}.", $"`{{{missing.Code}}}` must stand in the text: {missing.What.En}.", "tekst");
        foreach (var block in known.Where(one => one.IsBlock && used.Contains(one.Code) && !StandsAlone(one.Code)))
            yield return new("template.line", $"`{{{block.Code}}}` staat op een regel voor zich, met een lege regel ervoor en erna.", $"`{{{block.Code}}}` stands on a line of its own, with an empty line before and after it.", "tekst");
    }

    /// <summary>The message that it makes.</summary>
    public MessageText Fill(IReadOnlyDictionary<string, string> values, string language)
    {
        var (subject, text) = Filled(values);
        return MessageText.Of(subject, text, language);
    }

    /// <summary>Puts what belongs there in every place, once over: what is put in is never read as a place itself.</summary>
    internal (string Subject, string Text) Filled(IReadOnlyDictionary<string, string> values)
    {
        return (In(Subject), In(Text));

        string In(string text) => Place().Replace(text, place => values.GetValueOrDefault(place.Groups[1].Value, ""));
    }

    private bool StandsAlone(string code) =>
        !Subject.Contains($"{{{code}}}", StringComparison.Ordinal) && MessageText.Blocks(Text).Where(block => block.Contains($"{{{code}}}", StringComparison.Ordinal)).All(block => block.Trim() == $"{{{code}}}");

    private static string Codes(IEnumerable<Placeholder> known) => string.Join(", ", known.Select(one => $"`{{{one.Code}}}`"));

    /// <summary>The subject, an empty line, and the text.</summary>
    private static MessageTemplate Read(MessageKind kind, string language)
    {
        var name = $"messages.{kind.Name()}.{language}.txt";
        using var stream = typeof(MessageTemplate).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} was not built in.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new(text[..end].Trim(), text[end..].Trim());
    }

    [GeneratedRegex(@"\{([^{}\n]{1,100})\}")]
    private static partial Regex Place();
}
