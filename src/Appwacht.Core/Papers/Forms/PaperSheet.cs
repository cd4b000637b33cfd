using Appwacht.Core.Papers.Markup;

namespace Appwacht.Core.Papers.Forms;

/// <summary>A paper as it goes on paper: what is on it, and below it of whom it is and where its figures come from.</summary>
/// <param name="Title">The title.</param>
/// <param name="Language"><c>nl</c> or <c>en</c>.</param>
/// <param name="Organisation">The name of the organisation.</param>
/// <param name="Blocks">What is on it.</param>
/// <param name="Foot">Of whom it is, of what day the figures are and from where, and whether it is final.</param>
public sealed record PaperSheet(string Title, string Language, string Organisation, IReadOnlyList<PaperBlock> Blocks, string Foot)
{
    /// <summary>Of a paper.</summary>
    public static PaperSheet Of(PaperRow paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var organisation = paper.Figures.Organisation;
        return new(paper.Title, paper.Language, organisation, PaperText.Read(paper.Text), FootOf(paper, organisation));
    }

    private static string FootOf(PaperRow paper, string organisation)
    {
        var (day, isEnglish) = (paper.Day.Written(paper.Language), paper.Language is "en");
        var state = paper.FinalAt is { } final ? (isEnglish ? "final on " : "definitief op ") + Time.DayOf(final).Written(paper.Language) : isEnglish ? "draft" : "concept";
        return isEnglish ? $"{organisation} · paper {paper.Number}, {state} · figures of {day}, from Appwacht" : $"{organisation} · stuk {paper.Number}, {state} · cijfers van {day}, uit Appwacht";
    }
}
