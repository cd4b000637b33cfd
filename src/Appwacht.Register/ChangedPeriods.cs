namespace Appwacht.Register;

/// <summary>How a change stands to the periods in which the same thing holds already.</summary>
internal static class ChangedPeriods
{
    /// <summary>Whether some day from the given one on lies in it, or it was to begin on a later one.</summary>
    public static bool GoesOnAfter(this Period period, DateOnly day) => period.Until is not { } until || until > day;

    /// <summary>The period without the day and what comes after it; empty when it was to begin later.</summary>
    public static Period CutOff(this Period period, DateOnly day) => new(period.From, period.From is { } from && from > day ? from : day);

    /// <summary>What a change does to what holds in the given periods.</summary>
    public static ChangeStanding Standing(this RegisterChange change, IReadOnlyCollection<Period> known)
    {
        // What holds on no day says nothing.
        var later = known.Where(period => !period.IsEmpty && period.GoesOnAfter(change.Day)).ToArray();
        if (change.IsEnd)
            return later.Length == 0 ? ChangeStanding.Superfluous : later.Any(period => period.From > change.Day) ? ChangeStanding.Contradicted : ChangeStanding.InEffect;
        return later.Any(period => period.Contains(change.Day) && period.Until is null) ? ChangeStanding.Superfluous
            : later.Length > 0 ? ChangeStanding.Contradicted : ChangeStanding.InEffect;
    }
}
