using Appwacht.Core.Fleet.Answers;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Views;

/// <summary>Where something stands that goes out.</summary>
public enum OutgoingState
{
    /// <summary>Anywhere.</summary>
    Any,
    /// <summary>It waits.</summary>
    Waiting,
    /// <summary>The other side took it.</summary>
    Sent,
    /// <summary>It was given up.</summary>
    GivenUp,
}

/// <summary>What goes out, by where it stands.</summary>
public static class OutgoingStates
{
    /// <summary>The written forms.</summary>
    public static IReadOnlyList<string> States { get; } = ["waiting", "sent", "given-up"];

    /// <summary>The state for a written form; any when none is asked for, null when there is no such state.</summary>
    public static OutgoingState? Parse(string? written) => written is null ? OutgoingState.Any : States.Index().Where(state => state.Item == written).Select(state => (OutgoingState?)(state.Index + 1)).FirstOrDefault();

    /// <summary>The written form of where a row stands.</summary>
    public static string StateOf(OutboxRow row) => States[row.SentAt is not null ? 1 : row.GivenUpAt is not null ? 2 : 0];

    /// <summary>What stands there.</summary>
    public static IQueryable<OutboxRow> In(OrganisationDb db, OutgoingState state) => state switch
    {
        OutgoingState.Waiting => db.Set<OutboxRow>().AsNoTracking().Where(row => row.SentAt == null && row.GivenUpAt == null),
        OutgoingState.Sent => db.Set<OutboxRow>().AsNoTracking().Where(row => row.SentAt != null),
        OutgoingState.GivenUp => db.Set<OutboxRow>().AsNoTracking().Where(row => row.SentAt == null && row.GivenUpAt != null),
        _ => db.Set<OutboxRow>().AsNoTracking(),
    };
}

/// <summary>How much of a kind goes out; a number that is null is not shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Waiting">How much waits.</param>
/// <param name="Failing">Of that, what was tried in vain.</param>
/// <param name="Sent">How much was taken.</param>
/// <param name="GivenUp">How much was given up.</param>
public sealed record OutgoingCount(OutgoingKind Kind, int? Waiting, int? Failing, int? Sent, int? GivenUp)
{
    /// <summary>Counts it.</summary>
    /// <param name="db">The organisation.</param>
    /// <param name="seesAll">Whether the caller may see devices one by one; who may not gets multiples of five.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<OutgoingCount>> Of(OrganisationDb db, bool seesAll, CancellationToken cancel)
    {
        var counts = await db.Set<OutboxRow>().GroupBy(row => row.Kind).Select(rows => new
        {
            Kind = rows.Key,
            Waiting = rows.Count(row => row.SentAt == null && row.GivenUpAt == null),
            Failing = rows.Count(row => row.SentAt == null && row.GivenUpAt == null && row.Failures > 0),
            Sent = rows.Count(row => row.SentAt != null),
            GivenUp = rows.Count(row => row.SentAt == null && row.GivenUpAt != null),
        }).ToListAsync(cancel);
        return [.. counts.OrderBy(count => count.Kind).Select(count => new OutgoingCount(
            count.Kind, Shown(count.Kind, count.Waiting), Shown(count.Kind, count.Failing), Shown(count.Kind, count.Sent), Shown(count.Kind, count.GivenUp)))];

        // A notice is for everybody, and points at nobody.
        int? Shown(OutgoingKind kind, int count) => seesAll || kind is OutgoingKind.Notice ? count : SmallGroups.Rounded(count);
    }
}
