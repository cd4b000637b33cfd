using Appwacht.Policy.Syntax;

namespace Appwacht.Policy.Tests.Syntax;

public class ClosestTests
{
    [Theory]
    [InlineData("catgory", "category")]
    [InlineData("catgeory", "category")]
    [InlineData("Category", "category")]
    [InlineData("colour", null)]
    [InlineData("", null)]
    [InlineData("listedby", "listed-by")]
    public void The_word_that_was_meant_is_found(string written, string? meant) =>
        Assert.Equal(meant, Closest.To(written, ["app", "category", "listed-by", "list", "controlled-from"]));

    [Fact]
    public void A_word_of_one_letter_is_never_meant_by_another() => Assert.Null(Closest.To("a", ["b"]));

    [Fact]
    public void Two_letters_swapped_are_one_slip() => Assert.Equal(1, Closest.Slips("deyn", "deny"));

    [Fact]
    public void Slips_count_the_same_from_either_side() =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 0, 8], Gen.String[Gen.Char['a', 'd'], 0, 8]).Sample((one, other) =>
            Closest.Slips(one, other) == Closest.Slips(other, one) && (Closest.Slips(one, other) == 0) == (one == other));
}
