namespace Appwacht.Core.Exemptions;

/// <summary>Exemptions of which the end is near: time to remove the app, or to ask anew.</summary>
public static class EndingExemptions
{
    /// <summary>So many days before its end people are told.</summary>
    public const int NoticeDays = 30;

    /// <summary>Those that hold and end within <see cref="NoticeDays"/> days.</summary>
    public static IQueryable<ExemptionCase> EndingSoon(this IQueryable<ExemptionCase> exemptions, DateOnly today)
    {
        var last = today.AddDays(NoticeDays);
        return exemptions.Where(exemption => exemption.State == ExemptionState.Approved && exemption.From <= today && exemption.Until > today && exemption.Until <= last);
    }
}
