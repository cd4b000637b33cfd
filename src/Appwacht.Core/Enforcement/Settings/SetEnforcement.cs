using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Settings;

/// <summary>How an organisation wants to enforce.</summary>
/// <param name="IsOn">Whether steps are taken at all.</param>
/// <param name="FromHour">The hour of a working day from which steps are taken.</param>
/// <param name="UntilHour">The hour from which it is quiet again.</param>
/// <param name="FreshDays">How many days old an inventory may be to act on it.</param>
public sealed record EnforcementWish(bool IsOn, int FromHour, int UntilHour, int FreshDays)
{
    /// <summary>Everything for which it is refused.</summary>
    public IEnumerable<Refusal> WhyNot()
    {
        if (FromHour < SetEnforcement.Earliest || UntilHour > SetEnforcement.Latest || UntilHour - FromHour < SetEnforcement.FewestHours)
            yield return new(
                "enforcement.hours",
                $"Kies uren tussen {SetEnforcement.Earliest} en {SetEnforcement.Latest} uur, met ten minste {SetEnforcement.FewestHours} uur ertussen.",
                $"Choose hours between {SetEnforcement.Earliest} and {SetEnforcement.Latest}, with at least {SetEnforcement.FewestHours} hours between them.", "van");
        if (FreshDays is < SetEnforcement.FewestDays or > SetEnforcement.MostDays)
            yield return new(
                "enforcement.fresh", $"Een inventaris geldt {SetEnforcement.FewestDays} tot {SetEnforcement.MostDays} dagen als vers.", $"An inventory counts as fresh for {SetEnforcement.FewestDays} to {SetEnforcement.MostDays} days.", "versDagen");
    }
}

/// <summary>Sets how an organisation enforces.</summary>
public sealed class SetEnforcement(OrganisationDb db, AuditTrail audit)
{
    /// <summary>Nobody is woken up.</summary>
    public const int Earliest = 6;

    /// <summary>Nor kept from going home.</summary>
    public const int Latest = 20;

    /// <summary>In fewer hours a round may be missed, and with it a day.</summary>
    public const int FewestHours = 2;

    /// <summary>The fewest days that an inventory is fresh.</summary>
    public const int FewestDays = 1;

    /// <summary>The most: what was so half a month ago is no ground to shut somebody out.</summary>
    public const int MostDays = 14;

    /// <summary>Sets it; what is so already is left alone.</summary>
    public Task<Outcome<EnforcementSettings>> Handle(EnforcementWish wish, CancellationToken cancel) => db.InTurn<Outcome<EnforcementSettings>>(async () =>
    {
        if (wish.WhyNot().ToArray() is { Length: > 0 } why)
            return why;
        var known = await db.Set<EnforcementSettings>().SingleOrDefaultAsync(cancel);
        var settings = known ?? EnforcementSettings.Usual;
        if (new EnforcementWish(settings.IsOn, settings.FromHour, settings.UntilHour, settings.FreshDays) == wish)
            return settings;
        if (known is null)
            db.Add(settings);
        (settings.IsOn, settings.FromHour, settings.UntilHour, settings.FreshDays) = (wish.IsOn, wish.FromHour, wish.UntilHour, wish.FreshDays);
        audit.Record("enforcement.set", "enforcement:settings", new { wish.IsOn, wish.FromHour, wish.UntilHour, wish.FreshDays });
        await db.SaveChangesAsync(cancel);
        return settings;
    }, cancel);
}
