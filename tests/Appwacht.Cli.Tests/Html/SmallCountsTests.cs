using Appwacht.Cli.Reports;
using Appwacht.Cli.Reports.Html;

namespace Appwacht.Cli.Tests.Html;

public sealed class SmallCountsTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "minder dan 5")]
    [InlineData(4, "minder dan 5")]
    [InlineData(5, "5")]
    [InlineData(1234, "1.234")]
    public void A_count_from_one_to_four_is_only_said_to_be_small(int count, string shown) =>
        Assert.Equal(shown, ShownCount.Of(count).In(Words.Dutch));

    [Theory]
    [InlineData(3, 60, "less than 8.3%")]
    [InlineData(33, 695, "4.7%")]
    [InlineData(0, 60, "")]
    [InlineData(3, 4, "")]
    public void A_share_says_no_more_than_its_count(int count, int whole, string shown) =>
        Assert.Equal(shown, ShownCount.Of(count).ShareOf(ShownCount.Of(whole), Words.English));

    [Fact]
    public void Every_small_count_is_drawn_alike() =>
        Assert.Single(Enumerable.Range(1, 4).Select(count => ShownCount.Of(count).FractionOf(60)).Distinct());

    [Theory]
    [InlineData("20,10", "20,10", null)]
    [InlineData("20,10,3,2,2", "20,10", 7)]
    [InlineData("20,10,3", "20", 13)]
    [InlineData("20,10,1,1", "20", 12)]
    [InlineData("20,12,1,1,1,1,1", "20", 17)]
    [InlineData("20,9,5,1", "20", 15)]
    public void Small_parts_are_put_together_with_the_next_smallest_when_they_could_be_calculated(string counts, string shown, int? together)
    {
        var parts = PartsOf([.. counts.Split(',').Select(int.Parse)]);

        Assert.Equal(shown, string.Join(',', parts.Shown.Select(part => part.Count)));
        Assert.Equal(together, (int?)parts.Together?.Exact);
    }

    [Fact]
    public void No_small_part_can_be_calculated_from_the_parts_shown_and_the_total() =>
        Gen.Int[0, 12].Array[0, 7].Sample(counts =>
        {
            var parts = PartsOf(counts);
            var hidden = counts.Where(count => count > 0).Order().Take(counts.Count(count => count > 0) - parts.Shown.Count).ToArray();
            if (parts.OnlyTogether || hidden.Length == 0)
                return parts.Shown.All(part => part.Count >= SmallCounts.Least) && (hidden.Length == 0 || parts.Shown.Count == 0);
            // Somebody who knows which of the hidden parts are small, and that none is larger than the smallest one shown.
            var ranges = hidden.Select(count => count < SmallCounts.Least ? (Low: 1, High: SmallCounts.Least - 1) : (Low: SmallCounts.Least, High: parts.Shown[^1].Count)).ToArray();
            var possible = WaysToReach(hidden.Sum(), ranges).ToArray();
            return hidden.Sum() >= SmallCounts.Least && parts.Shown.All(part => part.Count >= SmallCounts.Least)
                && Enumerable.Range(0, hidden.Length).All(i => possible.Select(way => way[i]).Distinct().Skip(1).Any());
        });

    [Fact]
    public void Nothing_is_lost_by_putting_parts_together() =>
        Gen.Int[0, 30].Array[0, 12].Sample(counts =>
        {
            var parts = PartsOf(counts);
            return parts.Together?.Exact is not { } together
                ? parts.Together is not null || parts.Shown.Sum(part => part.Count) == counts.Sum()
                : parts.Shown.Sum(part => part.Count) + together == counts.Sum();
        });

    private static CountedParts PartsOf(int[] counts) => SmallCounts.Parts(counts.Select((count, i) => new CountedPart($"unit {i}", count)));

    private static IEnumerable<int[]> WaysToReach(int sum, ReadOnlyMemory<(int Low, int High)> ranges)
    {
        if (ranges.IsEmpty)
            return sum == 0 ? [[]] : [];
        var (low, high) = ranges.Span[0];
        return Enumerable.Range(low, Math.Max(0, Math.Min(high, sum) - low + 1))
            .SelectMany(first => WaysToReach(sum - first, ranges[1..]).Select(rest => (int[])[first, .. rest]));
    }
}
