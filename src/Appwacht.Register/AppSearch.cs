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
    private readonly string[] words;
    private readonly ulong[] letters;
    private readonly (int App, int Field)[][] places;

    /// <summary>Learns the words of a register.</summary>
    public AppSearch(AppRegister register)
    {
        this.register = register;
        var byWord = new Dictionary<string, List<(int App, int Field)>>(StringComparer.Ordinal);
        var wordsOf = new AppWords(register);
        foreach (var (number, app) in register.Apps.Index())
            foreach (var (word, field) in wordsOf.Of(app).GroupBy(place => place.Word).Select(same => (same.Key, same.Min(place => place.Field))))
                (byWord.TryGetValue(word, out var known) ? known : byWord[word] = []).Add((number, field));
        words = [.. byWord.Keys];
        letters = [.. words.Select(word => Letters(word))];
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
        return Fitting(typed, joined, false) is { Count: > 0 } fitting ? new(fitting, false) : new(Fitting(typed, joined, true), true);
    }

    private List<App> Fitting(string[] typed, string? joined, bool forgives)
    {
        var total = new int[register.Apps.Count];
        foreach (var word in typed)
            foreach (var (app, penalty) in Penalties(word, forgives).Index())
                total[app] = Math.Min(Nowhere, total[app] + penalty);
        if (joined is not null)
            foreach (var (app, penalty) in Penalties(joined, forgives).Index())
                total[app] = Math.Min(total[app], penalty);
        return [.. Enumerable.Range(0, total.Length).Where(app => total[app] < Nowhere).OrderBy(app => total[app]).ThenBy(app => register.Apps[app].Name, StringComparer.OrdinalIgnoreCase).Select(app => register.Apps[app])];
    }

        /// <summary>For each app how badly a word fits it.</summary>
    private int[] Penalties(string typed, bool forgives)
    {
        var penalties = new int[register.Apps.Count];
        Array.Fill(penalties, Nowhere);
        var (mistakes, asked) = (forgives ? Forgiven(typed) : 0, Letters(typed));
        for (var word = 0; word < words.Length; word++)
        {
            // Each mistake accounts for one letter that the word does not have.
            if (System.Numerics.BitOperations.PopCount(asked & ~letters[word]) > mistakes || Penalty(typed, words[word], mistakes) is not { } penalty)
                continue;
            foreach (var (app, field) in places[word])
                penalties[app] = Math.Min(penalties[app], penalty + field);
        }

        return penalties;
    }

    /// <summary>The whole word, the beginning, a part of it, or with mistakes; null when it does not fit.</summary>
    private static int? Penalty(string typed, string word, int mistakes) =>
        word == typed ? 0
        : word.StartsWith(typed, StringComparison.Ordinal) ? 1
        : typed.Length >= 3 && word.Contains(typed, StringComparison.Ordinal) ? 2
        : mistakes > 0 && WordDistance.ToBeginning(typed, word.AsSpan(0, Math.Min(word.Length, typed.Length + mistakes))) is var distance && distance <= mistakes ? 10 * distance
        : null;

    /// <summary>How many mistakes are forgiven: none in what is so short that anything comes close to it.</summary>
    private static int Forgiven(string typed) => typed.Length switch { < 4 => 0, < 8 => 1, _ => 2 };

    private static ulong Letters(string word)
    {
        var bits = 0UL;
        foreach (var letter in word)
            bits |= 1UL << letter switch { >= 'a' and <= 'z' => letter - 'a', >= '0' and <= '9' => letter - '0' + 26, _ => 36 + letter % 28 };
        return bits;
    }
}
