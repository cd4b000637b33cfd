namespace Appwacht.Policy.Fleet;

/// <summary>
/// The installs of some thousands of devices, app by app. From it runs and lists of devices are both filled in the order in which they are
/// kept, so that nothing is sorted by comparing.
/// </summary>
/// <param name="Apps">The apps that are on any of the devices, each once.</param>
/// <param name="Ends">For each of them where its devices end; they begin where those of the app before it end.</param>
/// <param name="Devices">The devices, counted from the first of these, ascending for each app.</param>
internal sealed record InstallsByApp(int[] Apps, int[] Ends, ushort[] Devices)
{
    /// <summary>
    /// The most devices that are taken together. With more, the runs that are filled at the same time leave the cache; with fewer, an app is on
    /// so few of them that going from one to the next is most of the work.
    /// </summary>
    public const int MostDevices = 16_384;

    public static InstallsByApp None { get; } = new([], [], []);

    /// <summary>On how many of the devices the app at a place in <see cref="Apps"/> is.</summary>
    public int Count(int place) => Ends[place] - Start(place);

    /// <summary>The devices with the app at a place in <see cref="Apps"/>.</summary>
    public ReadOnlySpan<ushort> On(int place) => Devices.AsSpan(Start(place), Count(place));

    /// <summary>The installs of some of the devices, counted anew from the first of them.</summary>
    /// <param name="isKept">For each device whether it stays.</param>
    public InstallsByApp Only(bool[] isKept)
    {
        var number = new ushort[isKept.Length];
        for (var device = 1; device < isKept.Length; device++)
            number[device] = (ushort)(number[device - 1] + (isKept[device - 1] ? 1 : 0));
        var (apps, ends, devices) = (new int[Apps.Length], new int[Apps.Length], new ushort[Devices.Length]);
        var (count, end) = (0, 0);
        for (var place = 0; place < Apps.Length; place++)
        {
            var start = end;
            foreach (var device in On(place))
                if (isKept[device])
                    devices[end++] = number[device];
            if (end == start)
                continue;
            apps[count] = Apps[place];
            ends[count++] = end;
        }

        return new(apps[..count], ends[..count], devices[..end]);
    }

    private int Start(int place) => place == 0 ? 0 : Ends[place - 1];
}
