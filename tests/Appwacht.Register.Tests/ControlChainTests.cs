namespace Appwacht.Register.Tests;

public class ControlChainTests
{
    [Fact]
    public void A_party_at_the_top_counts_for_the_country_of_its_seat()
    {
        var chain = new RegisterText().WithEdges("app:kwebbel,maker,published-by,,,,,confirmed", "maker,owner,owned-by,100,,,,confirmed").ChainOf("kwebbel");
        Assert.Equal("CN confirmed SeatedIn", Shown(chain));
    }

    [Fact]
    public void Where_the_work_is_done_counts_instead_of_the_seat()
    {
        var chain = new RegisterText().WithEdges("app:kwebbel,holding,published-by,,,,,confirmed", "holding,in-cn,operated-in,,,,,reported").ChainOf("kwebbel");
        Assert.Equal("CN reported OperatedIn", Shown(chain));
    }

    [Fact]
    public void Where_the_work_is_done_counts_below_the_top_too()
    {
        var chain = new RegisterText().WithEdges(
            "app:kwebbel,maker,published-by,,,,,confirmed", "maker,in-sg,operated-in,,,,,confirmed", "maker,owner,owned-by,,,,,reported").ChainOf("kwebbel");
        Assert.Equal("SG confirmed OperatedIn; CN reported SeatedIn", Shown(chain));
    }

    [Fact]
    public void The_seat_of_a_party_with_an_owner_does_not_count()
    {
        var chain = new RegisterText().WithEdges("app:kwebbel,maker,published-by,,,,,confirmed", "maker,owner,controlled-by,,,,,confirmed").ChainOf("kwebbel");
        Assert.DoesNotContain(chain.Countries, path => path.Country.Code == "NL");
    }

    [Fact]
    public void An_app_can_be_operated_somewhere_itself()
    {
        var chain = new RegisterText().WithEdges("app:kwebbel,in-cn,operated-in,,,,,reported").ChainOf("kwebbel");
        Assert.Equal("CN reported OperatedIn", Shown(chain));
    }

    [Fact]
    public void A_registration_is_shown_and_never_decisive()
    {
        var chain = new RegisterText().WithEdges("app:kwebbel,maker,published-by,,,,,confirmed", "maker,in-sg,registered-in,,,,,confirmed").ChainOf("kwebbel");
        Assert.Equal("NL confirmed SeatedIn", Shown(chain));
        Assert.Equal("in-sg", Assert.Single(chain.ShownOnly).Parent.Id);
    }

    [Theory]
    [InlineData("owned-by,49.9", "NL")]
    [InlineData("owned-by,50", "CN")]
    [InlineData("owned-by,", "CN")]
    [InlineData("controlled-by,10", "CN")]
    public void A_share_below_half_is_no_control_unless_its_holder_decides(string edge, string country)
    {
        var chain = new RegisterText().WithEdges("app:kwebbel,maker,published-by,,,,,confirmed", $"maker,owner,{edge},,,,confirmed").ChainOf("kwebbel");
        Assert.Equal(country, Assert.Single(chain.Countries).Country.Code);
        Assert.Equal(country == "NL", chain.ShownOnly.Any(shown => shown.Parent.Id == "owner"));
        Assert.Equal(country == "CN", chain.Parties.Any(path => path.Party.Id == "owner"));
    }

    [Fact]
    public void A_path_is_as_strong_as_its_weakest_edge()
    {
        var chain = new RegisterText().WithEdges(
            "app:kwebbel,maker,published-by,,,,,confirmed", "maker,holding,owned-by,,,,,presumed", "holding,in-cn,operated-in,,,,,reported").ChainOf("kwebbel");
        Assert.Equal("CN presumed OperatedIn", Shown(chain));
        Assert.Equal(["maker", "holding"], chain.Countries[0].Parties.Select(party => party.Id));
    }

    [Fact]
    public void Of_two_paths_to_a_country_the_stronger_is_kept_and_then_the_shorter()
    {
        var stronger = new RegisterText().WithEdges(
            "app:kwebbel,owner,controlled-by,,,,,presumed", "app:kwebbel,maker,published-by,,,,,confirmed", "maker,owner,owned-by,,,,,reported").ChainOf("kwebbel");
        Assert.Equal(2, Assert.Single(stronger.Countries).Edges.Count);
        Assert.Equal(Confidence.Reported, stronger.Countries[0].Confidence);

        var shorter = new RegisterText().WithEdges(
            "app:kwebbel,maker,published-by,,,,,reported", "maker,owner,owned-by,,,,,reported", "app:kwebbel,owner,controlled-by,,,,,reported").ChainOf("kwebbel");
        Assert.Single(Assert.Single(shorter.Countries).Edges);
        Assert.Single(shorter.Parties.Single(path => path.Party.Id == "owner").Edges);
    }

    [Theory]
    [InlineData("2019-12-31", "NL")]
    [InlineData("2020-01-01", "CN")]
    [InlineData("2020-05-31", "CN")]
    [InlineData("2020-06-01", "NL")]
    public void An_edge_counts_on_its_own_days_only(string day, string country)
    {
        var chain = new RegisterText().WithEdges("app:kwebbel,maker,published-by,,,,,confirmed", "maker,owner,owned-by,,,2020,2020-06,confirmed").ChainOf("kwebbel", DateOnly.Parse(day));
        Assert.Equal(country, Assert.Single(chain.Countries).Country.Code);
    }

    [Theory]
    [InlineData("NL", "CN")]
    [InlineData("US", "NL")]
    public void An_edge_counts_for_the_users_of_its_region_only(string usedIn, string country)
    {
        var chain = new RegisterText().WithEdges("app:kwebbel,maker,published-by,,,,,confirmed", "maker,owner,owned-by,,*-US,,,confirmed").ChainOf("kwebbel", usedIn: usedIn);
        Assert.Equal(country, Assert.Single(chain.Countries).Country.Code);
    }

    [Fact]
    public void An_app_without_edges_is_controlled_from_nowhere_we_know() => Assert.Empty(new RegisterText().ChainOf("kwebbel").Countries);

    private static string Shown(ControlChain chain) => string.Join("; ", chain.Countries.Select(path => $"{path.Country} {path.Confidence.Name()} {path.End}"));
}
