using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Appwacht.Policy.Fleet;

/// <summary>Kinds of apps that are wanted as a whole, for the same groups of devices.</summary>
/// <param name="bits">The devices with an app of each kind.</param>
/// <param name="kinds">The kinds.</param>
/// <param name="mask">The devices of the groups; null for all devices.</param>
internal sealed class WholeKinds(DevicesWithKind bits, int[] kinds, ulong[]? mask)
{
    /// <summary>So many words are gone through at a time: the result stays in the nearest cache while one kind after the other is laid over it.</summary>
    private const int Block = 1024;

    /// <summary>The kinds of a plan, those for the same groups together.</summary>
    public static IReadOnlyList<WholeKinds> Of(FleetGrid grid, SearchPlan plan)
    {
        if (grid.Facts?.WithKind is not { } bits || plan.WholeKinds.Count == 0)
            return [];
        // Of a group that is gone through device by device it does not matter what the bits say.
        var same = plan.WholeKinds.GroupBy(kind => string.Concat(kind.Groups.Select((wanted, group) => wanted || plan.IsScanned[group] ? '1' : '0'))).ToArray();
        var some = same.Where(kinds => kinds.Key.Contains('0', StringComparison.Ordinal)).ToArray();
        var masks = GroupMasks.Of(grid, [.. some.Select(kinds => kinds.First().Groups)]);
        return
        [
            .. same.Except(some).Select(kinds => new WholeKinds(bits, [.. kinds.Select(kind => kind.Kind)], null)),
            .. some.Zip(masks, (kinds, mask) => new WholeKinds(bits, [.. kinds.Select(kind => kind.Kind)], mask)),
        ];
    }

    /// <summary>Puts the devices of a range in that have an app of one of the kinds.</summary>
    [MethodImpl(FleetGrid.Hot)]
    public void AddTo(NumberSet found, Range range)
    {
        Span<ulong> block = new ulong[Block];
        for (var (first, end) = (range.Start.Value >> 6, (range.End.Value + 63) >> 6); first < end; first += Block)
        {
            var words = block[..Math.Min(Block, end - first)];
            words.Clear();
            foreach (var kind in kinds)
                Lay(bits[kind].Slice(first, words.Length), words);
            if (mask is not null)
                for (var i = 0; i < words.Length; i++)
                    words[i] &= mask[first + i];
            found.Add(words, first);
        }
    }

    [MethodImpl(FleetGrid.Hot)]
    private static void Lay(ReadOnlySpan<ulong> kind, Span<ulong> words)
    {
        var from = MemoryMarshal.Cast<ulong, Vector<ulong>>(kind);
        var to = MemoryMarshal.Cast<ulong, Vector<ulong>>(words);
        for (var i = 0; i < to.Length; i++)
            to[i] |= from[i];
        for (var i = to.Length * Vector<ulong>.Count; i < words.Length; i++)
            words[i] |= kind[i];
    }
}
