using System.Diagnostics;

namespace Appwacht.Benchmarks.Measuring;

/// <summary>Does the same work several times and keeps every time it took.</summary>
internal static class Repeat
{
    /// <summary>Fewer than this say little about the middle.</summary>
    public const int Usual = 7;

    /// <summary>
    /// How long the work is done before anything is measured. The compiler improves code in three steps and waits between them; a server that
    /// has taken in a fleet has all of that behind it.
    /// </summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>How long it is then measured, when that gives more repetitions than are asked for.</summary>
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(2);

    /// <summary>Measures.</summary>
    /// <param name="group">Under which heading it stands.</param>
    /// <param name="name">What is done.</param>
    /// <param name="devices">On how many devices.</param>
    /// <param name="work">The work; what it returns is thrown away.</param>
    /// <param name="repetitions">How often at least; work that takes little time is done more often.</param>
    /// <param name="warm">Whether to do it first without measuring; not worth it for what takes seconds.</param>
    public static Figure Of<T>(string group, string name, int devices, Func<T> work, int repetitions = Usual, bool warm = true)
    {
        for (var start = Stopwatch.GetTimestamp(); warm;)
        {
            work();
            if (Stopwatch.GetElapsedTime(start) > WarmUp)
                break;
        }

        var times = new List<double>();
        var begun = Stopwatch.GetTimestamp();
        while (times.Count < repetitions || (warm && times.Count < 50 && Stopwatch.GetElapsedTime(begun) < Measured))
        {
            // What the last round left is not cleared away in this one's time.
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new Figure(group, name, devices, [.. times.Order()]);
    }

    /// <summary>Measures work that takes far less than a clock can tell: many at a time, the time of one.</summary>
    public static Figure OfMany<T>(string group, string name, int devices, int count, Func<int, T> work)
    {
        var all = Of(group, name, devices, () =>
        {
            T last = default!; // Overwritten at once: count is never 0.
            for (var i = 0; i < count; i++)
                last = work(i);
            return last;
        });
        return all with { Milliseconds = Array.ConvertAll(all.Milliseconds, time => time / count) };
    }
}
