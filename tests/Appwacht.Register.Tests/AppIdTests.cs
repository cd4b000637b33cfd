namespace Appwacht.Register.Tests;

public class AppIdTests
{
    [Theory]
    [InlineData("android:com.Example", "android:com.example", false)]
    [InlineData("android:com.example", "android:com.example", true)]
    [InlineData("ios:com.Example", "ios:com.example", true)]
    [InlineData("windows:Example_8wekyb3d8bbwe", "windows:EXAMPLE_8wekyb3d8bbwe", true)]
    [InlineData("ipados:com.example", "ios:com.example", true)]
    [InlineData("android:com.example", "ios:com.example", false)]
    public void Two_ids_are_the_same_when_the_store_would_say_so(string one, string other, bool same)
    {
        Assert.Equal(same, Id(one) == Id(other));
        Assert.Equal(!same, Id(one) != Id(other));
        if (same)
            Assert.Equal(Id(one).GetHashCode(), Id(other).GetHashCode());
    }

    [Theory]
    [InlineData("com.example")]
    [InlineData("android:")]
    [InlineData(":com.example")]
    [InlineData("symbian:com.example")]
    [InlineData("")]
    public void What_is_not_an_id_is_refused(string text) => Assert.False(AppId.TryParse(text, out _));

    [Fact]
    public void An_id_that_no_store_could_give_is_refused()
    {
        Assert.True(AppId.TryParse("android:" + new string('a', AppId.LongestIdentifier), out _));
        Assert.False(AppId.TryParse("android:" + new string('a', AppId.LongestIdentifier + 1), out _));
    }

    [Fact]
    public void What_is_written_is_read_back() => Gen.Select(Gen.Enum<Platform>().Where(platform => platform is not Platform.Unknown), Gen.String[1, 40])
        .Sample((platform, identifier) => Id(new AppId(platform, identifier).ToString()) == new AppId(platform, identifier));

    [Theory]
    [InlineData("Android", Platform.Android)]
    [InlineData("iPadOS", Platform.Ipados)]
    [InlineData("Tizen", Platform.Unknown)]
    public void A_platform_we_do_not_know_stays_unknown(string written, Platform expected) => Assert.Equal(expected, Platforms.Parse(written));

    private static AppId Id(string text) => AppId.TryParse(text, out var id) ? id : throw new FormatException(text);
}
