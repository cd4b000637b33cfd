using System.Globalization;

namespace Appwacht.Policy.Devices;

/// <summary>The version of an operating system: numbers with dots between them, compared number by number.</summary>
public sealed record OsVersion : IComparable<OsVersion>
{
    private readonly int[] parts;

    private OsVersion(int[] parts) => this.parts = parts;

    /// <summary>Reads up to six numbers of up to nine digits; what follows a space or a hyphen is left out. Null when it does not begin with a number.</summary>
    public static OsVersion? Parse(string text)
    {
        var numbers = text.Split(' ', '-', '(')[0].Split('.');
        if (numbers.Length > 6 || !numbers.All(number => number.Length is > 0 and < 10 && number.All(char.IsAsciiDigit)))
            return null;
        return new OsVersion([.. numbers.Select(number => int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture))]);
    }

    /// <summary>Whether this version is the other or lies within it: 26.1 lies within 26.</summary>
    public bool IsWithin(OsVersion other) => !other.parts.Where((part, i) => part != parts.ElementAtOrDefault(i)).Any();

    /// <summary>This version, one within it, the one before it and the one after it: what a condition on it can tell apart.</summary>
    internal IEnumerable<OsVersion> Neighbours()
    {
        yield return this;
        yield return new OsVersion([.. parts, 1]);
        yield return new OsVersion([.. parts[..^1], parts[^1] + 1]);
        // 26.0 is 26, and what comes before it is 25.
        var last = Array.FindLastIndex(parts, part => part > 0);
        if (last >= 0)
            yield return new OsVersion([.. parts[..last], parts[last] - 1, 999_999]);
    }

    /// <inheritdoc/>
    public int CompareTo(OsVersion? other)
    {
        if (other is null)
            return 1;
        for (var i = 0; i < Math.Max(parts.Length, other.parts.Length); i++)
        {
            var difference = parts.ElementAtOrDefault(i).CompareTo(other.parts.ElementAtOrDefault(i));
            if (difference != 0)
                return difference;
        }

        return 0;
    }

    /// <inheritdoc/>
    public bool Equals(OsVersion? other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => parts.Reverse().SkipWhile(part => part == 0).Aggregate(0, HashCode.Combine);

    /// <summary>The numbers with dots between them.</summary>
    public override string ToString() => string.Join('.', parts);
}
