using Appwacht.Core.Fleet.Answers;

namespace Appwacht.Core.Tests.Fleet.Answers;

public class SmallGroupsTests
{
    [Theory]
    [InlineData("10 20 30", "10 20 30")]
    [InlineData("0 5 30", "0 5 30")]
    [InlineData("3 20 30", "- - 30")] // one alone would be what is left of the total
    [InlineData("1 5 30", "- - -")] // five and one: the one could not be two, nor none
    [InlineData("4 7 7", "- - -")] // who knows that nothing hidden is above seven knows the four
    [InlineData("1 1 6 30", "- - - 30")] // two together is still a small count
    [InlineData("4 4 4 20 30", "- - - - 30")] // three small ones that make twelve are three fours
    public void Small_parts_are_put_together_with_what_would_give_them_away(string parts, string shown)
    {
        int[] counts = [.. parts.Split(' ').Select(int.Parse)];
        Assert.Equal(shown, string.Join(' ', SmallGroups.Together(counts).Zip(counts, (hidden, count) => hidden ? "-" : $"{count}")));
    }

    [Fact]
    public void Nobody_who_knows_the_total_and_which_parts_are_small_can_calculate_a_small_part() => Gen.Int[0, 9].Array[2, 5].Sample(parts =>
    {
        var hidden = SmallGroups.Together(parts);
        if (hidden.Where((_, part) => parts[part] > 0).All(one => one))
            return; // Then nothing but the total is known, and not even which parts are small.
        var smallestShown = parts.Where((part, at) => part > 0 && !hidden[at]).Min();
        int[] unknown = [.. Enumerable.Range(0, parts.Length).Where(part => hidden[part])];
        var worlds = Worlds(unknown.Select(part => SmallGroups.IsSmall(parts[part]) ? (1, SmallGroups.Least - 1) : (SmallGroups.Least, smallestShown)).ToArray(), unknown.Sum(part => parts[part])).ToArray();
        for (var at = 0; at < unknown.Length; at++)
            Assert.False(SmallGroups.IsSmall(parts[unknown[at]]) && worlds.Select(world => world[at]).Distinct().Count() == 1, string.Join(' ', parts));
    });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    [InlineData(34, 30)]
    public void A_count_is_rounded_down_so_that_a_difference_is_never_small(int count, int? shown) => Assert.Equal(shown, SmallGroups.Rounded(count));

    private static IEnumerable<int[]> Worlds((int Least, int Most)[] parts, int total)
    {
        if (parts.Length == 0)
        {
            if (total == 0)
                yield return [];
            yield break;
        }

        for (var first = parts[0].Least; first <= Math.Min(parts[0].Most, total); first++)
            foreach (var rest in Worlds(parts[1..], total - first))
                yield return [first, .. rest];
    }
}
