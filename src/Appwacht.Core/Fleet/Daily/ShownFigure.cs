using Appwacht.Core.Fleet.Answers;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet.Daily;

/// <summary>How the devices of the organisation stood on a day, as everybody may know it. A number that is null is not shown.</summary>
/// <param name="Day">The day.</param>
/// <param name="Devices">All of them.</param>
/// <param name="Seen">Of those the ones that had been read lately.</param>
/// <param name="KeptOut">The ones with an app that is kept out.</param>
public sealed record ShownFigure(DateOnly Day, int? Devices, int? Seen, int? KeptOut)
{
    /// <summary>A year and a bit.</summary>
    private const int MostWeeks = 60;

    /// <summary>One day of each week of the past year, in order of day.</summary>
    public static async Task<IReadOnlyList<ShownFigure>> Weekly(OrganisationDb db, CancellationToken cancel)
    {
        var days = await db.Set<DailyFigure>().AsNoTracking().OrderByDescending(figure => figure.Day).Take(7 * MostWeeks).ToListAsync(cancel);
        return [.. OneOfEach(days.OrderBy(day => day.Day), day => day.Day).Select(Of)];
    }

    /// <summary>Of a day.</summary>
    internal static ShownFigure Of(DailyFigure day)
    {
        var isSmall = SmallGroups.IsSmall(day.Devices);
        int[] parts = [day.Seen, day.Devices - day.Seen];
        return new(day.Day, isSmall ? null : day.Devices, isSmall || Array.Exists(parts, SmallGroups.IsSmall) ? null : day.Seen, day.ShownDenied(seesAll: false));
    }

    /// <summary>One of each seven days counted back from the last, so that the last is in it, and the first.</summary>
    internal static IEnumerable<T> OneOfEach<T>(IEnumerable<T> days, Func<T, DateOnly> dayOf)
    {
        var all = days.ToArray();
        return all.Where((day, at) => at == 0 || at == all.Length - 1 || (dayOf(all[^1]).DayNumber - dayOf(day).DayNumber) % 7 == 0);
    }
}
