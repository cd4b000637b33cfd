using Appwacht.Core.Fleet.Answers;

namespace Appwacht.Core.Tests.Fleet.Answers;

public class HiddenCellsTests
{
    [Fact]
    public void A_table_without_small_cells_is_shown_as_it_is() => Assert.DoesNotContain(HiddenCells.Of([[10, 0, 7], [5, 20, 8]]), row => row.Contains(true));

    [Fact]
    public void A_small_cell_is_hidden_at_a_corner_of_the_rectangle_that_costs_least() =>
        Assert.Equal(["- - 30", "- - 20"], Shown([[3, 12, 30], [40, 9, 20]]));

    [Fact]
    public void When_nothing_less_is_enough_the_whole_inside_is_hidden() => Assert.Equal(["- -", "- -"], Shown([[4, 5], [5, 1]]));

    /// <summary>Somebody solves the table: every table with the same totals and the same shown cells, knowing of each hidden cell whether it is small.</summary>
    [Fact]
    public void Nobody_who_knows_every_total_can_calculate_a_small_cell() => Gen.Select(Gen.Int[2, 3], Gen.Int[2, 3]).SelectMany((rows, columns) => Gen.Int[0, 8].Array[columns].Array[rows]).Sample(cells =>
    {
        var columns = Enumerable.Range(0, cells[0].Length).Select(column => cells.Sum(row => row[column])).ToArray();
        if (columns.Concat(cells.Select(row => row.Sum())).Any(SmallGroups.IsSmall))
            return;
        var hidden = HiddenCells.Of(cells);
        var isAll = hidden.Where((_, row) => cells[row].Sum() > 0).All(row => row.Where((_, column) => columns[column] > 0).All(one => one));
        var seen = Array.ConvertAll(cells, row => Array.ConvertAll(row, _ => new HashSet<int>()));
        Solve(cells, hidden, isAll, columns, seen);
        for (var row = 0; row < cells.Length; row++)
            for (var column = 0; column < columns.Length; column++)
                Assert.False(SmallGroups.IsSmall(cells[row][column]) && seen[row][column].Count == 1, string.Join(" / ", cells.Select(line => string.Join(' ', line))));
    }, iter: 3000);

    private static void Solve(int[][] cells, bool[][] hidden, bool isAll, int[] columns, HashSet<int>[][] seen)
    {
        var world = Array.ConvertAll(cells, row => new int[row.Length]);
        Fill(0, 0, cells[0].Sum(), [.. columns]);

        void Fill(int row, int column, int leftInRow, int[] left)
        {
            if (column == left.Length)
            {
                if (leftInRow != 0)
                    return;
                if (row + 1 < cells.Length)
                    Fill(row + 1, 0, cells[row + 1].Sum(), left);
                else if (left.All(one => one == 0))
                    for (var r = 0; r < cells.Length; r++)
                        for (var c = 0; c < left.Length; c++)
                            seen[r][c].Add(world[r][c]);
                return;
            }

            var cell = cells[row][column];
            var (least, most) = !hidden[row][column] ? (cell, cell) : isAll ? (0, int.MaxValue) : SmallGroups.IsSmall(cell) ? (1, SmallGroups.Least - 1) : (SmallGroups.Least, int.MaxValue);
            for (var value = least; value <= Math.Min(most, Math.Min(leftInRow, left[column])); value++)
            {
                world[row][column] = value;
                int[] rest = [.. left];
                rest[column] -= value;
                Fill(row, column + 1, leftInRow - value, rest);
            }
        }
    }

    private static string[] Shown(int[][] cells) =>
        [.. HiddenCells.Of(cells).Zip(cells, (hidden, row) => string.Join(' ', hidden.Zip(row, (isHidden, cell) => isHidden ? "-" : $"{cell}")))];
}
