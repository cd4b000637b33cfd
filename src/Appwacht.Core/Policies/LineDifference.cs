namespace Appwacht.Core.Policies;

/// <summary>What became of a line.</summary>
public enum LineChange
{
    /// <summary>It is in both texts.</summary>
    Same,
    /// <summary>It is new.</summary>
    Added,
    /// <summary>It is gone.</summary>
    Removed,
}

/// <summary>A line of two texts that are compared.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Number">Its number in the new text; in the old one when it is gone.</param>
/// <param name="Text">The line.</param>
public readonly record struct ComparedLine(LineChange Change, int Number, string Text);

/// <summary>Which lines of a text are new and which are gone, by as few changes as possible (E. Myers, 1986).</summary>
public static class LineDifference
{
    /// <summary>Of texts that differ more than this, what lies between their equal ends is shown as replaced: nobody reads a finer answer.</summary>
    public const int MostChanges = 1000;

    /// <summary>Compares.</summary>
    public static IReadOnlyList<ComparedLine> Of(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var first = 0;
        while (first < old.Length && first < now.Length && old[first] == now[first])
            first++;
        var last = 0;
        while (last < old.Length - first && last < now.Length - first && old[^(last + 1)] == now[^(last + 1)])
            last++;
        var middle = Between(old[first..^last], now[first..^last]);
        return
        [
            .. now.Take(first).Select((line, at) => new ComparedLine(LineChange.Same, at + 1, line)),
            .. middle.Select(line => line with { Number = line.Number + first }),
            .. now.Skip(now.Length - last).Select((line, at) => new ComparedLine(LineChange.Same, now.Length - last + at + 1, line)),
        ];
    }

    /// <summary>Only what changed, each place with some lines around it.</summary>
    /// <param name="lines">What was compared.</param>
    /// <param name="around">How many equal lines are kept before and after.</param>
    public static IReadOnlyList<IReadOnlyList<ComparedLine>> Places(IReadOnlyList<ComparedLine> lines, int around)
    {
        var places = new List<IReadOnlyList<ComparedLine>>();
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].Change is LineChange.Same)
                continue;
            var (from, until, quiet) = (Math.Max(0, at - around), at, 0);
            // Two places of which the lines around them touch are one.
            for (var next = at; next < lines.Count && quiet <= 2 * around; next++)
                (until, quiet) = lines[next].Change is LineChange.Same ? (until, quiet + 1) : (next, 0);
            until = Math.Min(lines.Count - 1, until + around);
            places.Add([.. lines.Skip(from).Take(until - from + 1)]);
            at = until;
        }

        return places;
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static List<ComparedLine> Between(string[] old, string[] now)
    {
        var steps = new List<int[]>();
        var size = Math.Min(old.Length + now.Length, MostChanges);
        var reach = new int[(2 * size) + 3];
        for (var changes = 0; changes <= size; changes++)
        {
            steps.Add([.. reach]);
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var at = diagonal == -changes || (diagonal != changes && reach[size + diagonal] < reach[size + diagonal + 2]) ? reach[size + diagonal + 2] : reach[size + diagonal] + 1;
                while (at < old.Length && at - diagonal < now.Length && old[at] == now[at - diagonal])
                    at++;
                reach[size + diagonal + 1] = at;
                if (at >= old.Length && at - diagonal >= now.Length)
                    return Back(old, now, steps, size);
            }
        }

        return
        [
            .. old.Select((line, at) => new ComparedLine(LineChange.Removed, at + 1, line)),
            .. now.Select((line, at) => new ComparedLine(LineChange.Added, at + 1, line)),
        ];
    }

    /// <summary>The way back from the end of both texts to their beginning.</summary>
    private static List<ComparedLine> Back(string[] old, string[] now, List<int[]> steps, int size)
    {
        var lines = new List<ComparedLine>();
        var (x, y) = (old.Length, now.Length);
        for (var changes = steps.Count - 1; changes >= 0; changes--)
        {
            var (reach, diagonal) = (steps[changes], x - y);
            var isAdded = diagonal == -changes || (diagonal != changes && reach[size + diagonal] < reach[size + diagonal + 2]);
            var from = changes == 0 ? 0 : isAdded ? reach[size + diagonal + 2] : reach[size + diagonal];
            var fromY = changes == 0 ? 0 : from - (isAdded ? diagonal + 1 : diagonal - 1);
            for (; x > from && y > fromY; x--, y--)
                lines.Add(new(LineChange.Same, y, now[y - 1]));
            if (changes == 0)
                break;
            lines.Add(isAdded ? new(LineChange.Added, y, now[y - 1]) : new(LineChange.Removed, x, old[x - 1]));
            (x, y) = (from, fromY);
        }

        lines.Reverse();
        return lines;
    }
}
