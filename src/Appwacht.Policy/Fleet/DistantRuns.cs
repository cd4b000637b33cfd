using System.Runtime.CompilerServices;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// Goes to the runs of devices that lie far apart in memory. Fetching one from memory takes longer than looking at all its apps, so some
/// are touched first, which fetches them together, and then looked at.
/// </summary>
internal struct DistantRuns(InstalledRuns installed)
{
    /// <summary>So many are touched at a time: enough to keep memory busy, few enough to stay in the nearest cache.</summary>
    private const int Together = 32;

    /// <summary>App numbers in a cache line.</summary>
    private const int Line = 32;

    private readonly int[] devices = new int[Together];
    private int count;
    private int touched;

    /// <summary>The devices that were put in.</summary>
    public readonly ReadOnlySpan<int> Devices => devices.AsSpan(0, count);

    /// <summary>Puts a device in; true when there are enough to look at.</summary>
    public bool Add(int device)
    {
        devices[count++] = device;
        return count == Together;
    }

    /// <summary>Fetches the runs of the devices that were put in.</summary>
    [MethodImpl(FleetGrid.Hot)]
    public void Touch()
    {
        // What is read is kept, or the compiler would leave the reading out.
        foreach (var device in Devices)
        {
            var run = installed.Common(device);
            for (var i = 0; i < run.Length; i += Line)
                touched += run[i];
        }
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => count = 0;
}
