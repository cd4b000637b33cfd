using System.Text;

namespace Appwacht.Connectors.Simulated;

/// <summary>Chance that is the same on every machine and in whatever order it is asked: it depends on the seed, the device and what is drawn alone.</summary>
internal static class Draw
{
    /// <summary>A number from 0 up to but not including <paramref name="limit"/>.</summary>
    public static int Below(int limit, ulong seed, string device, string what, int time = 0)
    {
        var hash = seed ^ 0xCBF29CE484222325;
        foreach (var one in Encoding.UTF8.GetBytes($"{device}/{what}/{time}"))
            hash = (hash ^ one) * 0x100000001B3;
        // The last letters have hardly moved the first bits yet.
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        return (int)((hash ^ (hash >> 32)) % (ulong)limit);
    }
}
