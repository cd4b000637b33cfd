namespace Appwacht.Core.Fleet.Answers;

/// <summary>A group of devices in a table, counted by row.</summary>
/// <param name="Name">What the group is called; <see cref="CountTable.Rest"/> for small groups together.</param>
/// <param name="Total">How many devices; null when that is not shown.</param>
/// <param name="Counts">How many of them in each row; null where that is not shown.</param>
public sealed record CountedGroup(string Name, int? Total, IReadOnlyList<int?> Counts);

/// <summary>Devices counted in two ways at once, as they may be shown.</summary>
/// <param name="Total">All devices; null when they are so few that nothing is shown.</param>
/// <param name="Rows">The totals of the rows; null for those that are small, and for what would give them away.</param>
/// <param name="Groups">The groups.</param>
public sealed record CountTable(int? Total, IReadOnlyList<int?> Rows, IReadOnlyList<CountedGroup> Groups)
{
    /// <summary>What groups are called that are too small to be shown one by one.</summary>
    public const string Rest = "overige";

    /// <summary>Everything, for who may see devices one by one.</summary>
    /// <param name="groups">The groups with a count for each row.</param>
    /// <param name="rows">How many rows.</param>
    public static CountTable Exact(IReadOnlyList<(string Name, int[] Counts)> groups, int rows)
    {
        var totals = RowTotals(groups, rows);
        return new(totals.Sum(), [.. totals.Select(total => (int?)total)], [.. groups.Select(group => new CountedGroup(group.Name, group.Counts.Sum(), [.. group.Counts.Select(count => (int?)count)]))]);
    }

    /// <summary>
    /// What everybody may see. Rows with a small total are not told apart, in this table and every other of the same devices; groups with
    /// a small total are put together; and what is then still small is hidden with what would give it away.
    /// </summary>
    /// <param name="groups">The groups with a count for each row.</param>
    /// <param name="rows">How many rows.</param>
    public static CountTable Protected(IReadOnlyList<(string Name, int[] Counts)> groups, int rows)
    {
        var totals = RowTotals(groups, rows);
        var all = totals.Sum();
        if (SmallGroups.IsSmall(all))
            return new(null, new int?[rows], []);
        var mergedRows = SmallGroups.Together(totals);
        var mergedGroups = SmallGroups.Together([.. groups.Select(group => group.Counts.Sum())]);
        var shown = groups.Where((_, group) => !mergedGroups[group]).ToList();
        if (mergedGroups.Contains(true))
            shown.Add((Rest, [.. Enumerable.Range(0, rows).Select(row => groups.Where((_, group) => mergedGroups[group]).Sum(group => group.Counts[row]))]));

        // Rows that are not told apart are one row to whoever looks at the table: what the others leave over.
        int[] apart = [.. Enumerable.Range(0, rows).Where(row => !mergedRows[row])];
        int[][] cells = [.. apart.Select(row => shown.Select(group => group.Counts[row]).ToArray())];
        if (apart.Length < rows)
            cells = [.. cells, [.. shown.Select(group => group.Counts.Where((_, row) => mergedRows[row]).Sum())]];
        var hidden = HiddenCells.Of(cells);
        return new(all, [.. totals.Select((total, row) => mergedRows[row] ? (int?)null : total)], [.. shown.Select((group, column) => new CountedGroup(
            group.Name, group.Counts.Sum(), [.. Enumerable.Range(0, rows).Select(row => Array.IndexOf(apart, row) is >= 0 and var at && !hidden[at][column] ? group.Counts[row] : (int?)null)]))]);
    }

    private static int[] RowTotals(IReadOnlyList<(string Name, int[] Counts)> groups, int rows) =>
        [.. Enumerable.Range(0, rows).Select(row => groups.Sum(group => group.Counts[row]))];
}
