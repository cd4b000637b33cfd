using System.Globalization;
using System.Text;

namespace Appwacht.Register;

/// <summary>What two spellings of a name have in common.</summary>
internal static class PlainName
{
    /// <summary>The letter below each accent, from À (U+00C0) to ſ (U+017F); a space where there is no one letter to put in its place.</summary>
    private const string Latin =
        "aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy y" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllllllllnnnnnn   oooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>Lower case without accents, letters and digits only, single spaces.</summary>
    /// <remarks>We run without the locale data of the machine, and then <see cref="string.Normalize()"/> leaves every text as it is.</remarks>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var written in text.EnumerateRunes())
        {
            var rune = Unadorned(written);
            if (Rune.IsLetterOrDigit(rune) || rune.Value == '+')
                plain.Append(Rune.ToLowerInvariant(rune));
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                && rune.Value is not ('.' or '\'' or '’') && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }

    private static Rune Unadorned(Rune rune) => rune.Value switch
    {
        // The wide forms of ASCII, as East Asian keyboards write them.
        >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - 0xFF01 + '!'),
        >= 0xC0 and <= 0x17F when Latin[rune.Value - 0xC0] is not ' ' and var letter => new Rune(letter),
        _ => rune,
    };
}
