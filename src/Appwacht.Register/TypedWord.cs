using System.Numerics;

namespace Appwacht.Register;

/// <summary>
/// A word that somebody typed, compared with many others. A mistake is a letter too many, too few or wrong, or two neighbours swapped. Where
/// mistakes are counted, a whole column of the table of distances is one number, with a bit for each letter (Hyyrö, 2003), so that
/// comparing costs a few instructions for each letter of the word.
/// </summary>
internal sealed class TypedWord
{
    private readonly string typed;
    private readonly ulong letters;
    private readonly int forgiven;
    private readonly ulong[] places = new ulong[128];

    /// <summary>Prepares it.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="forgives">Whether mistakes are forgiven: none in what is so short that anything comes close to it.</param>
    public TypedWord(string typed, bool forgives)
    {
        (this.typed, letters) = (typed, Letters(typed));
        forgiven = !forgives ? 0 : typed.Length switch { < 4 => 0, < 8 => 1, <= 64 => 2, _ => 0 };
        for (var at = 0; at < Math.Min(typed.Length, 64); at++)
            if (typed[at] < places.Length)
                places[typed[at]] |= 1UL << at;
    }

    /// <summary>A bit for each letter that is in a word, for <see cref="Penalty"/>.</summary>
    public static ulong Letters(string word)
    {
        var bits = 0UL;
        foreach (var letter in word)
            bits |= 1UL << letter switch { >= 'a' and <= 'z' => letter - 'a', >= '0' and <= '9' => letter - '0' + 26, _ => 36 + letter % 28 };
        return bits;
    }

    /// <summary>How badly it fits a word: the whole word, the beginning, a part of it, or with mistakes; null when it does not fit.</summary>
    /// <param name="word">The word.</param>
    /// <param name="itsLetters">Its letters.</param>
    public int? Penalty(string word, ulong itsLetters)
    {
        // Each mistake accounts for one letter that the word does not have.
        if (BitOperations.PopCount(letters & ~itsLetters) > forgiven)
            return null;
        if (word.StartsWith(typed, StringComparison.Ordinal))
            return word.Length == typed.Length ? 0 : 1;
        if (typed.Length >= 3 && word.Contains(typed, StringComparison.Ordinal))
            return 2;
        if (forgiven == 0)
            return null;
        var (toBeginning, toWhole) = Mistakes(word.AsSpan(0, Math.Min(word.Length, typed.Length + forgiven + 1)));
        return toWhole <= forgiven ? 10 * toWhole : toBeginning <= forgiven ? 10 * toBeginning + 1 : null;
    }

    /// <summary>The fewest mistakes that make it what was typed from some beginning of a word, for who searches need not finish, and from all of it.</summary>
    private (int ToBeginning, int ToWhole) Mistakes(ReadOnlySpan<char> word)
    {
        var (up, down, diagonal, before, last) = (ulong.MaxValue, 0UL, 0UL, 0UL, 1UL << (typed.Length - 1));
        var distance = typed.Length;
        var least = distance;
        foreach (var letter in word)
        {
            var here = letter < places.Length ? places[letter] : Slow(letter);
            var swapped = ((~diagonal & here) << 1) & before;
            diagonal = (((here & up) + up) ^ up) | here | down | swapped;
            var (right, left) = (down | ~(diagonal | up), diagonal & up);
            distance += (right & last) != 0 ? 1 : (left & last) != 0 ? -1 : 0;
            (right, left) = ((right << 1) | 1, left << 1);
            (up, down, before) = (left | ~(diagonal | right), diagonal & right, here);
            least = Math.Min(least, distance);
        }

        return (least, distance);
    }

    private ulong Slow(char letter)
    {
        var bits = 0UL;
        for (var at = 0; at < typed.Length; at++)
            if (typed[at] == letter)
                bits |= 1UL << at;
        return bits;
    }
}
