using Appwacht.Core.Audit;
using Appwacht.Core.Fleet.Daily;

namespace Appwacht.Core.Evidence;

/// <summary>What is known of evidence when its tables are written: from this follow the page to read and the table of controls.</summary>
/// <param name="Organisation">Its permanent name.</param>
/// <param name="Days">The period.</param>
/// <param name="Language"><c>nl</c> or <c>en</c>.</param>
/// <param name="Closing">The checkpoint that closes the lines of the trail.</param>
/// <param name="Rows">How many rows each file has, by its name.</param>
/// <param name="ByAction">How many lines of the period there are of each action.</param>
/// <param name="Totals">How many messages, steps and findings there were, by kind.</param>
/// <param name="Figures">The figures of each day.</param>
internal sealed record EvidenceContent(
    string Organisation, EvidenceDays Days, string Language, StoredCheckpoint Closing, IReadOnlyDictionary<string, int> Rows, IReadOnlyDictionary<string, int> ByAction,
    IReadOnlyDictionary<string, long> Totals, IReadOnlyList<ShownFigure> Figures)
{
    /// <summary>How many lines of the period there are whose action begins so.</summary>
    public int Count(string action) => ByAction.Where(one => one.Key.StartsWith(action, StringComparison.Ordinal)).Sum(one => one.Value);
}
