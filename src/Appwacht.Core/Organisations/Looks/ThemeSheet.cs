namespace Appwacht.Core.Organisations.Looks;

/// <summary>
/// Reads a theme as NL Design System writes one: comments, and one block with custom properties. Nothing else is let through, so that a theme can
/// give colours and sizes, and can neither fetch something from elsewhere nor say where things stand on a page. What is kept is written
/// anew from what was read.
/// </summary>
public static class ThemeSheet
{
    /// <summary>The longest file, in characters; a whole theme of a municipality has about 200,000.</summary>
    public const int Longest = 400_000;

    /// <summary>The most properties.</summary>
    public const int Most = 6_000;

    /// <summary>Who has more mistakes has one many times.</summary>
    private const int MostMistakes = 10;

    /// <summary>Reads one.</summary>
    /// <param name="css">The file.</param>
    /// <returns>The declarations, a line each, as they are kept; or every mistake with its line.</returns>
    public static Outcome<string> Read(string css)
    {
        if (css.Length > Longest)
            return new Refusal("look.theme-size", $"Het thema is te groot: hoogstens {Longest / 1000} kB.", $"The theme is too large: at most {Longest / 1000} kB.", "stijl");
        var reader = new ThemeReader(css);
        if (!reader.Open())
            return Mistake(reader.Line, "Een thema begint met één blok, zoals `.mijn-thema {`.", "A theme begins with one block, such as `.my-theme {`.");
        var (lines, mistakes) = (new List<string>(), new List<Refusal>());
        while (!reader.IsAtClose && !reader.IsAtEnd && mistakes.Count < MostMistakes && lines.Count <= Most)
        {
            var line = reader.Line;
            var (name, value) = reader.Declaration();
            if (!ThemeValues.IsName(name))
                mistakes.Add(Mistake(line, "Alleen eigen eigenschappen mogen, zoals `--utrecht-link-color: #154273;`.", "Only custom properties may stand here, such as `--utrecht-link-color: #154273;`."));
            else if (ThemeValues.WhyNot(value) is var (nl, en))
                mistakes.Add(Mistake(line, $"De waarde van `{name}` mag niet: {nl}.", $"The value of `{name}` is not allowed: {en}."));
            else
                lines.Add($"{name}: {value};");
        }

        if (mistakes.Count > 0)
            return mistakes.ToArray();
        if (lines.Count > Most)
            return new Refusal("look.theme-count", $"Het thema heeft te veel eigenschappen: hoogstens {Most}.", $"The theme has too many properties: at most {Most}.", "stijl");
        if (!reader.Close())
            return Mistake(reader.Line, "Na het blok komt nog iets, of de `}` ontbreekt.", "Something comes after the block, or the `}` is missing.");
        return lines.Count > 0 ? string.Join('\n', lines) : Mistake(1, "Er staat geen enkele eigenschap in.", "There is no property in it.");
    }

    private static Refusal Mistake(int line, string nl, string en) => new("look.theme", $"Regel {line}: {nl}", $"Line {line}: {en}", "stijl");
}
