using System.Globalization;
using System.Text;
using Appwacht.Policy.Language;
using Appwacht.Policy.Syntax.Diagnostics;

namespace Appwacht.Policy.Syntax;

/// <summary>
/// Finds characters that a reader of the file does not see, in comments too. With characters that turn the direction of writing, a
/// policy can be made to look different from what it says; a NUL would make the YAML parser stop there and drop the rest unseen.
/// </summary>
internal static class HiddenCharacters
{
    /// <summary>So that a file that is not text at all gives a page of faults, not a book.</summary>
    private const int MostReported = 5;

    public static IEnumerable<PolicyDiagnostic> In(string text) => All(text).Take(MostReported);

    /// <summary>The first in a value, where it may have been written as an escape.</summary>
    public static Rune? FirstIn(string value)
    {
        foreach (var rune in value.EnumerateRunes())
            if (IsHidden(rune))
                return rune;
        return null;
    }

    private static IEnumerable<PolicyDiagnostic> All(string text)
    {
        var (line, column) = (1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            // A half of a pair stands for nothing; EnumerateRunes would quietly replace it.
            var whole = Rune.TryGetRuneAt(text, i, out var rune);
            if (!whole || IsHidden(rune))
                yield return YamlFaults.HiddenCharacter(new(line, column, line, column + 1), whole ? rune.Value : text[i]);
            if (whole && rune.Utf16SequenceLength == 2)
                i++;
            (line, column) = text[i] is '\n' || (text[i] is '\r' && i + 1 < text.Length && text[i + 1] != '\n') ? (line + 1, 1) : (line, column + 1);
        }
    }

    // The joiners U+200C and U+200D belong to the spelling of some languages and to emoji.
    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' or 0x200C or 0x200D => false,
        0x2028 or 0x2029 => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format,
    };
}
