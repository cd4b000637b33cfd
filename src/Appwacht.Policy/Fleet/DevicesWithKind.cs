using System.Runtime.CompilerServices;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// For each kind of app a bit for each device of a snapshot that has an app of it. Rules mostly speak of kinds, so who is touched by one is
/// found by laying bits over one another. Some 40 bytes a device for 300 kinds.
/// </summary>
internal sealed class DevicesWithKind
{
    /// <summary>With more kinds than this the bits would take more memory than everything else together.</summary>
    public const int MostKinds = 1024;

    private readonly ulong[][] bits;

    private DevicesWithKind(ulong[][] bits) => this.bits = bits;

    /// <summary>Bytes held.</summary>
    public long Bytes => bits.Sum(kind => 8L * kind.Length);

    /// <summary>For 64 devices at a time, which of them have an app of the kind.</summary>
    public ReadOnlySpan<ulong> this[int kind] => bits[kind];

    /// <summary>Makes the bits.</summary>
    public static DevicesWithKind Of(FleetSnapshot fleet, int[] kindOf, int kinds)
    {
        var bits = Enumerable.Range(0, kinds).Select(_ => new ulong[(fleet.Devices.Count + 63) / 64]).ToArray();
        Parallel.ForEach(fleet.WithApp.Parts, part => Fill(bits, fleet.Installed, kindOf, part));
        return new DevicesWithKind(bits);
    }

    [MethodImpl(FleetGrid.Hot)]
    private static void Fill(ulong[][] bits, InstalledRuns installed, int[] kindOf, Range part)
    {
        // A word of each kind for 64 devices: those words stay in the nearest cache while the devices go by.
        var words = new ulong[bits.Length];
        for (var (first, end) = (part.Start.Value, part.End.Value); first < end; first += 64)
        {
            for (var device = first; device < Math.Min(first + 64, end); device++)
                foreach (var app in installed.Common(device))
                    words[kindOf[app]] |= 1UL << device;
            for (var kind = 0; kind < words.Length; kind++)
            {
                bits[kind][first >> 6] = words[kind];
                words[kind] = 0;
            }
        }

        var rare = installed.RareIn(part);
        for (var (i, last) = (rare.Start.Value, rare.End.Value); i < last; i++)
            bits[kindOf[installed.RareApps[i]]][installed.RareDevices[i] >> 6] |= 1UL << installed.RareDevices[i];
    }
}
