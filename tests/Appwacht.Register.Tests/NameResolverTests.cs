namespace Appwacht.Register.Tests;

public class NameResolverTests
{
    private static NameResolver Resolver { get; } = new(new RegisterText()
        .With("apps.csv",
            "tiktok,TikTok,video,active,TikTok Musically,TikTok Pte. Ltd.;TikTok,,",
            "turk-telekom,Türk Telekom,operator,active,,Türk Telekomünikasyon A.Ş.,,",
            "douyin,Douyin,video,active,,ByteDance,,",
            "notities-windows,Notities,office,active,,Maker B.V.,,",
            "notities-ios,Notities,office,active,,Maker B.V.,,")
        .With("app-ids.csv",
            "tiktok,android,com.zhiliaoapp.musically,confirmed,,", "turk-telekom,ios,com.turktelekom,confirmed,,",
            "douyin,android,com.ss.android.ugc.aweme,confirmed,LMC 8.4;Ander,", "notities-windows,windows,Notities,confirmed,,", "notities-ios,ios,nl.notities,confirmed,,")
        .WithEdges("app:kwebbel,maker,published-by,,,,,confirmed").Read());

    [Theory]
    [InlineData("TikTok", "TikTok Pte. Ltd.", Platform.Android, "tiktok Certain name-and-publisher")]
    [InlineData("tiktok", "TIKTOK PTE LTD", Platform.Android, "tiktok Certain name-and-publisher")]
    [InlineData("TikTok™", "TikTok (Singapore)", Platform.Android, "tiktok Certain name-and-publisher")]
    [InlineData("ＴｉｋＴｏｋ", "TikTok", Platform.Android, "tiktok Certain name-and-publisher")]
    [InlineData("TikTok Musically", "TikTok", Platform.Android, "tiktok Certain name-and-publisher")]
    [InlineData("TURK TELEKOM", "Turk Telekomunikasyon A.S.", Platform.Ipados, "turk-telekom Certain name-and-publisher")]
    [InlineData("Tu\u0308rk Telekom", "Türk Telekomünikasyon", Platform.Ios, "turk-telekom Certain name-and-publisher")]
    [InlineData("Kwebbel", "Maker", Platform.Android, "kwebbel Certain name-and-publisher")]
    [InlineData("TikTok", "TikTok Pte. Ltd.", Platform.Ios, "tiktok Probable other-platform")]
    [InlineData("TikTok", "Somebody Else", Platform.Android, "tiktok Probable other-publisher")]
    [InlineData("TikTok", "", Platform.Android, "tiktok Probable name-only")]
    [InlineData("TikTok - Videos, Shop & LIVE", "TikTok Ltd.", Platform.Android, "tiktok Probable longer-name")]
    [InlineData("TikTok Tips & Tricks", "Guides4U", Platform.Android, " None none")]
    [InlineData("TicToc timer", "TikTok", Platform.Android, " None none")]
    [InlineData("", "", Platform.Android, " None none")]
    public void Only_name_publisher_and_platform_together_make_certain(string name, string publisher, Platform platform, string expected) =>
        Assert.Equal(expected, Shown(Resolver.Resolve(name, publisher, platform)));

    [Theory]
    [InlineData(Platform.Windows, "notities-windows Certain name-and-publisher")]
    [InlineData(Platform.Ios, "notities-ios Certain name-and-publisher")]
    public void Of_two_apps_of_one_name_and_maker_the_platform_decides(Platform platform, string expected) =>
        Assert.Equal(expected, Shown(Resolver.Resolve("Notities", "Maker", platform)));

    [Theory]
    [InlineData("android:com.zhiliaoapp.musically", "Whatever", "tiktok Certain id")]
    [InlineData("android:com.ss.android.ugc.aweme", "抖音", "douyin Certain id")]
    [InlineData("android:com.ss.android.ugc.aweme", "", "douyin Certain id")]
    [InlineData("android:com.ss.android.ugc.aweme", "LMC 8.4 R18", "douyin Probable borrowed-id")]
    [InlineData("android:com.example", "TikTok", " None none")]
    public void An_id_makes_certain_unless_the_name_is_that_of_software_that_borrows_it(string id, string name, string expected)
    {
        Assert.True(AppId.TryParse(id, out var parsed));
        Assert.Equal(expected, Shown(Resolver.Resolve(parsed, name)));
    }

    [Theory]
    [InlineData("Türk Telekom é ＴｉｋＴｏｋ", "turk telekom e tiktok")]
    [InlineData("Łódź Ÿ ß Ÿ", "lodz y ß y")]
    [InlineData("  L'Équipe – v2.0! ", "lequipe v20")]
    [InlineData("Яндекс 抖音", "яндекс 抖音")]
    public void Spellings_of_one_name_are_the_same_although_we_run_without_locale_data(string name, string plain) => Assert.Equal(plain, PlainName.Of(name));

    [Fact]
    public void A_plain_name_stays_as_it_is() => Gen.String.Where(IsText).Sample(name => PlainName.Of(PlainName.Of(name)) == PlainName.Of(name));

    private static bool IsText(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);

    private static string Shown(Resolved resolved) => $"{resolved.App?.Slug} {resolved.Match} {resolved.Reason}";
}
