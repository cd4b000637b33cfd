namespace Appwacht.Register.Tests;

public class RegisterOverlayTests
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    private static AppRegister Shipped { get; } = new RegisterText()
        .With("country-lists.csv", "landen,CN,2023-02-23,,AIVD,", "landen,SG,2020,2024,AIVD,", "ander,CN,2027,,AIVD,")
        .WithEdges("app:kwebbel,maker,published-by,,,,,confirmed", "maker,holding,owned-by,,,,,reported", "holding,in-sg,operated-in,,,,,reported").Read();

    private static readonly RegisterChange[] Possible =
    [
        .. from day in Enumerable.Range(-3, 7).Select(years => Day.AddYears(years))
           from change in (RegisterChange[])
           [
               Change(RegisterChangeKind.ListCountry, "landen", "NL", day), Change(RegisterChangeKind.UnlistCountry, "landen", "CN", day),
               Change(RegisterChangeKind.UnlistCountry, "ander", "CN", day), Change(RegisterChangeKind.ListCountry, "ander", "SG", day), Change(RegisterChangeKind.ListCountry, "landen", "SG", day),
               Change(RegisterChangeKind.Control, "maker", "owner", day), Change(RegisterChangeKind.EndControl, "maker", "holding", day),
               Change(RegisterChangeKind.EndControl, "holding", "SG", day), Change(RegisterChangeKind.Control, "owner", "CN", day), Change(RegisterChangeKind.EndControl, "maker", "owner", day),
           ]
           select change,
    ];

    private static readonly Gen<RegisterChange> One = Gen.Int[0, Possible.Length - 1].Select(at => Possible[at]);

    private static readonly Gen<RegisterChange[]> Changes = One.Array[0, 8];

    [Fact]
    public void A_country_is_on_a_list_from_the_day_of_the_change()
    {
        var register = Laid(Change(RegisterChangeKind.ListCountry, "landen", "NL", Day));
        Assert.Equal(["CN"], On(register, Day.AddDays(-1)));
        Assert.Equal(["CN", "NL"], On(register, Day));
    }

    [Fact]
    public void A_country_that_is_taken_off_was_on_the_list_until_then()
    {
        var register = Laid(Change(RegisterChangeKind.UnlistCountry, "landen", "CN", Day));
        Assert.Equal(["CN"], On(register, Day.AddDays(-1)));
        Assert.Empty(On(register, Day));
    }

    [Fact]
    public void A_list_without_countries_is_still_a_list() =>
        Assert.True(Laid(Change(RegisterChangeKind.UnlistCountry, "ander", "CN", Day)).ListedCountries.Contains("ander"));

    [Fact]
    public void Control_by_another_party_leads_to_its_country()
    {
        var register = Laid(Change(RegisterChangeKind.Control, "holding", "owner", Day));
        Assert.Equal(["SG"], Countries(register, Day.AddDays(-1)));
        Assert.Equal(["CN", "SG"], Countries(register, Day));
    }

    [Fact]
    public void Control_from_a_country_is_where_the_work_is_done()
    {
        var register = Laid(Change(RegisterChangeKind.Control, "holding", "NL", Day));
        Assert.Equal(["NL", "SG"], Countries(register, Day));
        Assert.Equal("jurisdiction-nl", register.EdgesFrom("holding").Last().Parent.Id);
        Assert.NotNull(register.FindParty("jurisdiction-nl"));
    }

    [Fact]
    public void Control_that_ended_leads_nowhere_from_that_day()
    {
        var register = Laid(Change(RegisterChangeKind.EndControl, "maker", "holding", Day));
        Assert.Equal(["SG"], Countries(register, Day.AddDays(-1)));
        Assert.Equal(["NL"], Countries(register, Day));
        Assert.Equal(["KY"], Countries(Laid(Change(RegisterChangeKind.EndControl, "holding", "SG", Day)), Day));
    }

    [Theory]
    [InlineData(RegisterChangeKind.ListCountry, "landen", "CN", ChangeStanding.Superfluous)]
    [InlineData(RegisterChangeKind.ListCountry, "landen", "NL", ChangeStanding.InEffect)]
    [InlineData(RegisterChangeKind.ListCountry, "ander", "CN", ChangeStanding.Contradicted)]
    [InlineData(RegisterChangeKind.ListCountry, "nergens", "NL", ChangeStanding.Impossible)]
    [InlineData(RegisterChangeKind.ListCountry, "landen", "XX", ChangeStanding.Impossible)]
    [InlineData(RegisterChangeKind.UnlistCountry, "landen", "SG", ChangeStanding.Superfluous)]
    [InlineData(RegisterChangeKind.UnlistCountry, "landen", "CN", ChangeStanding.InEffect)]
    [InlineData(RegisterChangeKind.UnlistCountry, "ander", "CN", ChangeStanding.Contradicted)]
    [InlineData(RegisterChangeKind.Control, "maker", "holding", ChangeStanding.Superfluous)]
    [InlineData(RegisterChangeKind.Control, "holding", "SG", ChangeStanding.Superfluous)]
    [InlineData(RegisterChangeKind.Control, "maker", "owner", ChangeStanding.InEffect)]
    [InlineData(RegisterChangeKind.Control, "holding", "maker", ChangeStanding.Impossible)]
    [InlineData(RegisterChangeKind.Control, "maker", "maker", ChangeStanding.Impossible)]
    [InlineData(RegisterChangeKind.Control, "niemand", "maker", ChangeStanding.Impossible)]
    [InlineData(RegisterChangeKind.EndControl, "maker", "owner", ChangeStanding.Superfluous)]
    [InlineData(RegisterChangeKind.EndControl, "maker", "holding", ChangeStanding.InEffect)]
    public void A_change_says_how_it_stands_to_the_register_under_it(RegisterChangeKind kind, string about, string other, ChangeStanding expected) =>
        Assert.Equal(expected, RegisterOverlay.Of(Shipped, [Change(kind, about, other, Day)]).Standings[0]);

    [Fact]
    public void What_is_surer_than_the_register_is_not_superfluous() =>
        Assert.Equal(ChangeStanding.InEffect, RegisterOverlay.Of(Shipped, [Change(RegisterChangeKind.Control, "maker", "holding", Day) with { Confidence = Confidence.Confirmed }]).Standings[0]);

    [Fact]
    public void Two_changes_that_close_a_circle_only_the_first_is_made()
    {
        var overlay = RegisterOverlay.Of(Shipped, [Change(RegisterChangeKind.Control, "owner", "maker", Day), Change(RegisterChangeKind.Control, "maker", "owner", Day)]);
        Assert.Equal([ChangeStanding.InEffect, ChangeStanding.Impossible], overlay.Standings);
    }

    [Fact]
    public void Without_changes_it_is_the_register_itself() => Assert.Same(Shipped, RegisterOverlay.Of(Shipped, []).Register);

    [Fact]
    public void Apps_are_shared_with_the_register_under_it() => Assert.Same(Shipped.Apps, Laid(Change(RegisterChangeKind.ListCountry, "landen", "NL", Day)).Apps);

    [Fact]
    public void Changes_that_are_apart_give_the_same_in_any_order() => Gen.Select(Changes, Gen.Int).Sample((changes, seed) =>
    {
        var apart = changes.Where((change, at) => changes.Take(at).All(change.IsApartFrom)).ToArray();
        var shuffled = apart.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Facts(RegisterOverlay.Of(Shipped, apart).Register) == Facts(RegisterOverlay.Of(Shipped, shuffled).Register);
    });

    [Fact]
    public void What_begins_and_ends_on_the_same_day_leaves_the_register_as_it_was() => Gen.Select(Changes, One).Sample((changes, one) =>
    {
        if (one.IsEnd || RegisterOverlay.Of(Shipped, [.. changes, one]).Standings[^1] is not ChangeStanding.InEffect)
            return true;
        var back = one with { Kind = one.Kind is RegisterChangeKind.ListCountry ? RegisterChangeKind.UnlistCountry : RegisterChangeKind.EndControl };
        return Facts(RegisterOverlay.Of(Shipped, [.. changes, one, back]).Register) == Facts(RegisterOverlay.Of(Shipped, changes).Register);
    });

    [Fact]
    public void Withdrawing_a_change_leaves_what_the_others_made() => Gen.Select(Changes, One).Sample((changes, one) =>
    {
        // Whether it was ever made or not: nothing that is shared was changed by it.
        var before = Facts(Shipped);
        var without = Facts(RegisterOverlay.Of(Shipped, changes).Register);
        _ = RegisterOverlay.Of(Shipped, [one, .. changes]);
        return Facts(Shipped) == before && Facts(RegisterOverlay.Of(Shipped, changes).Register) == without;
    });

    [Fact]
    public void A_change_made_twice_is_made_once() => One.Sample(change =>
    {
        var twice = RegisterOverlay.Of(Shipped, [change, change]);
        return Facts(twice.Register) == Facts(Laid(change)) && twice.Standings[1] is ChangeStanding.Superfluous or ChangeStanding.Impossible or ChangeStanding.Contradicted;
    });

    [Fact]
    public void A_register_with_changes_is_as_consistent_as_one_that_is_read() => Changes.Sample(changes =>
    {
        // A circle would never let this end.
        var register = RegisterOverlay.Of(Shipped, changes).Register;
        return register.Apps.All(app => ControlChain.Of(app, register, Day, Country.Netherlands).Countries.Count >= 0);
    });

    private static RegisterChange Change(RegisterChangeKind kind, string about, string other, DateOnly day) => new(kind, about, other, day, Confidence.Reported, new Source("krant", "", ""));

    private static AppRegister Laid(RegisterChange change) => RegisterOverlay.Of(Shipped, [change]).Register;

    private static IEnumerable<string> On(AppRegister register, DateOnly day) =>
        register.ListedCountries["landen"].Where(entry => entry.Period.Contains(day)).Select(entry => entry.Country.Code).Order();

    private static IEnumerable<string> Countries(AppRegister register, DateOnly day) =>
        ControlChain.Of(register.Find("kwebbel")!, register, day, Country.Netherlands).Countries.Select(path => path.Country.Code).Order();

    private static string Facts(AppRegister register) => string.Join('\n', register.ListedCountries.SelectMany(list => list).Where(entry => !entry.Period.IsEmpty).Select(entry => $"{entry.List} {entry.Country} {entry.Period}")
        .Concat(register.Parties.SelectMany(party => register.EdgesTo(party.Id)).Select(edge => $"{edge.Child} {edge.Kind} {edge.Parent.Id} {edge.Period} {edge.Confidence}")).Order());
}
