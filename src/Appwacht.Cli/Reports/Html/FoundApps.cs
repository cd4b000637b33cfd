using Appwacht.Policy.Findings;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Cli.Reports.Html;

/// <summary>An app that a rule is about, with the devices on which it has one effect; the same app can have another effect elsewhere.</summary>
internal sealed record FoundApp(
    AppFacts App, Effect Effect, ShownCount Mobile, ShownCount Laptops, ShownCount Probable, IReadOnlyList<Reason> Reasons)
{
    /// <summary>How sure it is why the app has the effect: that of the surest reason; null when no reason is a matter of confidence.</summary>
    public Confidence? Confidence => Reasons.Max(reason => reason.Confidence);
}

/// <summary>The apps that a rule is about, strongest effect and most devices first.</summary>
internal static class FoundApps
{
    public static IReadOnlyList<FoundApp> In(BoardReport board)
    {
        var paths = board.Answer.Apps.ToDictionary(app => app.App.Key, app => app.ControlPaths);
        // Small counts are all alike, in the order too: after the name, not after the number that is not shown.
        return
        [
            .. from finding in board.Answer.Findings
               where finding.Device.IsOfTheOrganisation && IsAboutTheApp(finding)
               group finding by (finding.App.Key, finding.Verdict.Effect) into found
               let row = Row(board, [.. found], paths[found.Key.Key])
               orderby row.Effect descending, row.Mobile.Exact ?? (SmallCounts.Least - 1) descending, row.Laptops.Exact ?? (SmallCounts.Least - 1) descending, row.App.Name
               select row,
        ];
    }

    /// <summary>Whether the app itself is the reason, and not that nobody approved it or that its user is not known.</summary>
    public static bool IsAboutTheApp(Finding finding) => finding.Verdict.Decisive.Any(IsAboutTheApp);

    private static bool IsAboutTheApp(RuleMatch match) =>
        match.Grounds.Any(ground => ground.NamesTheApp || ground is { Truth: Truth.Unknown, Key: "uses" or "contains" or "signed-by" });

    private static FoundApp Row(BoardReport board, IReadOnlyList<Finding> found, IReadOnlyList<ControlPath> paths)
    {
        var certain = found.Where(finding => finding.Match is not Match.Probable).Select(finding => finding.Device).ToArray();
        var probable = found.Where(finding => finding.Match is Match.Probable).Select(finding => finding.Device);
        return new(
            found[0].App, found[0].Verdict.Effect, BoardReport.MobileOf(certain), BoardReport.LaptopsOf(certain), BoardReport.Count(probable, _ => true),
            [.. found.SelectMany(finding => finding.Verdict.Decisive).Where(IsAboutTheApp).DistinctBy(match => match.Rule).Select(match => Reason.Of(board, match, paths))]);
    }
}
