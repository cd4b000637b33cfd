using System.Text;
using System.Text.RegularExpressions;

namespace Appwacht.Policy.Syntax;

/// <summary>How a text is written in YAML so that it is read back as the same text.</summary>
internal static partial class YamlText
{
    /// <summary>The text without quotes where nothing in it can be misread, else between double quotes.</summary>
    public static string Of(string text) => Harmless().IsMatch(text) && CoreSchema.KindOf(text) is ScalarKind.Text ? text : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                // Next line and no-break space are line breaks or invisible to some readers of YAML.
                '\u0085' or '\u00A0' => $"\\u{(int)character:X4}",
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    // A colon only inside a word, as in an identifier; single spaces only between words.
    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd}_.()/+-]*(?:(?: |:(?=[\p{L}\p{Nd}]))[\p{L}\p{Nd}_.()/+-]+)*\z")]
    private static partial Regex Harmless();
}
