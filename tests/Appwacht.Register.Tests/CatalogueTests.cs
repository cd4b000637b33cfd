namespace Appwacht.Register.Tests;

/// <summary>The facts that our own catalogue must get right.</summary>
public class CatalogueTests
{
    private static readonly string[] Offensive = ["CN", "IR", "KP", "RU"];

    private static readonly (AppRegister? Register, IReadOnlyList<RegisterFault> Faults) Catalogue =
        RegisterReader.Read(file => File.Exists(Repository.PathOf("catalogue", file)) ? File.OpenRead(Repository.PathOf("catalogue", file)) : null);

    private static AppRegister Register => Catalogue.Register!;

    [Fact]
    public void It_is_consistent() => Assert.Empty(Catalogue.Faults);

    [Theory]
    [InlineData("tiktok", "TikTok")]
    [InlineData("collabora-office", "Collabora office")]
    public void An_app_that_is_only_an_alternative_has_a_name_that_can_be_read(string slug, string expected) => Assert.Equal(expected, Register.NameOf(slug));

    [Theory]
    [InlineData("grindr", "2015-12-31", "NL", "")]
    [InlineData("grindr", "2016-01-01", "NL", "CN")]
    [InlineData("grindr", "2020-05-31", "NL", "CN")]
    [InlineData("grindr", "2020-06-30", "NL", "")]
    [InlineData("grindr", "2026-11-20", "NL", "")]
    [InlineData("happn", "2023-06-20", "NL", "")]
    [InlineData("happn", "2025-08-31", "NL", "")]
    [InlineData("happn", "2025-09-01", "NL", "CN")]
    [InlineData("suunto", "2019-02-28", "NL", "")]
    [InlineData("suunto", "2019-03-31", "NL", "CN")]
    [InlineData("tiktok", "2026-11-20", "NL", "CN")]
    [InlineData("tiktok", "2026-01-21", "US", "CN")]
    [InlineData("tiktok", "2026-01-22", "US", "")]
    [InlineData("shein", "2026-11-20", "NL", "CN")]
    [InlineData("temu", "2026-11-20", "NL", "CN")]
    [InlineData("youcam-makeup", "2026-11-20", "NL", "")]
    [InlineData("youcam-perfect", "2026-11-20", "NL", "")]
    [InlineData("opera", "2026-11-20", "NL", "CN")]
    [InlineData("telegram", "2026-11-20", "NL", "")]
    public void It_knows_from_which_of_the_four_countries_an_app_is_controlled(string app, string day, string usedIn, string expected) =>
        Assert.Equal(expected, string.Join(' ', Control(app, DateOnly.Parse(day), usedIn).Where(path => path.Confidence >= Confidence.Reported)
            .Select(path => path.Country.Code).Intersect(Offensive)));

    [Fact]
    public void Suunto_passed_from_one_Chinese_owner_to_another_without_a_gap() => Assert.All(
        Enumerable.Range(0, (RegisterDay.DayNumber - new DateOnly(2019, 3, 31).DayNumber) / 7),
        week => Assert.Contains(Control("suunto", new DateOnly(2019, 3, 31).AddDays(7 * week), "NL"), path => path.Country.Code == "CN"));

    [Fact]
    public void Grindr_was_in_Chinese_hands_for_one_stretch() => Assert.Equal(
        ["2016-01..2020-06"],
        Stretches("grindr", "CN"));

    [Fact]
    public void YouCam_is_listed_by_VNG_and_controlled_from_Taiwan()
    {
        var app = Register.Find("youcam-makeup")!;
        Assert.Contains(Register.ListingsOf(app), listing => listing.List.Id == "vng-annex-a-other");
        Assert.Contains(Control("youcam-makeup", RegisterDay, "NL"), path => path.Country.Code == "TW");
    }

    [Fact]
    public void Opera_is_Norwegian_by_its_publisher_and_Chinese_by_its_owner() => Assert.Superset(
        new HashSet<string> { "NO", "CN" }, Control("opera", RegisterDay, "NL").Select(path => path.Country.Code).ToHashSet());

    [Fact]
    public void Telegram_is_not_Russian_at_any_confidence() => Assert.DoesNotContain(Control("telegram", RegisterDay, "NL"), path => path.Country.Code == "RU");

    [Theory]
    [InlineData("shein", "SG")]
    [InlineData("temu", "IE")]
    public void The_store_entity_does_not_hide_the_owner(string app, string storeEntity)
    {
        var chain = ControlChain.Of(Register.Find(app)!, Register, RegisterDay, Country.Netherlands);
        var seen = chain.Parties.Select(path => path.Party.Seat?.Code).Concat(chain.ShownOnly.Concat(chain.Publishers).Select(edge => edge.Parent.Seat?.Code));
        Assert.Contains(storeEntity, seen);
        Assert.Contains(chain.Countries, path => path.Country.Code == "CN" && path.Confidence >= Confidence.Reported);
    }

    [Fact]
    public void TikTok_has_at_least_five_ids() => Assert.True(Register.Find("tiktok")!.Ids.Count >= 5);

    [Fact]
    public void The_id_of_Douyin_is_known_to_be_borrowed()
    {
        Assert.True(AppId.TryParse("android:com.ss.android.ugc.aweme", out var id));
        Assert.Equal(Match.Probable, new NameResolver(Register).Resolve(id, "LMC 8.4").Match);
        Assert.Equal(Match.Certain, new NameResolver(Register).Resolve(id, "Douyin").Match);
    }

    [Fact]
    public void All_sixty_names_of_Annex_A_are_there()
    {
        var listings = Register.Apps.SelectMany(Register.ListingsOf).Where(listing => listing.List.Id.StartsWith("vng-annex-a", StringComparison.Ordinal)).CountBy(listing => listing.List.Id);
        Assert.Equal(new Dictionary<string, int> { ["vng-annex-a-other"] = 49, ["vng-annex-a-top"] = 11 }, listings.ToDictionary());
    }

    [Fact]
    public void The_country_list_begins_on_the_day_the_AIVD_published_it()
    {
        Assert.Equal(Offensive, Register.ListedCountries["offensive-cyber-programme"].Select(listed => listed.Country.Code).Order(StringComparer.Ordinal));
        Assert.Empty(DerivedList.On(Register, "offensive-cyber-programme", new(2023, 2, 22), Country.Netherlands));
        Assert.NotEmpty(DerivedList.On(Register, "offensive-cyber-programme", new(2023, 2, 23), Country.Netherlands));
    }

    [Theory]
    [InlineData("TikTok Tips & Tricks", "Guides4U")]
    [InlineData("TicToc timer", "Kitchen Apps")]
    public void Decoys_are_not_taken_for_TikTok(string name, string publisher) =>
        Assert.Equal(Match.None, new NameResolver(Register).Resolve(name, publisher, Platform.Android).Match);

    private static DateOnly RegisterDay => RegisterText.Today;

    private static IReadOnlyList<ControlPath> Control(string app, DateOnly day, string usedIn) =>
        ControlChain.Of(Register.Find(app)!, Register, day, Country.Parse(usedIn)).Countries;

    private static IEnumerable<string> Stretches(string app, string country)
    {
        DateOnly? since = null;
        foreach (var stretch in ControlHistory.Of(Register.Find(app)!, Register, Country.Netherlands))
        {
            var controlled = stretch.Countries.Any(path => path.Country.Code == country);
            if (!controlled && since is not null)
                yield return $"{since:yyyy-MM}..{stretch.From:yyyy-MM}";
            since = controlled ? since ?? stretch.From : null;
        }

        if (since is not null)
            yield return $"{since:yyyy-MM}..";
    }
}
