namespace Appwacht.Register.Tests;

public class AppSearchTests
{
    private const string Letters = "abcdefg";

    private static readonly AppRegister Ours =
        RegisterReader.Read(file => File.Exists(Repository.PathOf("catalogue", file)) ? File.OpenRead(Repository.PathOf("catalogue", file)) : null).Register!;

    private static readonly AppSearch Search = new(Ours);

    private static readonly Gen<string> Words = Gen.Char[Letters].Array[1, 10].Select(letters => new string(letters));

    private static readonly Gen<Func<string, string>> Mistakes = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 100], Gen.Char[Letters], (kind, at, letter) => (Func<string, string>)(name => Mistake(name, kind, at, letter)));

    [Theory]
    [InlineData("tiktok", "tiktok")]
    [InlineData("TikTok", "tiktok")]
    [InlineData("tik tok", "tiktok")]
    [InlineData("com.zhiliaoapp.musically", "tiktok")]
    [InlineData("android:com.zhiliaoapp.musically", "tiktok")]
    [InlineData("tikotk", "tiktok")]
    [InlineData("tiktk", "tiktok")]
    [InlineData("telegramm", "telegram")]
    public void What_is_meant_comes_first(string typed, string slug) => Assert.Equal(slug, Search.Find(typed).Apps[0].Slug);

    [Theory]
    [InlineData("bytedance", "capcut")]
    [InlineData("bytedanse", "capcut")]
    [InlineData("china video", "capcut")]
    [InlineData("Kaaimaneilanden", "tiktok")]
    public void An_app_is_found_by_its_makers_and_where_they_are(string typed, string slug) => Assert.Contains(Search.Find(typed).Apps, app => app.Slug == slug);

    [Fact]
    public void Nothing_typed_finds_every_app() => Assert.Equal(Ours.Apps.Count, Search.Find("  ").Apps.Count);

    [Fact]
    public void Every_word_must_fit() => Assert.Empty(Search.Find("tiktok qqqqqqqqqq").Apps);

    [Fact]
    public void What_comes_close_is_shown_only_when_nothing_fits() => Assert.Equal((false, true), (Search.Find("signal").AreClose, Search.Find("signnal").AreClose));

    [Fact]
    public void Each_app_is_found_by_each_of_its_names_and_identifiers() => Assert.All(Ours.Apps, app =>
        Assert.All((string[])[app.Slug, app.Name, .. app.Aliases, .. app.Ids.Select(id => id.Id.Identifier), .. app.Ids.Select(id => id.Id.ToString())], name =>
        {
            var found = Search.Find(name);
            Assert.False(found.AreClose);
            Assert.Contains(app, found.Apps);
        }));

    [Fact]
    public void A_typing_mistake_hides_an_app_only_behind_one_that_is_called_so() => Gen.Select(OneOf(Ours.Apps.Where(app => Plain(app).Length >= 5 && app.Name.All(letter => char.IsAsciiLetter(letter) || letter == ' '))), Gen.Int[0, 3], Gen.Int[0, 100], Gen.Char['a', 'z']).Sample((app, kind, at, letter) =>
    {
        var typed = Mistake(Plain(app), kind, at, letter);
        var found = Search.Find(typed);
        Assert.True(!found.AreClose || found.Apps.Contains(app), $"{typed} does not find {app.Slug}");
        Assert.NotEmpty(found.Apps);
    });

    [Fact]
    public void It_finds_what_a_comparison_with_each_word_finds() => Gen.Select(Words.Array[1, 3].Select(words => string.Join(' ', words)).Array[1, 8], Words, Mistakes, Mistakes).Sample((names, other, once, twice) =>
    {
        var name = names[0].Replace(" ", "", StringComparison.Ordinal);
        var typed = name.Length < 4 ? other : once(twice(name));
        var register = new RegisterText().Replacing("app-ids.csv", "app,platform,identifier,confidence,borrowed_by,note\n")
            .Replacing("apps.csv", "app,name,category,status,aliases,publishers,alternatives,note\n" + string.Concat(names.Select((name, at) => $"x{at},{name},z,active,,,,\n"))).Read();
        var found = new AppSearch(register).Find(typed);
        var fitting = Fitting(names, word => word.StartsWith(typed, StringComparison.Ordinal) || (typed.Length >= 3 && word.Contains(typed, StringComparison.Ordinal)));
        var mistakes = typed.Length < 4 ? 0 : typed.Length < 8 ? 1 : 2;
        var expected = fitting.Length > 0 ? fitting : Fitting(names, word => Enumerable.Range(0, word.Length + 1).Any(length => Distance(typed, word[..length]) <= mistakes));
        Assert.Equal(expected, found.Apps.Select(app => app.Slug).Order(StringComparer.Ordinal));
        Assert.Equal(fitting.Length == 0, found.AreClose);
    }, iter: 2000);

    [Fact]
    public void Capitals_and_accents_make_no_difference() => OneOf(Ours.Apps).Sample(app =>
        Assert.Equal(Search.Find(app.Name).Apps, Search.Find(app.Name.ToUpperInvariant().Replace("E", "É", StringComparison.Ordinal)).Apps));

    private static Gen<App> OneOf(IEnumerable<App> apps)
    {
        var all = apps.ToArray();
        return Gen.Int[0, all.Length - 1].Select(at => all[at]);
    }

    private static string Plain(App app) => new([.. app.Name.ToLowerInvariant().Where(char.IsAsciiLetter)]);

    private static string Mistake(string name, int kind, int where, char letter)
    {
        var at = where % (name.Length - 1);
        return kind switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, letter.ToString()),
            2 => name[..at] + letter + name[(at + 1)..],
            _ => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
        };
    }

    private static string[] Fitting(string[] names, Func<string, bool> fits) =>
        [.. names.Index().Where(name => name.Item.Split(' ').Append(name.Item.Replace(" ", "", StringComparison.Ordinal)).Any(fits)).Select(name => $"x{name.Index}").Order(StringComparer.Ordinal)];

    /// <summary>As the books define it, a letter at a time.</summary>
    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }

        return table[one.Length, other.Length];
    }
}
