using System.Numerics;

namespace Appwacht.Policy.Fleet;

/// <summary>For each of the commonest apps, which are those with the lowest numbers, a bit for each device.</summary>
internal sealed class AppBitmaps
{
    private readonly int words;

    /// <summary>From one bitmap to the next, in words.</summary>
    private readonly int stride;

    private readonly ulong[] bits;

    public AppBitmaps(int apps, int devices)
    {
        Apps = apps;
        words = (devices + 63) / 64;
        // An odd number of cache lines: at a power of two all bitmaps would compete for the same few lines of the cache.
        stride = ((words + 7) / 8 | 1) * 8;
        bits = new ulong[checked(apps * stride)];
    }

    private AppBitmaps(AppBitmaps of) => (Apps, words, stride, bits) = (of.Apps, of.words, of.stride, [.. of.bits]);

    /// <summary>Apps from this number on have none.</summary>
    public int Apps { get; }

    public long Bytes => 8 * bits.LongLength;

    /// <summary>Sets the bits of devices with an app.</summary>
    /// <remarks>Threads may do this at the same time for devices in different words.</remarks>
    /// <param name="app">The app.</param>
    /// <param name="from">The device from which <paramref name="devices"/> are counted.</param>
    /// <param name="devices">The devices.</param>
    public void Set(int app, int from, ReadOnlySpan<ushort> devices)
    {
        var of = bits.AsSpan(app * stride, words);
        foreach (var device in devices)
            of[(from + device) >> 6] |= 1UL << (from + device);
    }

    /// <summary>The same with some apps put on devices and others taken off; of apps without a bitmap nothing is done.</summary>
    public AppBitmaps With(InstallChanges changes)
    {
        var made = new AppBitmaps(this);
        foreach (var (app, device, isAdded) in changes.All.TakeWhile(change => change.App < Apps))
        {
            ref var word = ref made.bits[app * stride + (device >> 6)];
            word = isAdded ? word | 1UL << device : word & ~(1UL << device);
        }

        return made;
    }

    /// <param name="app">The app.</param>
    /// <param name="range">The devices to visit; it begins at a multiple of 64, and so does what follows it.</param>
    /// <param name="visitor">What is done with each.</param>
    public void Visit<T>(int app, Range range, ref T visitor) where T : struct, IDeviceVisitor
    {
        var of = bits.AsSpan(app * stride, words);
        var (from, length) = range.Equals(Range.All) ? (0, words) : (range.Start.Value >> 6, ((range.End.Value + 63) >> 6) - (range.Start.Value >> 6));
        for (var word = from; word < from + length; word++)
            for (var left = of[word]; left != 0; left &= left - 1)
                visitor.Visit(word * 64 + BitOperations.TrailingZeroCount(left));
    }
}
