using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>How much of the fleet was read, and how long ago. A number that is null is not shown.</summary>
/// <param name="Devices">All devices of the organisation; not those of employees themselves.</param>
/// <param name="Read">Devices whose apps were read at least once.</param>
/// <param name="Stale">Of those, the ones whose inventory is too old to rely on.</param>
/// <param name="NeverRead">Devices whose apps were never read.</param>
/// <param name="MedianAgeInDays">The age of the middle inventory.</param>
public sealed record InventoryAges(int? Devices, int? Read, int? Stale, int? NeverRead, int? MedianAgeInDays)
{
    /// <summary>An inventory older than this many days is stale: Intune reads apps every seven days, so two readings were missed.</summary>
    public const int StaleAfterDays = 14;

    /// <summary>Counts the devices of the organisation, the same that are counted by what was found on them.</summary>
    public static async Task<InventoryAges> Of(OrganisationDb db, DateOnly day, bool seesAll, CancellationToken cancel) =>
        Of(await db.Set<DeviceRow>().Where(DeviceRow.IsOfTheOrganisation).Select(device => device.InventoryAt).ToListAsync(cancel), day, seesAll);

    /// <summary>Counts the devices by when their apps were last read.</summary>
    public static InventoryAges Of(IReadOnlyCollection<DateTimeOffset?> inventories, DateOnly day, bool seesAll)
    {
        var ages = inventories.OfType<DateTimeOffset>().Select(at => Math.Max(0, day.DayNumber - DateOnly.FromDateTime(at.UtcDateTime).DayNumber)).Order().ToArray();
        var stale = ages.Count(age => age > StaleAfterDays);
        int[] parts = [ages.Length - stale, stale, inventories.Count - ages.Length];
        bool[] hidden = seesAll ? [false, false, false] : SmallGroups.Together(parts);
        var isSmall = !seesAll && SmallGroups.IsSmall(inventories.Count);
        return new(
            isSmall ? null : inventories.Count, Shown(ages.Length, hidden[2]), Shown(stale, hidden[1]), Shown(parts[2], hidden[2]),
            ages.Length == 0 || (!seesAll && ages.Length < SmallGroups.Least) ? null : ages[ages.Length / 2]);

        int? Shown(int count, bool isHidden) => isHidden || isSmall ? null : count;
    }

    /// <summary>The instant before which an inventory is stale on a day.</summary>
    public static DateTimeOffset StaleBefore(DateOnly day) => new(day.AddDays(-StaleAfterDays).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
