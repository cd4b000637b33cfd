using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Views;

/// <summary>How far a campaign is, in devices. A number that is null is not shown: it is under five, or would give away one that is.</summary>
/// <param name="Found">Devices that took part.</param>
/// <param name="Open">Of those, the ones that still have the app.</param>
/// <param name="Hidden">Of those, the ones on which the management system hides it.</param>
/// <param name="Blocked">Devices that are shut out because of it.</param>
/// <param name="Line">The devices that had the app on each day.</param>
/// <param name="Reached">To how many devices each step went.</param>
public sealed record CampaignProgress(int? Found, int? Open, int? Hidden, int? Blocked, IReadOnlyList<(DateOnly Day, int? Devices)> Line, IReadOnlyDictionary<StepKind, int?> Reached)
{
    /// <summary>How far one is.</summary>
    /// <param name="db">The organisation.</param>
    /// <param name="campaign">The campaign, with its steps.</param>
    /// <param name="today">Today.</param>
    /// <param name="seesAll">Whether the caller may see devices one by one.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<CampaignProgress> Of(OrganisationDb db, Campaign campaign, DateOnly today, bool seesAll, CancellationToken cancel)
    {
        // What an exemption allows is nobody's task; it is not counted, so that it is not seen here either.
        var part = campaign.TakingPart(db.Set<FindingRow>().AsNoTracking()).Where(finding => finding.State != FindingState.Exempt && finding.Ending != FindingEnding.Exempted);
        var rows = await part.Select(finding => new { finding.Device, finding.OpenedAt, finding.ClosedAt, finding.State, finding.IsBlocked }).ToListAsync(cancel);
        var reached = await db.Set<StepRow>().Where(step => part.Any(finding => finding.Number == step.Finding))
            .Join(db.Set<FindingRow>(), step => step.Finding, finding => finding.Number, (step, finding) => new { step.Kind, finding.Device }).Distinct()
            .GroupBy(step => step.Kind).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancel);
        var found = rows.Select(row => row.Device).Distinct().Count();
        var open = rows.Where(row => row.ClosedAt == null && row.State is FindingState.Open).Select(row => row.Device).ToHashSet();
        var hidden = rows.Where(row => row.ClosedAt == null && row.State is FindingState.Neutralised && !open.Contains(row.Device)).Select(row => row.Device).Distinct().Count();
        var blocked = rows.Where(row => row.IsBlocked).Select(row => row.Device).Distinct().Count();
        return new(
            // What is solved is what took part less what is open: with few of them, the one gives the other away.
            seesAll || !(SmallGroups.IsSmall(found) || SmallGroups.IsSmall(found - open.Count - hidden)) ? found : null,
            Shown(open.Count), Shown(hidden), Shown(blocked), Days(rows.ConvertAll(row => (row.Device, Time.DayOf(row.OpenedAt), row.ClosedAt is { } at ? Time.DayOf(at) : (DateOnly?)null)), campaign, today, Shown),
            reached.ToDictionary(step => step.Key, step => seesAll ? step.Count : SmallGroups.Rounded(step.Count)));

        int? Shown(int count) => seesAll || !SmallGroups.IsSmall(count) ? count : null;
    }

    /// <summary>From the first finding, and not from before the decision, until the last is over or today.</summary>
    private static IReadOnlyList<(DateOnly, int?)> Days(List<(int Device, DateOnly Opened, DateOnly? Closed)> findings, Campaign campaign, DateOnly today, Func<int, int?> shown)
    {
        if (findings.Count == 0)
            return [];
        var first = findings.Min(finding => finding.Opened) is var earliest && earliest > campaign.Decided ? earliest : campaign.Decided;
        var changes = new SortedDictionary<DateOnly, int>();
        foreach (var device in findings.GroupBy(finding => finding.Device))
            foreach (var (day, change) in Changes([.. device.Select(finding => (finding.Opened < first ? first : finding.Opened, finding.Closed ?? DateOnly.MaxValue))]))
                changes[day] = changes.GetValueOrDefault(day) + change;
        var (line, count) = (new List<(DateOnly, int?)>(), 0);
        for (var day = first; day <= today; day = day.AddDays(1))
            line.Add((day, shown(count += changes.GetValueOrDefault(day))));
        return line;
    }

    /// <summary>The days on which a device gets its first app and loses its last.</summary>
    private static IEnumerable<(DateOnly Day, int Change)> Changes((DateOnly From, DateOnly Until)[] periods)
    {
        var until = DateOnly.MinValue;
        foreach (var period in periods.Where(period => period.From < period.Until).OrderBy(period => period.From))
        {
            if (period.From > until)
            {
                if (until > DateOnly.MinValue)
                    yield return (until, -1);
                yield return (period.From, 1);
            }

            until = period.Until > until ? period.Until : until;
        }

        if (until > DateOnly.MinValue)
            yield return (until, -1);
    }
}
