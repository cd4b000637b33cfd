namespace Appwacht.Core.Fleet.Answers;

/// <summary>
/// Keeps the small cells of a table from being shown, also by whoever knows the totals of all rows and columns. Each small cell is hidden
/// together with three others at the corners of a rectangle: one more here and there, one less in the other two corners, and every total
/// is what it was, so that nobody can tell which of the two it is.
/// </summary>
public static class HiddenCells
{
    /// <summary>Which cells are not shown.</summary>
    /// <param name="cells">The counts, by row and column; no total of a row or a column is small.</param>
    public static bool[][] Of(int[][] cells)
    {
        var hidden = Array.ConvertAll(cells, row => Array.ConvertAll(row, SmallGroups.IsSmall));
        for (var row = 0; row < cells.Length; row++)
        {
            for (var column = 0; column < cells[row].Length; column++)
            {
                if (!SmallGroups.IsSmall(cells[row][column]))
                    continue;
                if (Cheapest(cells, hidden, row, column) is not var (otherRow, otherColumn))
                    return Everything(cells);
                hidden[row][otherColumn] = hidden[otherRow][column] = hidden[otherRow][otherColumn] = true;
            }
        }

        return hidden;
    }

    /// <summary>All that the totals do not tell: in a row or column of nothing every cell is nothing, and hiding it would tell that this way was taken.</summary>
    private static bool[][] Everything(int[][] cells) =>
        Array.ConvertAll(cells, row => row.Select((_, column) => row.Sum() > 0 && cells.Sum(other => other[column]) > 0).ToArray());

    /// <summary>The opposite corner of the rectangle that hides least of what could be shown; null when no rectangle will do.</summary>
    private static (int Row, int Column)? Cheapest(int[][] cells, bool[][] hidden, int row, int column)
    {
        (int Row, int Column)? best = null;
        var least = long.MaxValue;
        for (var otherRow = 0; otherRow < cells.Length; otherRow++)
        {
            for (var otherColumn = 0; otherColumn < cells[row].Length; otherColumn++)
            {
                if (otherRow == row || otherColumn == column)
                    continue;
                var cost = Cost(row, otherColumn) + Cost(otherRow, column) + Cost(otherRow, otherColumn);
                if (cost < least && IsSafe(cells[row][column], cells[row][otherColumn], cells[otherRow][column], cells[otherRow][otherColumn]))
                    (best, least) = ((otherRow, otherColumn), cost);
            }
        }

        return best;

        long Cost(int at, int and) => hidden[at][and] ? 0 : 1 + cells[at][and];
    }

    /// <summary>Whether the corners can change in turn, one way or the other, and small ones stay small and large ones large: somebody may know which are which.</summary>
    private static bool IsSafe(int cell, int beside, int below, int opposite) =>
        (CanGrow(cell) && CanShrink(beside) && CanShrink(below) && CanGrow(opposite)) || (CanShrink(cell) && CanGrow(beside) && CanGrow(below) && CanShrink(opposite));

    private static bool CanGrow(int count) => count >= SmallGroups.Least || SmallGroups.IsSmall(count) && SmallGroups.IsSmall(count + 1);

    private static bool CanShrink(int count) => count > SmallGroups.Least || SmallGroups.IsSmall(count) && SmallGroups.IsSmall(count - 1);
}
