using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Language;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet.Daily;

/// <summary>Keeps the figures of today up to date: what the last look of the day saw is what is remembered of it.</summary>
public sealed class RecordDailyFigure(Workspace workspace, OrganisationDb db)
{
    /// <summary>Counts, and stores what differs from what was stored of today.</summary>
    public async Task<DailyFigure> Handle(CancellationToken cancel)
    {
        var state = await workspace.Now(db, cancel);
        // One by one: the devices of a large organisation together are not worth remembering for a few numbers.
        var counting = new Counting(state);
        await foreach (var device in db.Set<DeviceRow>().Where(DeviceRow.IsOfTheOrganisation).Select(row => new { row.Key, row.InventoryAt }).AsAsyncEnumerable().WithCancellation(cancel))
            counting.Add(device.Key, device.InventoryAt);
        return await Store(db, counting.Figure, cancel);
    }

    /// <summary>
    /// Counts days that are over from the inventories that are there now, each under the policy and the lists of its day: for a fleet that
    /// was brought with the dates of its inventories. Only days on which most of the devices had been read are counted, because the others
    /// would show how the reading went on and not what was there.
    /// </summary>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<DailyFigure>> HandleDaysBefore(CancellationToken cancel)
    {
        var today = await workspace.Now(db, cancel);
        var inventories = await InventoriesOf(db, cancel);
        var readOn = inventories.Values.OfType<DateTimeOffset>().Select(Time.DayOf).Where(day => day < today.Day).ToArray();
        var figures = new List<DailyFigure>();
        foreach (var day in readOn.Distinct().Order().Where(day => readOn.Count(read => read <= day) * 2 > inventories.Count))
        {
            var then = inventories.ToDictionary(device => device.Key, device => device.Value is { } at && Time.DayOf(at) <= day ? device.Value : null, StringComparer.Ordinal);
            figures.Add(await Store(db, Of(today.On(day), then), cancel));
        }

        return figures;
    }

    /// <summary>Counts a moment.</summary>
    /// <param name="state">The fleet, judged on a day.</param>
    /// <param name="inventories">When the apps of each device of the organisation were last read, by its key. What was not read yet has no apps.</param>
    internal static DailyFigure Of(FleetState state, IReadOnlyDictionary<string, DateTimeOffset?> inventories)
    {
        var counting = new Counting(state);
        foreach (var (key, at) in inventories)
            counting.Add(key, at);
        return counting.Figure;
    }

    private static Task<DailyFigure> Store(OrganisationDb db, DailyFigure now, CancellationToken cancel) => db.InTurn(async () =>
    {
        var known = await db.Set<DailyFigure>().SingleOrDefaultAsync(figure => figure.Day == now.Day, cancel);
        if (known is null)
            db.Add(now);
        else
            known.Take(now);
        await db.SaveChangesAsync(cancel);
        return now;
    }, cancel);

    private static Task<Dictionary<string, DateTimeOffset?>> InventoriesOf(OrganisationDb db, CancellationToken cancel) =>
        db.Set<DeviceRow>().Where(DeviceRow.IsOfTheOrganisation).ToDictionaryAsync(device => device.Key, device => device.InventoryAt, StringComparer.Ordinal, cancel);

    /// <summary>Counts devices as they come by.</summary>
    private sealed class Counting(FleetState state)
    {
        private readonly DateTimeOffset fresh = InventoryAges.StaleBefore(state.Day);
        private readonly int[] byEffect = new int[Effects.Names.Count];
        private int seen;

        public DailyFigure Figure => new()
        {
            Day = state.Day,
            Devices = byEffect.Sum(),
            Seen = seen,
            Denied = byEffect[(int)Effect.Deny],
            NeedsVetting = byEffect[(int)Effect.NeedsVetting],
            AdvisedAgainst = byEffect[(int)Effect.AdviseAgainst],
        };

        public void Add(string key, DateTimeOffset? at)
        {
            byEffect[(int)(at is not null && state.View.Find(key) is >= 0 and var device ? state.Judged.States[device] : Effect.Allow)]++;
            seen += at >= fresh ? 1 : 0;
        }
    }
}
