using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Appwacht.Core.Organisations.Looks;

/// <summary>What a property of a theme may be: words, numbers, colours, names of fonts, and a few functions that only count or mix colours.</summary>
internal static partial class ThemeValues
{
    private const int LongestName = 120;
    private const int LongestValue = 400;

    /// <summary>More within each other is no theme.</summary>
    private const int Deepest = 8;

    private static readonly FrozenSet<string> Functions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "", "var", "calc", "min", "max", "clamp", "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color-mix", "cubic-bezier");

    /// <summary>Whether this is the name of a custom property.</summary>
    public static bool IsName(string name) => name.Length <= LongestName && Name().IsMatch(name);

    /// <summary>Why a value is not let through, or null when it is.</summary>
    public static (string Nl, string En)? WhyNot(string value)
    {
        if (value.Length is 0 or > LongestValue)
            return ($"hij heeft 1 tot {LongestValue} tekens", $"it has 1 to {LongestValue} characters");
        var (depth, at) = (0, 0);
        while (at < value.Length)
        {
            if (Next().Match(value, at) is not { Success: true, Length: > 0 } part)
                return ($"het teken `{value[at]}` hoort er niet in", $"the character `{value[at]}` does not belong in it");
            if (part.Groups["function"] is { Success: true, Value: var function })
            {
                if (!Functions.Contains(function))
                    return ($"`{function}(` is geen functie die een thema mag gebruiken", $"`{function}(` is not a function that a theme may use");
                if (++depth > Deepest)
                    return ("er staan te veel haakjes in elkaar", "there are too many brackets within each other");
            }
            else if (part.Value is ")" && --depth < 0)
            {
                return ("een haakje sluit zonder te openen", "a bracket closes without opening");
            }

            at += part.Length;
        }

        return depth == 0 ? null : ("een haakje sluit niet", "a bracket does not close");
    }

    [GeneratedRegex(@"^--[a-zA-Z0-9][a-zA-Z0-9_-]*\z")]
    private static partial Regex Name();

    /// <summary>The next part: a function with its bracket, a word or number, a colour, a text between quotes that holds nothing but the name of a font, or a sign; a comment would hide what comes after it.</summary>
    [GeneratedRegex("""\G(?:(?<function>[a-zA-Z-]*)\(|[a-zA-Z0-9_.%-]+|\#[0-9a-fA-F]{3,8}(?![0-9a-zA-Z])|"[a-zA-Z0-9 ._-]*"|'[a-zA-Z0-9 ._-]*'|/(?!\*)|\*(?!/)|[\s,+)])""")]
    private static partial Regex Next();
}
