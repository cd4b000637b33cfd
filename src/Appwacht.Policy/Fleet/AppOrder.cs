namespace Appwacht.Policy.Fleet;

/// <summary>New numbers for apps, the commonest first.</summary>
/// <param name="NewNumberOf">The new number of each old one.</param>
/// <param name="OldNumberOf">The old number of each new one.</param>
internal sealed record AppOrder(int[] NewNumberOf, int[] OldNumberOf)
{
    public static AppOrder ByPopularity(int[][] byDevice, int apps)
    {
        var counts = new int[apps];
        foreach (var run in byDevice)
            foreach (var app in run)
                counts[app]++;
        return ByPopularity(counts);
    }

    public static AppOrder ByPopularity(int[] counts)
    {
        var old = Enumerable.Range(0, counts.Length).ToArray();
        // Ties keep their order, so that the same fleet always gets the same numbers.
        Array.Sort(Array.ConvertAll(old, app => (-counts[app], app)), old);
        var made = new int[counts.Length];
        for (var number = 0; number < old.Length; number++)
            made[old[number]] = number;
        return new AppOrder(made, old);
    }
}
