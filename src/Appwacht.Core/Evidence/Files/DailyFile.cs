using Appwacht.Core.Fleet.Daily;
using Appwacht.Trail.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Evidence.Files;

/// <summary>The figures of each day: how many devices are managed and were read lately, and how many have an app that is kept out. As for somebody who may not see devices.</summary>
internal static class DailyFile
{
    public const string Name = "dagcijfers.csv";

    /// <summary>What stands where a number is too small to show, or would give away one that is.</summary>
    private const string Hidden = "niet getoond";

    /// <summary>Writes them.</summary>
    /// <returns>The rows, as shown.</returns>
    public static async Task<IReadOnlyList<ShownFigure>> Write(OrganisationDb db, DateOnly from, DateOnly until, CsvText csv, CancellationToken cancel)
    {
        csv.Row("dag", "toestellen", "onlangs gelezen", "met een app die wordt geweerd");
        var days = (await db.Set<DailyFigure>().AsNoTracking().Where(figure => figure.Day >= from && figure.Day < until).OrderBy(figure => figure.Day).ToListAsync(cancel)).ConvertAll(ShownFigure.Of);
        foreach (var day in days)
            csv.Row($"{day.Day:yyyy-MM-dd}", Cell(day.Devices), Cell(day.Seen), Cell(day.KeptOut));
        return days;
    }

    /// <summary>A count as it may be shown.</summary>
    internal static string Cell(int? count) => count is { } shown ? $"{shown}" : Hidden;
}
