namespace Appwacht.Policy.Fleet;

/// <summary>Writes one range of devices into the index: a bit for apps that have a bitmap, a gap for the others.</summary>
internal sealed class IndexWriter
{
    /// <summary>
    /// So many apps are written together, for all devices of the range, before those that come after them: so the ends of their lists stay in
    /// the cache of the processor.
    /// </summary>
    private const int Together = 256;

    private readonly AppBitmaps bitmaps;
    private readonly int first;
    private readonly int[] starts;
    private readonly ListEnd[] ends;
    private readonly byte[] gaps;

    private IndexWriter(AppBitmaps bitmaps, Range range, int[] counts)
    {
        (this.bitmaps, first) = (bitmaps, range.Start.Value);
        starts = new int[counts.Length];
        gaps = GC.AllocateUninitializedArray<byte>(Reserve(counts, bitmaps.Apps, range.End.Value - first, starts));
        ends = Array.ConvertAll(starts, start => new ListEnd { At = start, Last = first });
    }

    /// <summary>Sets the bits, and gives the lists.</summary>
    /// <param name="bitmaps">The bitmaps, of all ranges.</param>
    /// <param name="range">The range.</param>
    /// <param name="counts">On how many devices of the range each app is.</param>
    /// <param name="pieces">The installs of the range, apps ascending, with the number of the first device of each piece.</param>
    public static GapLists Write(AppBitmaps bitmaps, Range range, int[] counts, IReadOnlyList<(int First, InstallsByApp Installs)> pieces)
    {
        var writer = new IndexWriter(bitmaps, range, counts);
        var next = new int[pieces.Count];
        for (var end = Together; end - Together < counts.Length; end += Together)
            for (var piece = 0; piece < next.Length; piece++)
            {
                var (from, installs) = pieces[piece];
                var place = next[piece];
                for (; place < installs.Apps.Length && installs.Apps[place] < end; place++)
                    writer.Add(installs.Apps[place], from, installs.On(place));
                next[piece] = place;
            }

        return new(writer.first, writer.starts, Array.ConvertAll(writer.ends, list => list.At), writer.gaps);
    }

    private void Add(int app, int from, ReadOnlySpan<ushort> devices)
    {
        if (app < bitmaps.Apps)
        {
            bitmaps.Set(app, from, devices);
            return;
        }

        ref var end = ref ends[app];
        var (at, last, room) = (end.At, end.Last - from, gaps);
        foreach (var device in devices)
        {
            var gap = (uint)(device - last);
            last = device;
            if (gap >= 0x4000)
            {
                at += GapLists.Write(gap, room.AsSpan(at));
                continue;
            }

            // Whether a gap takes one byte or two cannot be foreseen, so both are written and the place moves by what was needed.
            var more = gap >= 0x80 ? 1 : 0;
            room[at + 1] = (byte)(gap >> 7);
            room[at] = (byte)((gap & 0x7f) | ((uint)more << 7));
            at += 1 + more;
        }

        end = new ListEnd { At = at, Last = last + from };
    }

    /// <summary>Gives each list as much room as it can need, which is quicker to say than what it does need.</summary>
    private static int Reserve(int[] counts, int from, int devices, int[] starts)
    {
        long at = 0;
        for (var app = from; app < counts.Length; app++)
        {
            starts[app] = checked((int)at);
            at += Room(counts[app], devices);
        }

        return checked((int)at);
    }

    /// <summary>One byte a gap, one more for those of 128 and up, of which no more than a 128th of the devices fit in the range, and so on.</summary>
    private static long Room(int count, int devices) => count == 0 ? 0
        : count + Math.Min(count, devices >> 7) + Math.Min(count, devices >> 14) + Math.Min(count, devices >> 21) + Math.Min(count, devices >> 28)
            + 1; // the second byte that is written, and counts for nothing, after the last gap

    /// <summary>The end of a list. Both numbers together, so that they are fetched together.</summary>
    private struct ListEnd
    {
        /// <summary>Where the next gap is written.</summary>
        public int At;

        /// <summary>The device that was written last.</summary>
        public int Last;
    }
}
