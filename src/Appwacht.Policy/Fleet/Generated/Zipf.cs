namespace Appwacht.Policy.Fleet.Generated;

/// <summary>
/// Draws ranks from 0 so that rank r is drawn in proportion to 1 / (r + 1), as the popularity of apps roughly is. By Walker's alias
/// method: one number and one look at a table, whatever the number of ranks.
/// </summary>
internal sealed class Zipf
{
    private readonly (uint Keep, int Alias)[] table;

    public Zipf(int ranks)
    {
        var total = 0.0;
        for (var rank = 0; rank < ranks; rank++)
            total += 1.0 / (rank + 1);
        var share = new double[ranks];
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var rank = ranks - 1; rank >= 0; rank--)
        {
            share[rank] = ranks / (total * (rank + 1));
            (share[rank] < 1 ? small : large).Push(rank);
        }

        // Every slot that is not full is filled up with a rank that has more than a slot.
        table = new (uint, int)[ranks];
        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            table[less] = ((uint)(share[less] * uint.MaxValue), more);
            share[more] -= 1 - share[less];
            (share[more] < 1 ? small : large).Push(more);
        }

        foreach (var full in small.Concat(large))
            table[full] = (uint.MaxValue, full);
    }

    public int Next(ref SplitMix64 random)
    {
        var slot = (int)Math.BigMul(random.Next(), (ulong)table.Length, out var rest);
        var (keep, alias) = table[slot];
        return (uint)(rest >> 32) <= keep ? slot : alias;
    }
}
