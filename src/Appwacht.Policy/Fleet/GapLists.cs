namespace Appwacht.Policy.Fleet;

/// <summary>For one range of devices, and for each app without a bitmap, the gaps between the devices it is on: seven bits a byte.</summary>
/// <param name="first">The first device of the range, from which the first gap is counted.</param>
/// <param name="starts">Where the list of each app begins.</param>
/// <param name="ends">Where it ends. Behind it is some room that was reserved and not used: closing that up takes more time than it saves memory.</param>
/// <param name="gaps">The lists.</param>
internal sealed class GapLists(int first, int[] starts, int[] ends, byte[] gaps)
{
    /// <summary>So many bytes a gap takes at most.</summary>
    public const int LongestGap = 5;

    /// <summary>The first device of the range.</summary>
    public int First => first;

    /// <summary>How many apps there are.</summary>
    public int Apps => starts.Length;

    public long Bytes => gaps.LongLength + 4L * (starts.Length + ends.Length);

    /// <summary>The lists one behind the other.</summary>
    public ReadOnlySpan<byte> Gaps => gaps;

    /// <summary>Where the list of an app begins; that of an app that is new would begin at the end.</summary>
    public int StartOf(int app) => app < starts.Length ? starts[app] : gaps.Length;

    /// <summary>Where the list of an app ends.</summary>
    public int EndOf(int app) => ends[app];

    /// <summary>Writes a gap, and gives how many bytes it took.</summary>
    public static int Write(uint gap, Span<byte> into)
    {
        var at = 0;
        for (; gap >= 0x80; gap >>= 7)
            into[at++] = (byte)(gap | 0x80);
        into[at++] = (byte)gap;
        return at;
    }

    public void Visit<T>(int app, ref T visitor) where T : struct, IDeviceVisitor
    {
        var list = gaps.AsSpan(starts[app]..ends[app]);
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
}
