using Appwacht.Policy.Language;

namespace Appwacht.Policy.Syntax;

/// <summary>A piece of a line of cases, that knows its place in the file.</summary>
internal readonly record struct CaseText(string Text, int Line, int Column)
{
    public SourceSpan Span => new(Line, Column, Line, Column + Text.Length);

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>The pieces between separators, each without the spaces around it.</summary>
    public IEnumerable<CaseText> Split(string separator)
    {
        var column = Column;
        foreach (var piece in Text.Split(separator))
        {
            yield return new CaseText(piece, Line, column).Trim();
            column += piece.Length + separator.Length;
        }
    }

    /// <summary>The text up to a comment: a <c>#</c> at the beginning or after a space.</summary>
    public CaseText WithoutComment()
    {
        for (var at = Text.IndexOf('#', StringComparison.Ordinal); at >= 0; at = Text.IndexOf('#', at + 1))
            if (at == 0 || char.IsWhiteSpace(Text[at - 1]))
                return (this with { Text = Text[..at] }).Trim();
        return Trim();
    }

    /// <summary>What stands before and after the first place of the character; null when it is not there.</summary>
    public (CaseText Before, CaseText After)? Cut(char at)
    {
        var index = Text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? null : ((this with { Text = Text[..index] }).Trim(), new CaseText(Text[(index + 1)..], Line, Column + index + 1).Trim());
    }

    public CaseText Trim()
    {
        var start = Text.TrimStart();
        return new(start.TrimEnd(), Line, Column + Text.Length - start.Length);
    }

    /// <summary>The lines of the value of <c>cases</c>, each at its place in the source as far as that can be told.</summary>
    public static IEnumerable<CaseText> Lines(YamlNode? cases, string source)
    {
        switch (cases)
        {
            case ListNode list:
                return list.Items.OfType<ScalarNode>().Select(One);
            case ScalarNode { Style: TextStyle.Block } block:
                var lines = source.Split('\n');
                return block.Value.Split('\n').Select((text, i) => Placed(text, block.Span.Line + 1 + i, lines));
            case ScalarNode scalar:
                return scalar.Value.Split('\n').Select(text => new CaseText(text, scalar.Span.Line, scalar.Span.Column).Trim());
            default:
                return [];
        }
    }

    // Inside quotes the text begins one character later.
    private static CaseText One(ScalarNode scalar) =>
        new CaseText(scalar.Value, scalar.Span.Line, scalar.Span.Column + (scalar.Style is TextStyle.Quoted ? 1 : 0)).Trim();

    // YAML took the indentation of the block away; the source tells how much it was.
    private static CaseText Placed(string text, int line, string[] source)
    {
        var at = line <= source.Length ? source[line - 1].IndexOf(text.Trim(), StringComparison.Ordinal) : -1;
        return new CaseText(text.Trim(), line, Math.Max(at, 0) + 1);
    }
}
