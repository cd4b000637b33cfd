using System.Globalization;

namespace Appwacht.Server.Demo;

/// <summary>
/// The clock of a demonstration, which can be put forward: weeks go by while somebody looks. What is in a demonstration lives by it; signing in
/// goes by the real one, or who puts the clock forward would be signed out by it. How far it is ahead is kept in a file, for the next start.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private readonly TimeProvider real;
    private readonly string file;
    private long ahead;

    /// <summary>Takes up where it was left.</summary>
    /// <param name="real">The real clock.</param>
    /// <param name="data">The folder with the data.</param>
    public DemoClock(TimeProvider real, string data)
    {
        (this.real, file) = (real, Path.Combine(data, "demo-clock"));
        if (File.Exists(file) && long.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours < TimeSpan.FromDays(3650).TotalHours)
            ahead = TimeSpan.FromHours(hours).Ticks;
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    /// <inheritdoc/>
    public override long GetTimestamp() => real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);

    /// <summary>Puts it forward by whole hours.</summary>
    public void Advance(int hours) => Interlocked.Add(ref ahead, TimeSpan.FromHours(hours).Ticks);

    /// <summary>Puts it right again: the demonstration begins anew.</summary>
    public void Reset()
    {
        Interlocked.Exchange(ref ahead, 0);
        File.Delete(file);
    }

    /// <summary>Remembers how far it is ahead. Whoever is killed meanwhile finds the file as it was, and never an empty one.</summary>
    public void Keep()
    {
        File.WriteAllText(file + ".half", ((long)TimeSpan.FromTicks(Interlocked.Read(ref ahead)).TotalHours).ToString(CultureInfo.InvariantCulture));
        File.Move(file + ".half", file, overwrite: true);
    }
}
