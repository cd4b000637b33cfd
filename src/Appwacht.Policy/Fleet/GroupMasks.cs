using System.Runtime.CompilerServices;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// The devices of some groups, as bits, for several choices of groups at once. Nearly all devices are in the usual group; only the others
/// are looked at one by one.
/// </summary>
internal static class GroupMasks
{
    /// <summary>A bit for each choice.</summary>
    private const int MostTogether = 64;

    /// <summary>For each choice of groups the devices in them.</summary>
    public static ulong[][] Of(FleetGrid grid, IReadOnlyList<bool[]> choices)
    {
        var masks = choices.Select(choice => new ulong[(grid.Fleet.Base.Devices.Count + 63) / 64]).ToArray();
        for (var from = 0; from < choices.Count; from += MostTogether)
        {
            var some = choices.Skip(from).Take(MostTogether).ToArray();
            var of = grid.ByProfile([.. Enumerable.Range(0, grid.Groups).Select(group => Bits(some, group))]);
            var (first, usual) = (from, Bits(some, grid.Usual));
            Parallel.ForEach(grid.Parts, part => Fill(masks.AsSpan(first, some.Length), grid.Fleet.Base.Devices.ProfileOf, of, usual, part));
        }

        return masks;
    }

    private static ulong Bits(bool[][] choices, int group)
    {
        var bits = 0UL;
        for (var choice = 0; choice < choices.Length; choice++)
            bits |= (choices[choice][group] ? 1UL : 0) << choice;
        return bits;
    }

    [MethodImpl(FleetGrid.Hot)]
    private static void Fill(ReadOnlySpan<ulong[]> masks, int[] profileOf, ulong[] bitsOf, ulong usual, Range part)
    {
        for (var choice = 0; choice < masks.Length; choice++)
            if ((usual >> choice & 1) != 0)
                masks[choice].AsSpan((part.Start.Value >> 6)..((part.End.Value + 63) >> 6)).Fill(ulong.MaxValue);
        for (var (device, end) = (part.Start.Value, part.End.Value); device < end; device++)
        {
            var differs = bitsOf[profileOf[device]] ^ usual;
            if (differs == 0)
                continue;
            for (var choice = 0; choice < masks.Length; choice++)
                masks[choice][device >> 6] ^= (differs >> choice & 1) << device;
        }
    }
}
