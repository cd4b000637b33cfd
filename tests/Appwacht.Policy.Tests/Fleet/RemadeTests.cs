using Appwacht.Policy.Fleet;

namespace Appwacht.Policy.Tests.Fleet;

/// <summary>What can be made again is there while it is asked for.</summary>
public class RemadeTests
{
    private int times;

    [Fact]
    public void It_is_made_once_for_whoever_asks()
    {
        var remade = Given();
        Assert.Null(remade.IfThere);
        Assert.Same(remade.Value, remade.Value);
        Assert.Equal(1, times);
    }

    [Fact]
    public void It_stays_while_somebody_asks_between_one_time_and_the_next_and_goes_when_nobody_does()
    {
        var remade = Given();
        var first = remade.Value;
        Assert.False(remade.PutAway(evenIfAsked: false));
        Assert.Same(first, remade.Value);
        Assert.False(remade.PutAway(evenIfAsked: false));
        Assert.True(remade.PutAway(evenIfAsked: false));
        Assert.Null(remade.IfThere);
        Assert.False(remade.PutAway(evenIfAsked: false));
        Assert.NotSame(first, remade.Value);
    }

    [Fact]
    public void It_goes_at_once_when_that_is_wanted()
    {
        var remade = Given();
        Assert.False(remade.PutAway(evenIfAsked: true));
        Assert.NotNull(remade.Value);
        Assert.True(remade.PutAway(evenIfAsked: true));
        Assert.Null(remade.IfThere);
    }

    [Fact]
    public void What_was_there_from_the_beginning_is_not_made_and_goes_when_nobody_asks()
    {
        var given = new object();
        var remade = new Remade<object>(() => ++times) { IfThere = given };
        Assert.Same(given, remade.Value);
        Assert.False(remade.PutAway(evenIfAsked: false));
        Assert.True(remade.PutAway(evenIfAsked: false));
        Assert.Equal((1, 1), ((int)remade.Value, times));
    }

    [Fact]
    public void Threads_that_ask_while_it_is_put_away_all_get_one()
    {
        var remade = new Remade<int[]>(() => Enumerable.Range(0, 100).ToArray());
        Parallel.For(0, 20_000, i =>
        {
            if (i % 7 == 0)
                remade.PutAway(evenIfAsked: i % 2 == 0);
            else
                Assert.Equal(99, remade.Value[^1]);
        });
    }

    private Remade<object> Given() => new(() =>
    {
        times++;
        return new object();
    });
}
