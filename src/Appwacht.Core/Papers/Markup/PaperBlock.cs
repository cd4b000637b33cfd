namespace Appwacht.Core.Papers.Markup;

/// <summary>How much a piece of text stands out.</summary>
public enum Emphasis
{
    /// <summary>Not at all.</summary>
    None,
    /// <summary>Stressed: *so*.</summary>
    Stressed,
    /// <summary>Strong: **so**.</summary>
    Strong,
}

/// <summary>A piece of a line that looks the same from end to end.</summary>
/// <param name="Text">The text, without marks.</param>
/// <param name="Emphasis">How much it stands out.</param>
public readonly record struct PaperPiece(string Text, Emphasis Emphasis);

/// <summary>A line of text.</summary>
/// <param name="Pieces">Its pieces.</param>
public sealed record PaperLine(IReadOnlyList<PaperPiece> Pieces)
{
    /// <summary>The text without marks.</summary>
    public string Plain => string.Concat(Pieces.Select(piece => piece.Text));
}

/// <summary>A part of a paper. Blocks stand below each other and never within each other.</summary>
public abstract record PaperBlock
{
    private PaperBlock()
    {
    }

    /// <summary>A heading.</summary>
    /// <param name="Level">1 for a section, 2 for a part of one.</param>
    /// <param name="Text">What it says.</param>
    public sealed record Heading(int Level, PaperLine Text) : PaperBlock;

    /// <summary>A paragraph; the lines of it stay lines, as in an address.</summary>
    public sealed record Paragraph(IReadOnlyList<PaperLine> Lines) : PaperBlock;

    /// <summary>A list.</summary>
    /// <param name="IsNumbered">Whether it is numbered, from 1.</param>
    /// <param name="All">Its items.</param>
    public sealed record Items(bool IsNumbered, IReadOnlyList<PaperLine> All) : PaperBlock;

    /// <summary>A table. Each row has as many cells as there are columns.</summary>
    /// <param name="Head">The names of the columns.</param>
    /// <param name="AreNumbers">For each column, whether it stands to the right.</param>
    /// <param name="Rows">The rows; the first cell of each says what the row is about.</param>
    public sealed record Table(IReadOnlyList<PaperLine> Head, IReadOnlyList<bool> AreNumbers, IReadOnlyList<IReadOnlyList<PaperLine>> Rows) : PaperBlock;
}
