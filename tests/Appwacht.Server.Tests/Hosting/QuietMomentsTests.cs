using Appwacht.Server.Rounds;

namespace Appwacht.Server.Tests.Hosting;

/// <summary>Memory is given back when nobody waits for it, and not for a trifle.</summary>
public class QuietMomentsTests
{
    private readonly QuietMoments moments = new();

    [Fact]
    public void While_something_happens_nothing_is_given_back()
    {
        for (var look = 1; look <= 100; look++)
            Assert.False(moments.IsWorthIt(look * QuietMoments.Quiet, freed: true));
    }

    [Fact]
    public void Once_it_is_quiet_what_was_left_is_given_back_and_only_once()
    {
        Assert.False(moments.IsWorthIt(QuietMoments.Worth, freed: false));
        Assert.True(moments.IsWorthIt(QuietMoments.Worth + 1, freed: false));
        Assert.False(moments.IsWorthIt(QuietMoments.Worth + 2, freed: false));
    }

    [Fact]
    public void Little_adds_up()
    {
        var times = Enumerable.Range(1, 100).Count(look => moments.IsWorthIt(look * (QuietMoments.Quiet - 1), freed: false));
        Assert.Equal(100 * QuietMoments.Quiet / QuietMoments.Worth - 1, times, 1.0);
    }

    [Fact]
    public void What_was_put_away_while_something_happened_is_given_back_when_it_is_quiet()
    {
        Assert.False(moments.IsWorthIt(QuietMoments.Quiet, freed: true));
        Assert.True(moments.IsWorthIt(QuietMoments.Quiet + 1, freed: false));
        Assert.False(moments.IsWorthIt(QuietMoments.Quiet + 2, freed: false));
    }
}
