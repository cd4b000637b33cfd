namespace Appwacht.Policy.Syntax;

/// <summary>Finds the word a writer probably meant.</summary>
public static class Closest
{
    /// <summary>Comparing longer words costs time and never helps a reader.</summary>
    private const int LongestWord = 64;

    /// <summary>
    /// The candidate with the fewest slips of the pen (a letter added, left out, changed, or two swapped; upper and lower case are the same),
    /// or null when none is near: about one slip in every three letters.
    /// </summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        if (word.Length > LongestWord)
            return null;
        var most = Math.Max(1, (word.Length + 1) / 3);
        return candidates
            .Where(candidate => candidate.Length <= LongestWord && Math.Abs(candidate.Length - word.Length) <= most)
            .Select(candidate => (candidate, slips: Slips(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.slips <= most && pair.slips < pair.candidate.Length)
            .OrderBy(pair => pair.slips).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>The Damerau–Levenshtein distance (optimal string alignment).</summary>
    public static int Slips(string one, string other)
    {
        var slips = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            slips[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            slips[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = slips[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                slips[i, j] = Math.Min(changed, Math.Min(slips[i - 1, j], slips[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
            }
        }

        return slips[one.Length, other.Length];
    }
}
