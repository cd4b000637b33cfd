using System.Globalization;

namespace Appwacht.Trail.Evidence;

/// <summary>Counts of some kinds, by day.</summary>
/// <param name="kinds">The kinds; what is of no kind counts for nothing.</param>
internal sealed class DayCounts(params string[] kinds)
{
    private readonly SortedDictionary<DateOnly, long[]> days = [];

    /// <summary>The sum of all days, by kind.</summary>
    public IEnumerable<KeyValuePair<string, long>> Totals => kinds.Select((kind, at) => KeyValuePair.Create(kind, days.Values.Sum(day => day[at])));

    /// <summary>Counts so many more on a day.</summary>
    public void Add(DateOnly day, string kind, long count)
    {
        if (count == 0 || Array.IndexOf(kinds, kind) is not (>= 0 and var at))
            return;
        if (!days.TryGetValue(day, out var counts))
            days[day] = counts = new long[kinds.Length];
        counts[at] += count;
    }

    /// <summary>Writes them with a row for each day on which there was anything, and a column for each kind.</summary>
    public void Write(CsvText csv)
    {
        csv.Row(["dag", .. kinds]);
        foreach (var (day, counts) in days)
            csv.Row([Written(day), .. counts.Select(Written)]);
    }

    /// <summary>Writes them with a row for each day and kind of which there was anything.</summary>
    public void WriteByKind(CsvText csv)
    {
        csv.Row("dag", "soort", "aantal");
        foreach (var (day, counts) in days)
            foreach (var (at, count) in counts.Index().Where(count => count.Item > 0))
                csv.Row(Written(day), kinds[at], Written(count));
    }

    private static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Written(long count) => count.ToString(CultureInfo.InvariantCulture);
}
