using System.Text;
using Appwacht.Policy.Fleet;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet;

/// <summary>Apps come back as they were given, however little of them is kept.</summary>
public class PackedAppsLaws
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[Gen.Char, 1, 40], Gen.Const("nl.voorbeeld.App"), Gen.Const("Één ☃"), Gen.Const("half \ud83d"));

    private static readonly Gen<FleetApp> App = Gen.Select(
        Gen.Enum<Platform>(), Text, Text, Gen.Int[0, 5], Gen.Bool.Select(isKnown => isKnown ? "tiktok" : null), Gen.Enum<Match>(),
        (platform, identifier, name, kind, slug, match) => new FleetApp(
            kind < 4 ? new AppId(platform, identifier) : null, kind < 2 ? identifier : name, slug, slug is null && kind > 0 ? Match.None : match));

    [Fact]
    public void What_is_packed_comes_back_as_it_was() => App.Array[0, 30].Sample(apps =>
    {
        var packed = new PackedApps(apps);
        Assert.Equal(apps, packed);
        Assert.Equal(apps.Select(Written), packed.Select(Written));
        var all = new FleetApps(apps);
        for (var number = 0; number < apps.Length; number++)
            Assert.Equal((apps[number].Slug, apps[number].Match), (all.SlugOf(number), all.MatchOf(number)));
    }, iter: 2_000);

    [Fact]
    public void Of_an_app_that_the_register_does_not_know_only_its_text_is_kept()
    {
        var packed = new PackedApps(
        [
            new(new AppId(Platform.Windows, "Contoso.App"), "Contoso.App", null, Match.None), new(null, "Zakelijke app", null, Match.None),
            new(new AppId(Platform.Ios, "nl.voorbeeld"), "Voorbeeld", null, Match.None), new(null, "TikTok", "tiktok", Match.Probable),
        ]);
        Assert.Equal([null, null, "Voorbeeld", "TikTok"], Enumerable.Range(0, 4).Select(number => packed.IfKnown(number)?.Name));
        Assert.NotSame(packed[0], packed[0]);
    }

    [Fact]
    public void Apps_that_come_later_are_looked_up_as_those_that_were_there()
    {
        var all = new FleetApps([new(null, "Een", null, Match.None)]).With([new(null, "TikTok", "tiktok", Match.Probable), new(null, "Twee", null, Match.None)]);
        Assert.Equal([(null, Match.None), ("tiktok", Match.Probable), (null, Match.None)], Enumerable.Range(0, 3).Select(number => (all.SlugOf(number), all.MatchOf(number))));
        Assert.Equal(["Een", "TikTok", "Twee"], all.All.Select(app => app.Name));
    }

    /// <summary>To the letter: two identifiers can be equal and not be written alike.</summary>
    private static string Written(FleetApp app) => $"{app.Id?.Platform} {Convert.ToHexString(Encoding.Unicode.GetBytes(app.Id?.Identifier ?? ""))} {Convert.ToHexString(Encoding.Unicode.GetBytes(app.Name))}";
}
