namespace Appwacht.Register.Tests;

public class DerivedListTests
{
    private static AppRegister Register { get; } = new RegisterText()
        .With("country-lists.csv", "landen,CN,2023-02-23,,AIVD,")
        .WithEdges("app:kwebbel,maker,published-by,,,,,confirmed", "maker,owner,owned-by,,,2025-09,,confirmed")
        .With("apps.csv", "pandoer,Pandoer,game,active,,,,").WithEdges("app:pandoer,owner,published-by,,,,,presumed").Read();

    [Theory]
    [InlineData("2023-02-22", "")]
    [InlineData("2023-02-23", "pandoer presumed")]
    [InlineData("2025-09-01", "kwebbel confirmed; pandoer presumed")]
    public void The_list_follows_from_the_countries_and_the_control_of_the_day(string day, string expected) =>
        Assert.Equal(expected, string.Join("; ", DerivedList.On(Register, "landen", DateOnly.Parse(day), Country.Netherlands)
            .Select(derived => $"{derived.App.Slug} {derived.Path.Confidence.Name()}")));

    [Fact]
    public void A_change_says_what_was_and_what_is()
    {
        var changes = DerivedList.Changes(Register, "landen", new(2023, 2, 23), new(2025, 9, 1), Country.Netherlands);
        var change = Assert.Single(changes);
        Assert.Equal(("kwebbel", null, "CN"), (change.App.Slug, change.Before, change.After?.Country.Code));

        var backwards = Assert.Single(DerivedList.Changes(Register, "landen", new(2025, 9, 1), new(2023, 2, 23), Country.Netherlands));
        Assert.Equal(("CN", null), (backwards.Before?.Country.Code, backwards.After));
    }

    [Fact]
    public void Between_a_day_and_itself_nothing_changes() => Gen.Int[0, 2000].Sample(days =>
        DerivedList.Changes(Register, "landen", new DateOnly(2022, 1, 1).AddDays(days), new DateOnly(2022, 1, 1).AddDays(days), Country.Netherlands).Count == 0);
}
