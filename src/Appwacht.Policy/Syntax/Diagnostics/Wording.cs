using System.Globalization;
using System.Text;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax.Diagnostics;

/// <summary>The turns of phrase that messages share.</summary>
internal static class Wording
{
    /// <summary>More of a writer's text than this makes a message unreadable.</summary>
    private const int LongestQuote = 60;

    /// <summary>The writer's text in backticks, on one line, with nothing in it that a terminal would act on.</summary>
    public static string Quote(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= LongestQuote)
                return $"`{line}…`";
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                line.Append(rune.Value is '\n' ? "⏎" : " ");
            else
                line.Append(rune.Value is '`' ? "'" : rune.ToString());
        }

        return $"`{line}`";
    }

    /// <summary>The word that was probably meant; null when there is none.</summary>
    public static LocalText? DidYouMean(string? closest) => closest is null ? null : new($"bedoelt u {Quote(closest)}?",
        $"did you mean {Quote(closest)}?");

    /// <summary>The word that was probably meant, or else all words there are to choose from.</summary>
    public static LocalText DidYouMean(string? closest, IReadOnlyCollection<string> words) =>
        DidYouMean(closest) ?? new($"kies uit {Listed(words, "of")}", $"choose {Listed(words, "or")}");

    /// <summary>Words in backticks: `a`, `b` or `c`.</summary>
    public static string Listed(IReadOnlyCollection<string> words, string last)
    {
        var quoted = words.Select(Quote).ToArray();
        return quoted.Length < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted[..^1])} {last} {quoted[^1]}";
    }
}
