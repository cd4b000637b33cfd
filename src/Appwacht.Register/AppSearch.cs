namespace Appwacht.Register;

/// <summary>What a search found.</summary>
/// <param name="Apps">The apps, what fits best first.</param>
/// <param name="AreClose">Whether nothing was as it was typed, so that these only come close to it.</param>
public sealed record FoundApps(IReadOnlyList<App> Apps, bool AreClose);

/// <summary>
/// Finds apps by any part of their name, identifiers, makers, countries or category, whatever the accents and capitals. When nothing fits it
/// forgives typing mistakes. All words that were typed must fit the app. Pure, and fast enough to ask with each letter: a number with a bit
/// for each letter of a word rules out nearly all words before any text is compared.
/// </summary>
public sealed class AppSearch
{
    /// <summary>What is longer was not typed to find an app.</summary>
    public const int LongestText = 100;

    /// <summary>Worse than any fit.</summary>
    private const int Nowhere = 1_000_000;

    private readonly AppRegister register;
    private readonly App[] byName;
    private readonly string[] words;
    private readonly ulong[] letters;
    private readonly (int App, int Field)[][] places;

    /// <summary>Learns the words of a register.</summary>
    public AppSearch(AppRegister register)
    {
        this.register = register;
        var byWord = new Dictionary<string, List<(int App, int Field)>>(StringComparer.Ordinal);
        var wordsOf = new AppWords(register);
        byName = [.. register.Apps.OrderBy(app => app.Name, StringComparer.OrdinalIgnoreCase).ThenBy(app => app.Slug, StringComparer.Ordinal)];
        foreach (var (number, app) in byName.Index())
            foreach (var (word, field) in wordsOf.Of(app))
                (byWord.TryGetValue(word, out var known) ? known : byWord[word] = []).Add((number, field));
        words = [.. byWord.Keys];
        letters = [.. words.Select(TypedWord.Letters)];
        places = [.. words.Select(word => byWord[word].ToArray())];
    }

    /// <summary>The apps that fit; all of them when nothing was typed.</summary>
    public FoundApps Find(string text)
    {
        var asked = AppId.TryParse(text.Trim(), out var id) ? id.Identifier : text;
        var plain = PlainName.Of(asked.Length > LongestText ? asked[..LongestText] : asked);
        var typed = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        if (typed.Length == 0)
            return new(register.Apps, false);
        // Who types "tik tok" means TikTok.
        var joined = typed.Length > 1 ? plain.Replace(" ", "", StringComparison.Ordinal) : null;
        return Fitting(typed, joined, false) is { Length: > 0 } fitting ? new(fitting, false) : new(Fitting(typed, joined, true), true);
    }

    private App[] Fitting(string[] typed, string? joined, bool forgives)
    {
        var total = new int[byName.Length];
        foreach (var word in typed)
        {
            var penalties = Penalties(new TypedWord(word, forgives));
            for (var app = 0; app < total.Length; app++)
                total[app] = Math.Min(Nowhere, total[app] + penalties[app]);
        }

        if (joined is not null)
        {
            var penalties = Penalties(new TypedWord(joined, forgives));
            for (var app = 0; app < total.Length; app++)
                total[app] = Math.Min(total[app], penalties[app]);
        }

        // What fits as well stands by name: the number of an app is its place among all names.
        var found = Enumerable.Range(0, total.Length).Where(app => total[app] < Nowhere).Select(app => ((long)total[app] << 32) | (uint)app).ToArray();
        Array.Sort(found);
        return [.. found.Select(app => byName[(int)app])];
    }

    /// <summary>For each app how badly a word fits it.</summary>
    private int[] Penalties(TypedWord typed)
    {
        var penalties = new int[byName.Length];
        Array.Fill(penalties, Nowhere);
        for (var word = 0; word < words.Length; word++)
        {
            if (typed.Penalty(words[word], letters[word]) is not { } penalty)
                continue;
            foreach (var (app, field) in places[word])
                penalties[app] = Math.Min(penalties[app], penalty + field);
        }

        return penalties;
    }
}
