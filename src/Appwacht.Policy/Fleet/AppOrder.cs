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
        // One number for both, the count upside down above the app: plain numbers sort quickest, and ties keep their order, so that
        // the same fleet always gets the same numbers.
        var keys = new long[counts.Length];
        for (var app = 0; app < keys.Length; app++)
            keys[app] = ((long)(int.MaxValue - counts[app]) << 32) | (uint)app;
        Array.Sort(keys);
        var old = new int[counts.Length];
        var made = new int[counts.Length];
        for (var number = 0; number < old.Length; number++)
        {
            old[number] = (int)(uint)keys[number];
            made[old[number]] = number;
        }

        return new AppOrder(made, old);
    }
}
