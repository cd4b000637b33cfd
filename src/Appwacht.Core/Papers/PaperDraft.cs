using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Appwacht.Core.Papers;

/// <summary>Writes the first text of a paper: a template that comes with the program, with the figures in its places.</summary>
public static partial class PaperDraft
{
    private static readonly FrozenDictionary<(PaperKind Kind, string Language), (string Title, string Text)> Templates =
        (from kind in PaperKinds.All from language in (string[])["nl", "en"] select KeyValuePair.Create((kind, language), Read(kind, language))).ToFrozenDictionary();

    /// <summary>Writes it.</summary>
    /// <param name="kind">The kind of paper.</param>
    /// <param name="figures">What it is written from.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    public static (string Title, string Text) Of(PaperKind kind, PaperFigures figures, string language)
    {
        var (values, (title, text)) = (new PaperValues(figures, language), Templates[(kind, language)]);
        // The title is no text with forms in it, and no longer than one.
        var line = Place().Replace(title, place => values.Raw(place.Groups[1].Value));
        return (line.Length > Markup.PaperText.LongestTitle ? line[..Markup.PaperText.LongestTitle].TrimEnd() : line, Between().Replace(Place().Replace(text, place => values[place.Groups[1].Value]), "\n\n").Trim());
    }

    /// <summary>Whether a text still asks for something that only people know.</summary>
    public static bool HasGaps(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("[vul aan:", StringComparison.OrdinalIgnoreCase) || text.Contains("[fill in:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The places in the templates, to see that each is known.</summary>
    internal static IEnumerable<(PaperKind Kind, string Language, string Place)> Places => Templates.SelectMany(
        template => Place().Matches($"{template.Value.Title}\n{template.Value.Text}").Select(place => (template.Key.Kind, template.Key.Language, place.Groups[1].Value)));

    /// <summary>The title, an empty line, and the text.</summary>
    private static (string Title, string Text) Read(PaperKind kind, string language)
    {
        var name = $"papers.{kind.Name()}.{language}.txt";
        using var stream = typeof(PaperDraft).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} was not built in.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[..end].Trim(), text[end..].Trim());
    }

    [GeneratedRegex(@"\{([a-z-]{1,40})\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Between();
}
