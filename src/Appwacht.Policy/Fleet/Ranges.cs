namespace Appwacht.Policy.Fleet;

/// <summary>Cuts the devices into ranges that processors can take at the same time.</summary>
internal static class Ranges
{
    /// <summary>About equal ranges, each but the last a multiple of 64 long, so that they share no word of a bitmap.</summary>
    public static Range[] Of(int devices, int parts)
    {
        var length = Math.Max(64, (devices / Math.Max(1, parts) + 63) / 64 * 64);
        return [.. Enumerable.Range(0, Math.Max(1, (devices + length - 1) / length)).Select(i => (i * length)..Math.Min(devices, (i + 1) * length))];
    }
}
