using Appwacht.Core.Fleet.Answers;

namespace Appwacht.Core.Tests.Fleet.Answers;

public class CountTableTests
{
    [Fact]
    public void Small_groups_are_together_and_rows_that_are_small_are_not_told_apart()
    {
        var table = CountTable.Protected([("a", [60, 40, 0]), ("b", [30, 20, 2]), ("c", [2, 1, 0]), ("d", [6, 5, 1])], 3);
        Assert.Equal(167, table.Total);
        Assert.Equal([98, null, null], table.Rows);
        Assert.Equal(["a", "b", "overige"], table.Groups.Select(group => group.Name));
        Assert.Equal([60, null, null], table.Groups[0].Counts);
    }

    [Fact]
    public void Fewer_than_five_devices_are_not_counted_at_all() => Assert.Null(CountTable.Protected([("a", [2, 1])], 2).Total);

    /// <summary>
    /// Somebody who knows how the table is made compares every table there can be: those that look the same must differ in each count from
    /// one to four. Counts at the edge of what is tried have no neighbours and are left out.
    /// </summary>
    [Fact]
    public void No_small_count_follows_from_a_table_even_for_who_knows_how_it_is_made()
    {
        const int Most = 7;
        var looks = Worlds(6, Most).ToLookup(world => Look(CountTable.Protected([("a", world[..2]), ("b", world[2..4]), ("c", world[4..])], 2)));
        Assert.Empty(looks.SelectMany(same => Enumerable.Range(0, 6).Where(cell => same.Select(world => world[cell]).Distinct().ToArray() is [var only] && SmallGroups.IsSmall(only))
            .Select(cell => same.First()).Where(world => world.All(count => count <= Most - 2))).Select(world => string.Join(' ', world)));
    }

    /// <summary>The same devices by kind and by unit, both shown: each of the eight kinds of device counted from none to three.</summary>
    [Fact]
    public void No_small_count_follows_from_two_tables_of_the_same_devices()
    {
        const int Most = 3;
        var looks = Worlds(8, Most).ToLookup(world => Look(ByKind(world)) + " & " + Look(ByUnit(world)));
        Assert.Empty(looks.SelectMany(same => Shown.Where(sum => same.Select(sum).Distinct().ToArray() is [var only] && SmallGroups.IsSmall(only))
            .Select(_ => same.First()).Where(world => world.All(count => count < Most))).Select(world => string.Join(' ', world)));

        // A place is a number of three bits: effect, kind, unit.
        static CountTable ByKind(int[] world) => CountTable.Protected([("mobile", [Sum(world, 0, 0), Sum(world, 1, 0)]), ("laptop", [Sum(world, 0, 1), Sum(world, 1, 1)])], 2);
        static CountTable ByUnit(int[] world) => CountTable.Protected([("x", [world[0] + world[2], world[4] + world[6]]), ("y", [world[1] + world[3], world[5] + world[7]])], 2);
        static int Sum(int[] world, int effect, int kind) => world[effect * 4 + kind * 2] + world[effect * 4 + kind * 2 + 1];
    }

    /// <summary>The counts that the two tables show or hide.</summary>
    private static readonly Func<int[], int>[] Shown =
    [
        world => world[0] + world[1], world => world[2] + world[3], world => world[4] + world[5], world => world[6] + world[7],
        world => world[0] + world[2], world => world[4] + world[6], world => world[1] + world[3], world => world[5] + world[7],
        world => world[0] + world[1] + world[2] + world[3], world => world[4] + world[5] + world[6] + world[7],
    ];

    private static string Look(CountTable table) =>
        $"{table.Total}: {string.Join(' ', table.Rows)} | {string.Join(" | ", table.Groups.Select(group => $"{group.Name} {group.Total}: {string.Join(' ', group.Counts.Select(count => count?.ToString() ?? "-"))}"))}";

    private static IEnumerable<int[]> Worlds(int cells, int most)
    {
        var world = new int[cells];
        while (true)
        {
            yield return [.. world];
            var cell = 0;
            while (cell < cells && world[cell] == most)
                world[cell++] = 0;
            if (cell == cells)
                yield break;
            world[cell]++;
        }
    }
}
