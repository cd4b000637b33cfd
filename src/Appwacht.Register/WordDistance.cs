namespace Appwacht.Register;

/// <summary>How many typing mistakes lie between what somebody typed and a word.</summary>
internal static class WordDistance
{
    /// <summary>
    /// The fewest letters that must be put in, left out, changed, or swapped with their neighbour to make what was typed into the word, or
    /// into the beginning of it: who searches need not finish.
    /// </summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="word">The word.</param>
    public static int ToBeginning(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        // Three rows of the table of distances between all beginnings of the one and of the other.
        var width = word.Length + 1;
        var table = width * 3 <= 512 ? stackalloc int[width * 3] : new int[width * 3];
        var before = table[..width];
        var above = table.Slice(width, width);
        var row = table.Slice(width * 2, width);
        for (var at = 0; at < width; at++)
            row[at] = at;
        for (var letter = 1; letter <= typed.Length; letter++)
        {
            var oldest = before;
            before = above;
            above = row;
            row = oldest;
            row[0] = letter;
            for (var at = 1; at < width; at++)
            {
                var changed = above[at - 1] + (typed[letter - 1] == word[at - 1] ? 0 : 1);
                row[at] = Math.Min(changed, Math.Min(above[at], row[at - 1]) + 1);
                if (letter > 1 && at > 1 && typed[letter - 1] == word[at - 2] && typed[letter - 2] == word[at - 1])
                    row[at] = Math.Min(row[at], before[at - 2] + 1);
            }
        }

        var least = row[0];
        foreach (var distance in row)
            least = Math.Min(least, distance);
        return least;
    }
}
