using System.Text;

namespace Appwacht.Core.Papers.Markup;

/// <summary>Reads a line: **strong**, *stressed*, and a backslash before a mark that means itself. A mark without its other half is text.</summary>
internal static class LineReader
{
    /// <summary>Reads it, each letter a fixed number of times whatever stands in it.</summary>
    public static PaperLine Read(ReadOnlySpan<char> line)
    {
        var (pieces, plain) = (new List<PaperPiece>(), new StringBuilder());
        // Once a mark has no other half, no later one of its kind has: they are not looked for again.
        var (mayBeStrong, mayBeStressed) = (true, true);
        for (var at = 0; at < line.Length;)
        {
            if (IsEscape(line, at))
            {
                plain.Append(line[at + 1]);
                at += 2;
                continue;
            }

            var mark = line[at] != '*' ? 0 : at + 1 < line.Length && line[at + 1] == '*' ? 2 : 1;
            var end = mark > 0 && (mark == 2 ? mayBeStrong : mayBeStressed) && Opens(line, at + mark) ? EndOf(line, at + mark, mark) : -1;
            if (end >= 0)
            {
                Add(pieces, plain, Emphasis.None);
                Unescape(line[(at + mark)..end], plain);
                Add(pieces, plain, mark == 2 ? Emphasis.Strong : Emphasis.Stressed);
                at = end + mark;
                continue;
            }

            if (mark > 0 && Opens(line, at + mark))
                (mayBeStrong, mayBeStressed) = mark == 2 ? (false, mayBeStressed) : (mayBeStrong, false);
            plain.Append(line.Slice(at, Math.Max(1, mark)));
            at += Math.Max(1, mark);
        }

        Add(pieces, plain, Emphasis.None);
        return new(pieces);
    }

    /// <summary>The text such that it means itself, wherever in a line it is put.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '\\' or '*' or '|' or '#' || (escaped.Length == 0 && letter is '-'))
                escaped.Append('\\');
            escaped.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return escaped.ToString();
    }

    /// <summary>Whether a backslash stands here before a mark.</summary>
    public static bool IsEscape(ReadOnlySpan<char> line, int at) => line[at] == '\\' && at + 1 < line.Length && char.IsAscii(line[at + 1]) && (char.IsPunctuation(line[at + 1]) || char.IsSymbol(line[at + 1]));

    private static bool Opens(ReadOnlySpan<char> line, int after) => after < line.Length && !char.IsWhiteSpace(line[after]) && line[after] != '*';

    private static int EndOf(ReadOnlySpan<char> line, int from, int mark)
    {
        for (var at = from; at < line.Length; at++)
        {
            if (IsEscape(line, at))
                at++;
            else if (line[at] == '*' && !char.IsWhiteSpace(line[at - 1]))
            {
                var stars = 1;
                while (at + stars < line.Length && line[at + stars] == '*')
                    stars++;
                if (stars == mark)
                    return at;
                at += stars - 1;
            }
        }

        return -1;
    }

    private static void Unescape(ReadOnlySpan<char> text, StringBuilder to)
    {
        for (var at = 0; at < text.Length; at++)
            to.Append(IsEscape(text, at) ? text[++at] : text[at]);
    }

    private static void Add(List<PaperPiece> pieces, StringBuilder text, Emphasis emphasis)
    {
        if (text.Length > 0)
            pieces.Add(new(text.ToString(), emphasis));
        text.Clear();
    }
}
