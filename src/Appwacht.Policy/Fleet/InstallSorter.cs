using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// Takes devices one by one and turns them round to <see cref="InstallsByApp"/>, by counting how often each app is there and then giving each
/// install its place. The memory in which it works is kept from piece to piece.
/// </summary>
internal sealed class InstallSorter
{
    /// <summary>
    /// As a power of two, how many app numbers are done together, and those above them only then: what is noted for each of them, and where
    /// their devices go, stays in the cache of the processor. Within them 16 bits are enough for a number.
    /// </summary>
    private const int Together = 16;

    /// <summary>For each of the apps on how many devices it is; while installs are given their place, where the next device goes.</summary>
    private readonly int[] places;

    private readonly int[] found;
    private readonly int[] foundEnds;
    private readonly Group[] groups;
    private int devices;

    /// <param name="apps">How many apps there are.</param>
    public InstallSorter(int apps)
    {
        places = new int[Math.Min(apps, 1 << Together)];
        (found, foundEnds) = (new int[apps + 1], new int[apps + 1]);
        groups = [.. Enumerable.Range(0, (apps >> Together) + 1).Select(_ => new Group())];
    }

    /// <summary>Takes the next device.</summary>
    /// <param name="run">Its apps, ascending, each once.</param>
    public void Add(ReadOnlySpan<int> run)
    {
        for (var group = 0; group < groups.Length; group++)
            run = run[groups[group].Take(devices, run, group << Together)..];
        devices++;
    }

    /// <summary>The installs of the devices that were taken, by app; begins anew.</summary>
    public InstallsByApp Turn()
    {
        var turned = GC.AllocateUninitializedArray<ushort>(groups.Sum(group => group.Count));
        var (count, placed) = (0, 0);
        for (var group = 0; group < groups.Length; group++)
        {
            groups[group].CountApps(places);
            GivePlaces(group << Together, ref count, ref placed);
            groups[group].Place(devices, places, turned);
            Array.Clear(places);
        }

        devices = 0;
        return new(found.AsSpan(0, count).ToArray(), foundEnds.AsSpan(0, count).ToArray(), turned);
    }

    /// <summary>Says for each app of a group where its devices begin.</summary>
    private void GivePlaces(int from, ref int count, ref int placed)
    {
        for (var app = 0; app < places.Length; app++)
        {
            var on = places[app];
            places[app] = placed;
            // Whether an app is there cannot be foreseen, so it is always written and counted only if it is.
            found[count] = from + app;
            foundEnds[count] = placed += on;
            count += on > 0 ? 1 : 0;
        }
    }

    /// <summary>The installs of the apps that are done together, in the order in which they came.</summary>
    private sealed class Group
    {
        private readonly int[] deviceEnds = new int[InstallsByApp.MostDevices];

        /// <summary>The apps, counted from the first of the group.</summary>
        private ushort[] apps = [];

        public int Count { get; private set; }

        /// <summary>Takes those of a device's apps that are in the group, and gives how many they are.</summary>
        public int Take(int device, ReadOnlySpan<int> run, int from)
        {
            if (apps.Length < Count + run.Length)
                Array.Resize(ref apps, Math.Max(apps.Length * 2, checked(Count + run.Length)));
            var taken = run.IndexOfAnyExceptInRange(from, from + (1 << Together) - 1) is >= 0 and var end ? end : run.Length;
            Narrow(run[..taken], apps.AsSpan(Count, taken));
            deviceEnds[device] = Count += taken;
            return taken;
        }

        /// <summary>The lowest 16 bits, which is all by which numbers of a group differ.</summary>
        private static void Narrow(ReadOnlySpan<int> numbers, Span<ushort> into)
        {
            var wide = MemoryMarshal.Cast<int, Vector256<uint>>(numbers);
            var narrow = MemoryMarshal.Cast<ushort, Vector256<ushort>>(into);
            for (var i = 0; i < narrow.Length; i++)
                narrow[i] = Vector256.Narrow(wide[2 * i], wide[2 * i + 1]);
            for (var i = narrow.Length * Vector256<ushort>.Count; i < numbers.Length; i++)
                into[i] = (ushort)numbers[i];
        }

        public void CountApps(int[] counts)
        {
            foreach (var app in apps.AsSpan(0, Count))
                counts[app]++;
        }

        /// <summary>Puts each device in its place among those with the same app, and empties the group.</summary>
        public void Place(int devices, int[] next, ushort[] turned)
        {
            var (of, i) = (apps, 0);
            for (var device = 0; device < devices; device++)
                for (; i < deviceEnds[device]; i++)
                    turned[next[of[i]]++] = (ushort)device;
            Count = 0;
        }
    }
}
