using Appwacht.Policy.Judgement;

namespace Appwacht.Policy.Tests.Judgement;

public class TruthTests
{
    [Theory]
    [InlineData(Truth.Yes, Truth.Unknown, Truth.Unknown, Truth.Yes)]
    [InlineData(Truth.No, Truth.Unknown, Truth.No, Truth.Unknown)]
    [InlineData(Truth.Yes, Truth.No, Truth.No, Truth.Yes)]
    [InlineData(Truth.Unknown, Truth.Unknown, Truth.Unknown, Truth.Unknown)]
    public void What_is_sure_decides_whatever_else_is_unknown(Truth one, Truth other, Truth both, Truth either)
    {
        Assert.Equal(both, one.And(other));
        Assert.Equal(both, other.And(one));
        Assert.Equal(either, one.Or(other));
        Assert.Equal(either, other.Or(one));
    }

    [Theory]
    [InlineData(Truth.Yes, Truth.No)]
    [InlineData(Truth.No, Truth.Yes)]
    [InlineData(Truth.Unknown, Truth.Unknown)]
    public void The_opposite_of_unknown_is_unknown(Truth truth, Truth opposite) => Assert.Equal(opposite, truth.Not());

    [Fact]
    public void Not_both_is_either_not() => Gen.Select(Gen.Enum<Truth>(), Gen.Enum<Truth>()).Sample((one, other) => one.And(other).Not() == one.Not().Or(other.Not()));
}
