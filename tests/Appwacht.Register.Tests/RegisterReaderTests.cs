namespace Appwacht.Register.Tests;

public class RegisterReaderTests
{
    /// <summary>What is done to a register that is in order, by what is wrong with it then.</summary>
    private static readonly Dictionary<string, Func<RegisterText, RegisterText>> Wrongs = new()
    {
        ["a file is missing"] = text => text.Without("lists.csv"),
        ["a column is missing"] = text => text.Replacing("listings.csv", "list,app,from\n"),
        ["a file is empty"] = text => text.Replacing("capabilities.csv", ""),
        ["a line has too few fields"] = text => text.With("listings.csv", "lijst,kwebbel"),
        ["a quote is never closed"] = text => text.With("listings.csv", "lijst,\"kwebbel,,,"),
        ["a party is not known"] = text => text.WithEdges("app:kwebbel,bytdance,published-by,,,,,confirmed"),
        ["a child is not known"] = text => text.WithEdges("app:kwebel,maker,published-by,,,,,confirmed", "makker,owner,owned-by,,,,,confirmed"),
        ["an app is not known"] = text => text.With("listings.csv", "lijst,kwebel,,,").With("app-ids.csv", "kwebel,ios,nl.kwebel,confirmed,,").With("capabilities.csv", "kwebel,location,,,reported,bron,,"),
        ["an id is claimed again and again"] = text => text.With("apps.csv", "ander,Ander,game,active,,,,").With("app-ids.csv", "ander,android,nl.kwebbel,confirmed,,", "ander,android,nl.kwebbel,confirmed,,", "ander,ios,nl.Ander,confirmed,,", "kwebbel,ios,nl.ander,confirmed,,"),
        ["decided without a decision"] = text => text.WithEdges("app:kwebbel,maker,published-by,,,,,decided"),
        ["a decision that is not there"] = text => text.With("edges.csv", "app:kwebbel,maker,published-by,,,,,decided,besluit-2,bron,,,"),
        ["a decision on what is only reported"] = text => text.With("edges.csv", "app:kwebbel,maker,published-by,,,,,reported,besluit-1,bron,,,"),
        ["a list is not known"] = text => text.With("listings.csv", "list,kwebbel,,,"),
        ["what must be there is empty"] = text => text.With("apps.csv", "leeg,,game,active,,,,").With("country-lists.csv", "landen,,,,AIVD,").With("edges.csv", "app:kwebbel,maker,published-by,,,,,confirmed,,,,,"),
        ["a name is used twice"] = text => text.With("parties.csv", "maker,Maker,company,NL,,").With("apps.csv", "kwebbel,Kwebbel,game,active,,,,").With("countries.csv", "NL,Holland,Holland").With("lists.csv", "lijst,Lijst,Iemand,2023,bron,"),
        ["a word that is not possible"] = text => text.With("parties.csv", "iemand,Iemand,firm,NL,,").WithEdges("app:kwebbel,maker,made-by,,,,,certain"),
        ["a country that is not there"] = text => text.With("parties.csv", "iemand,Iemand,company,XX,,", "ander,Ander,company,nl,,", "derde,Derde,company,NLD,,"),
        ["an id that is not one"] = text => text.With("app-ids.csv", "kwebbel,symbian,nl.kwebbel,confirmed,,", "kwebbel,ios,,confirmed,,"),
        ["a date that is not one"] = text => text.WithEdges("app:kwebbel,maker,published-by,,,2020-13,,confirmed"),
        ["dates are reversed"] = text => text.WithEdges("app:kwebbel,maker,published-by,,,2020,2019,confirmed", "maker,owner,owned-by,,,2020,2020,confirmed"),
        ["a share that is not one"] = text => text.WithEdges("maker,owner,owned-by,0,,,,confirmed", "maker,holding,owned-by,101,,,,confirmed", "maker,in-sg,owned-by,half,,,,confirmed"),
        ["a region that is not one"] = text => text.WithEdges("maker,owner,owned-by,,Europe,,,confirmed", "maker,holding,owned-by,,UK,,,confirmed", "maker,in-sg,owned-by,,*-US-UK,,,confirmed"),
        ["two edges overlap"] = text => text.WithEdges("maker,owner,owned-by,,EEA,2020,2021,confirmed", "maker,owner,owned-by,,NL,2020-12,2022,reported", "maker,owner,owned-by,,US,2020,2021,confirmed", "maker,owner,owned-by,,NL,2022,,reported"),
        ["control goes in a circle"] = text => text.WithEdges("maker,owner,owned-by,,,,,confirmed", "owner,holding,controlled-by,,,,,confirmed", "holding,maker,owned-by,,,,,confirmed", "nowhere,nowhere,controlled-by,,,,,confirmed"),
        ["operated nobody knows where"] = text => text.WithEdges("maker,nowhere,operated-in,,,,,confirmed"),
    };

    [Fact]
    public void Every_fault_is_told_with_its_place()
    {
        var told = string.Concat(Wrongs.Select(wrong => $"{wrong.Key}\n{string.Concat(wrong.Value(new RegisterText()).Faults().Select(fault => $"    {fault}\n"))}"));
        var golden = Repository.PathOf("tests", "Appwacht.Register.Tests", "Golden", "register-faults.txt");
        if (Environment.GetEnvironmentVariable("APPWACHT_GOLDEN") is "write")
            File.WriteAllText(golden, told);
        Assert.Equal(File.ReadAllText(golden), told);
    }

    [Fact]
    public void Every_code_is_given_by_some_wrong_register() => Assert.Equal(
        Enumerable.Range(1, 20).Select(number => $"REG{number:000}"),
        Wrongs.Values.SelectMany(wrong => wrong(new RegisterText()).Faults()).Select(fault => fault.Code).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_register_with_a_fault_is_not_read_at_all() => Assert.All(Wrongs.Values, wrong => Assert.NotEmpty(wrong(new RegisterText()).Faults()));

    [Fact]
    public void All_faults_of_all_files_are_told_at_once()
    {
        var all = new RegisterText();
        foreach (var wrong in Wrongs.Where(wrong => wrong.Key is "a party is not known" or "dates are reversed" or "a list is not known" or "a name is used twice"))
            all = wrong.Value(all);
        Assert.Equal(["REG004", "REG008", "REG010", "REG015"], all.Faults().Select(fault => fault.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_minority_share_may_go_in_a_circle_because_no_control_does() =>
        Assert.Empty(new RegisterText().WithEdges("maker,owner,owned-by,20,,,,confirmed", "owner,maker,owned-by,100,,,,confirmed").Faults());

    [Fact]
    public void Two_ways_up_to_one_party_are_no_circle() => Assert.Empty(new RegisterText().WithEdges(
        "app:kwebbel,maker,published-by,,,,,confirmed", "app:kwebbel,holding,controlled-by,,,,,confirmed", "maker,owner,owned-by,,,,,confirmed", "holding,owner,owned-by,,,,,confirmed").Faults());

    [Fact]
    public void A_chain_as_long_as_a_file_can_be_is_looked_at_without_falling_over()
    {
        var parties = Enumerable.Range(0, 20_000).Select(i => $"p{i},P{i},company,NL,,").ToArray();
        var edges = Enumerable.Range(0, 20_000).Select(i => $"p{i},p{(i + 1) % 20_000},owned-by,,,,,confirmed").ToArray();
        Assert.Equal("REG019", Assert.Single(new RegisterText().With("parties.csv", parties).WithEdges(edges).Faults()).Code);
    }
}
