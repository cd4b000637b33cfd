namespace Appwacht.Policy.Fleet;

/// <summary>For one range of devices, and for each app without a bitmap, the gaps between the devices it is on: seven bits a byte.</summary>
internal sealed class GapLists
{
    /// <summary>The first device of the range, from which the first gap is counted.</summary>
    private readonly int first;

    /// <summary>Where the list of each app begins.</summary>
    private readonly int[] starts;

    /// <summary>Where it ends. Behind it is some room that was reserved and not used: closing that up takes more time than it saves memory.</summary>
    private readonly int[] ends;

    private readonly byte[] gaps;

    private GapLists(int first, int[] starts, int[] ends, byte[] gaps) => (this.first, this.starts, this.ends, this.gaps) = (first, starts, ends, gaps);

    public long Bytes => gaps.LongLength + 4L * (starts.Length + ends.Length);

    /// <summary>Makes the lists, and sets the bits of apps that have a bitmap.</summary>
    /// <param name="counts">How often each app is in the range.</param>
    public static GapLists Of(InstalledRuns runs, Range range, int[] counts, AppBitmaps bitmaps)
    {
        var (first, end) = (range.Start.Value, range.End.Value);
        var starts = new int[counts.Length];
        var room = GC.AllocateUninitializedArray<byte>(Reserve(counts, bitmaps.Apps, end - first, starts));
        var ends = Array.ConvertAll(starts, start => new ListEnd { At = start, Last = first });
        for (var device = first; device < end; device++)
        {
            var run = runs.Common(device);
            foreach (var app in run[bitmaps.Set(device, run)..])
                ends[app].Add(device, room);
        }

        // Rare apps come after all others and are in nobody else's list, so that they can be done by themselves.
        var rare = runs.RareIn(range);
        for (var i = rare.Start.Value; i < rare.End.Value; i++)
            ends[runs.RareApps[i]].Add(runs.RareDevices[i], room);
        return new(first, starts, Array.ConvertAll(ends, list => list.At), room);
    }

    public void Visit<T>(int app, ref T visitor) where T : struct, IDeviceVisitor
    {
        var list = gaps.AsSpan(starts[app], ends[app] - starts[app]);
        var device = first;
        for (var i = 0; i < list.Length; i++)
        {
            var gap = (int)list[i];
            if (gap >= 0x80)
            {
                gap &= 0x7f;
                for (var shift = 7; ; shift += 7)
                {
                    var more = list[++i];
                    gap |= (more & 0x7f) << shift;
                    if (more < 0x80)
                        break;
                }
            }

            device += gap;
            visitor.Visit(device);
        }
    }

    /// <summary>Gives each list as much room as it can need, which is quicker to say than what it does need.</summary>
    private static int Reserve(int[] counts, int from, int devices, int[] starts)
    {
        long at = 0;
        for (var app = from; app < counts.Length; app++)
        {
            starts[app] = (int)at;
            at += Room(counts[app], devices);
        }

        return checked((int)at);
    }

    /// <summary>One byte a gap, one more for those of 128 and up, of which no more than a 128th of the devices fit in the range, and so on.</summary>
    private static long Room(int count, int devices) => count == 0 ? 0
        : count + Math.Min(count, devices >> 7) + Math.Min(count, devices >> 14) + Math.Min(count, devices >> 21) + Math.Min(count, devices >> 28)
            + 1; // the second byte that is written, and counts for nothing, after the last gap

    /// <summary>The end of a list that is being written. Both numbers together, so that they are fetched together.</summary>
    private struct ListEnd
    {
        /// <summary>Where the next gap is written.</summary>
        public int At;

        /// <summary>The device that was written last.</summary>
        public int Last;

        public void Add(int device, byte[] room)
        {
            var gap = (uint)(device - Last);
            Last = device;
            if (gap >= 0x4000)
            {
                for (; gap >= 0x80; gap >>= 7)
                    room[At++] = (byte)(gap | 0x80);
                room[At++] = (byte)gap;
                return;
            }

            // Whether a gap takes one byte or two cannot be foreseen, so both are written and the place moves by what was needed.
            var more = gap >= 0x80 ? 1 : 0;
            room[At + 1] = (byte)(gap >> 7);
            room[At] = (byte)((gap & 0x7f) | ((uint)more << 7));
            At += 1 + more;
        }
    }
}
