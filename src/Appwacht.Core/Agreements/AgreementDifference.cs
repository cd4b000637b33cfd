using Appwacht.Core.Policies;

namespace Appwacht.Core.Agreements;

/// <summary>A line of an agreement that is new or gone.</summary>
/// <param name="Under">The heading that it stands under; null above the first.</param>
/// <param name="Change">Whether it is new or gone.</param>
/// <param name="Text">The line, as it is written.</param>
public sealed record ChangedLine(string? Under, LineChange Change, string Text);

/// <summary>What differs between two versions of an agreement, for who signed the one and must sign the other. A paragraph is one line.</summary>
public static class AgreementDifference
{
    /// <summary>Compares, the titles included. Empty lines say nothing, and are left out.</summary>
    public static IReadOnlyList<ChangedLine> Of(AgreementText before, AgreementText after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (changed, under) = (new List<ChangedLine>(), (string?)null);
        foreach (var line in LineDifference.Of(AllOf(before), AllOf(after)))
        {
            var isHeading = line.Text.StartsWith("# ", StringComparison.Ordinal) || line.Text.StartsWith("## ", StringComparison.Ordinal);
            if (line.Change is not LineChange.Same && line.Text.Trim().Length > 0)
                changed.Add(new(isHeading ? null : under, line.Change, line.Text));
            if (isHeading && line.Change is not LineChange.Removed)
                under = line.Text.TrimStart('#').Trim();
        }

        return changed;
    }

    private static string AllOf(AgreementText text) => $"{text.Title}\n\n{text.Text}";
}
