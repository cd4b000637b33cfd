using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet.Start;

/// <summary>Whether an organisation may bring people, devices and inventories: the one rule for every way in which they come.</summary>
public static class ReadyToStart
{
    /// <summary>The code of the refusal.</summary>
    public const string Code = "start.not-ready";

    /// <summary>Whether everything is confirmed.</summary>
    public static async Task<bool> IsConfirmed(OrganisationDb db, CancellationToken cancel) => await db.Set<StartCondition>().CountAsync(cancel) >= StartKind.All.Count;

    /// <summary>Why not yet; null when everything is confirmed, or when there are devices already: that question was answered then.</summary>
    public static async Task<Refusal?> WhyNot(OrganisationDb db, CancellationToken cancel) =>
        await IsConfirmed(db, cancel) || await db.Set<DeviceRow>().AnyAsync(cancel) ? null : new Refusal(
            Code,
            "Bevestig eerst dat de ondernemingsraad en de DPIA in orde zijn; tot dan wordt niets van toestellen gelezen.",
            "Confirm first that the works council and the DPIA are in order; until then nothing is read of devices.");
}
