using System.Numerics;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// The other way round: for each app the devices it is on. An app on more than an eighth of the devices has a bit for each device; any
/// other a list of the gaps between its devices, one byte for most of them. Together some 100 bytes a device.
/// </summary>
public sealed class DevicesWithApp
{
    private readonly int devices;
    private readonly int[] counts;
    private readonly Dictionary<int, ulong[]> bitmaps;
    private readonly Segment[] segments;

    private DevicesWithApp(int devices, int[] counts, Dictionary<int, ulong[]> bitmaps, Segment[] segments) =>
        (this.devices, this.counts, this.bitmaps, this.segments) = (devices, counts, bitmaps, segments);

    /// <summary>On how many devices the app is.</summary>
    public int Count(int app) => counts[app];

    /// <summary>Bytes held.</summary>
    public long Bytes => 4L * counts.Length + bitmaps.Count * (devices / 8L) + segments.Sum(segment => segment.Gaps.LongLength + 4L * segment.Starts.Length);

    /// <summary>Turns the runs round, a range of devices on each processor.</summary>
    public static DevicesWithApp Of(InstalledRuns runs, int apps)
    {
        var parts = Ranges.Of(runs.Devices, Environment.ProcessorCount);
        var counted = new int[parts.Length][];
        Parallel.For(0, parts.Length, i => counted[i] = CountApps(runs, parts[i], apps));
        var counts = new int[apps];
        foreach (var part in counted)
            for (var app = 0; app < apps; app++)
                counts[app] += part[app];

        var bitmaps = new Dictionary<int, ulong[]>();
        for (var app = 0; app < apps; app++)
            if (counts[app] > runs.Devices / 8)
                bitmaps[app] = new ulong[(runs.Devices + 63) / 64];
        var bitmapOf = new ulong[]?[apps];
        foreach (var (app, bits) in bitmaps)
            bitmapOf[app] = bits;

        var segments = new Segment[parts.Length];
        Parallel.For(0, parts.Length, i => segments[i] = Segment.Of(runs, parts[i], apps, bitmapOf));
        return new(runs.Devices, counts, bitmaps, segments);
    }

    /// <summary>Calls <typeparamref name="T"/> for each device the app is on, ascending.</summary>
    /// <remarks>A struct that is called, not a delegate: the call disappears into the loop.</remarks>
    public void Visit<T>(int app, ref T visitor) where T : struct, IDeviceVisitor
    {
        if (bitmaps.TryGetValue(app, out var bits))
        {
            for (var word = 0; word < bits.Length; word++)
                for (var left = bits[word]; left != 0; left &= left - 1)
                    visitor.Visit(word * 64 + BitOperations.TrailingZeroCount(left));
            return;
        }

        foreach (var segment in segments)
            segment.Visit(app, ref visitor);
    }

    /// <summary>The devices the app is on, ascending.</summary>
    public int[] Of(int app)
    {
        var collected = new Collected(new int[counts[app]]);
        Visit(app, ref collected);
        return collected.Devices;
    }

    private static int[] CountApps(InstalledRuns runs, Range range, int apps)
    {
        var counts = new int[apps];
        foreach (var app in runs.Numbers.AsSpan(runs.Starts[range.Start.Value]..runs.Starts[range.End.Value]))
            counts[app]++;
        for (var device = range.Start.Value; runs.RareApps.Length > 0 && device < range.End.Value; device++)
            foreach (var app in runs.Rare(device))
                counts[app]++;
        return counts;
    }

    private struct Collected(int[] devices) : IDeviceVisitor
    {
        private int next;

        public readonly int[] Devices => devices;

        public void Visit(int device) => devices[next++] = device;
    }

    /// <summary>The gap lists of one range of devices.</summary>
    /// <param name="First">The first device of the range, from which the first gap is counted.</param>
    /// <param name="Starts">Where the list of each app begins; one more than there are apps.</param>
    /// <param name="Gaps">The lists: seven bits a byte, the eighth says that more follow.</param>
    private sealed record Segment(int First, int[] Starts, byte[] Gaps)
    {
        public static Segment Of(InstalledRuns runs, Range range, int apps, ulong[]?[] bitmapOf)
        {
            var first = range.Start.Value;
            var ends = new int[apps + 1];
            var last = new int[apps];
            Array.Fill(last, first);
            Each(runs, range, (device, app) =>
            {
                if (bitmapOf[app] is not null)
                    return;
                ends[app + 1] += Length((uint)(device - last[app]));
                last[app] = device;
            });
            for (var app = 0; app < apps; app++)
                ends[app + 1] += ends[app];

            var gaps = new byte[ends[apps]];
            var at = ends.AsSpan(0, apps).ToArray();
            Array.Fill(last, first);
            Each(runs, range, (device, app) =>
            {
                if (bitmapOf[app] is { } bits)
                {
                    // Ranges begin at multiples of 64, so no two of them write to the same word.
                    bits[device >> 6] |= 1UL << (device & 63);
                    return;
                }

                var gap = (uint)(device - last[app]);
                last[app] = device;
                ref var place = ref at[app];
                for (; gap >= 0x80; gap >>= 7)
                    gaps[place++] = (byte)(gap | 0x80);
                gaps[place++] = (byte)gap;
            });
            return new Segment(first, ends, gaps);
        }

        public void Visit<T>(int app, ref T visitor) where T : struct, IDeviceVisitor
        {
            var gaps = Gaps.AsSpan(Starts[app], Starts[app + 1] - Starts[app]);
            var device = First;
            for (var i = 0; i < gaps.Length; i++)
            {
                var gap = (int)gaps[i];
                if (gap >= 0x80)
                {
                    gap &= 0x7f;
                    for (var shift = 7; ; shift += 7)
                    {
                        var more = gaps[++i];
                        gap |= (more & 0x7f) << shift;
                        if (more < 0x80)
                            break;
                    }
                }

                device += gap;
                visitor.Visit(device);
            }
        }

        private static void Each(InstalledRuns runs, Range range, Action<int, int> visit)
        {
            var rare = runs.RareApps.Length > 0;
            for (var device = range.Start.Value; device < range.End.Value; device++)
            {
                foreach (var app in runs.Common(device))
                    visit(device, app);
                if (!rare)
                    continue;
                foreach (var app in runs.Rare(device))
                    visit(device, app);
            }
        }

        private static int Length(uint gap) => gap < 0x80 ? 1 : gap < 0x4000 ? 2 : gap < 0x20_0000 ? 3 : gap < 0x1000_0000 ? 4 : 5;
    }
}

/// <summary>What is done with each device an app is on.</summary>
public interface IDeviceVisitor
{
    /// <summary>Takes a device by its number.</summary>
    void Visit(int device);
}
