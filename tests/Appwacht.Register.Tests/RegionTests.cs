namespace Appwacht.Register.Tests;

public class RegionTests
{
    private static readonly string[] Written = ["", "NL", "US", "NO", "EU", "EEA", "*-US", "*-EU", "*-EEA", "*-US-EEA", "*-NL-NO"];

    private static readonly Country[] Places = [.. new[] { "NL", "DE", "NO", "US", "CN", "CH" }.Select(Country.Parse)];

    [Theory]
    [InlineData("", "US", true)]
    [InlineData("*", "US", true)]
    [InlineData("US", "US", true)]
    [InlineData("US", "NL", false)]
    [InlineData("EU", "NL", true)]
    [InlineData("EU", "NO", false)]
    [InlineData("EEA", "NO", true)]
    [InlineData("EEA", "CH", false)]
    [InlineData("*-US-EEA", "US", false)]
    [InlineData("*-US-EEA", "NO", false)]
    [InlineData("*-US-EEA", "CH", true)]
    public void A_region_covers_the_users_it_names(string region, string country, bool covered) =>
        Assert.Equal(covered, Of(region).Covers(Country.Parse(country)));

    [Theory]
    [InlineData("us")]
    [InlineData("*-")]
    [InlineData("*US")]
    [InlineData("US-NL")]
    [InlineData("*-US-")]
    [InlineData("Europe")]
    public void What_is_not_a_region_is_refused(string text) => Assert.False(Region.TryParse(text, out _));

    [Fact]
    public void Regions_that_share_a_country_overlap() => Gen.Select(Gen.OneOf(Written), Gen.OneOf(Written)).Sample((one, other) =>
        Of(one).Overlaps(Of(other)) || !Places.Any(place => Of(one).Covers(place) && Of(other).Covers(place)));

    [Theory]
    [InlineData("US", "EEA")]
    [InlineData("US", "*-US-EEA")]
    [InlineData("EU", "*-EEA")]
    [InlineData("NL", "*-EU")]
    public void Regions_that_share_nothing_do_not(string one, string other)
    {
        Assert.False(Of(one).Overlaps(Of(other)));
        Assert.False(Of(other).Overlaps(Of(one)));
    }

    [Fact]
    public void Everywhere_is_one_region_however_it_is_written() => Assert.Equal(Of(""), Of("*"));

    private static Region Of(string text) => Region.TryParse(text, out var region) ? region : throw new FormatException(text);
}
