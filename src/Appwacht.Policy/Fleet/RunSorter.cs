using System.Numerics;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// Puts the app numbers of one device in order, each once: a bit for each number that fits 16 bits, read back in order. For a hundred
/// numbers that is several times quicker than comparing them.
/// </summary>
internal sealed class RunSorter
{
    private readonly ulong[] words = new ulong[InstalledRuns.FirstRare / 64];

    /// <summary>A bit for each word that is not empty.</summary>
    private readonly ulong[] filled = new ulong[InstalledRuns.FirstRare / 64 / 64];

    private readonly List<int> rare = [];

    /// <summary>Sorts; afterwards <see cref="Rare"/> has the rare apps, ascending, each once.</summary>
    /// <param name="apps">Apps by old number, in any order, perhaps more than once.</param>
    /// <param name="newNumberOf">The new number of each old one.</param>
    /// <param name="into">Takes the common apps by new number; as long as <paramref name="apps"/>.</param>
    /// <returns>How many common apps there are.</returns>
    public int Sort(ReadOnlySpan<int> apps, int[] newNumberOf, Span<ushort> into)
    {
        rare.Clear();
        foreach (var app in apps)
        {
            var number = newNumberOf[app];
            if (number >= InstalledRuns.FirstRare)
            {
                rare.Add(number);
                continue;
            }

            words[number >> 6] |= 1UL << number;
            filled[number >> 12] |= 1UL << (number >> 6);
        }

        if (rare.Count > 1)
            SortRare();
        return Drain(into);
    }

    /// <summary>The rare apps of the device that was sorted last.</summary>
    public IReadOnlyList<int> Rare => rare;

    private int Drain(Span<ushort> into)
    {
        var count = 0;
        for (var group = 0; group < filled.Length; group++)
        {
            for (var left = filled[group]; left != 0; left &= left - 1)
            {
                var word = group * 64 + BitOperations.TrailingZeroCount(left);
                ref var bits = ref words[word];
                for (; bits != 0; bits &= bits - 1)
                    into[count++] = (ushort)(word * 64 + BitOperations.TrailingZeroCount(bits));
            }

            filled[group] = 0;
        }

        return count;
    }

    private void SortRare()
    {
        rare.Sort();
        var kept = 1;
        for (var i = 1; i < rare.Count; i++)
            if (rare[i] != rare[kept - 1])
                rare[kept++] = rare[i];
        rare.RemoveRange(kept, rare.Count - kept);
    }
}
