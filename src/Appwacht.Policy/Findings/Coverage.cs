using Appwacht.Policy.Devices;

namespace Appwacht.Policy.Findings;

/// <summary>Of how many devices the answer speaks, and how fresh what it knows of them is.</summary>
/// <param name="Total">All devices on record.</param>
/// <param name="Phones">Phones of the organisation.</param>
/// <param name="Tablets">Tablets of the organisation.</param>
/// <param name="Laptops">Laptops of the organisation.</param>
/// <param name="OtherKinds">Devices of the organisation of which the kind is not known.</param>
/// <param name="ByOwnership">All devices by ownership.</param>
/// <param name="Read">Devices whose apps were read at least once.</param>
/// <param name="Stale">Of those, the ones whose inventory is too old to rely on.</param>
/// <param name="NeverReported">Devices whose apps were never read.</param>
/// <param name="Oldest">The oldest inventory.</param>
/// <param name="Newest">The newest inventory.</param>
/// <param name="MedianAgeInDays">The age of the middle inventory on the day of the check, in days.</param>
public sealed record Coverage(
    int Total, int Phones, int Tablets, int Laptops, int OtherKinds, IReadOnlyDictionary<Ownership, int> ByOwnership, int Read, int Stale,
    int NeverReported, DateTimeOffset? Oldest, DateTimeOffset? Newest, int? MedianAgeInDays)
{
    /// <summary>Work phones and tablets: the denominator of "33 of the 695 mobile devices".</summary>
    public int Mobile => Phones + Tablets;

    /// <summary>Counts the devices.</summary>
    /// <param name="devices">All devices.</param>
    /// <param name="withApps">Devices of which apps were seen; they count as read even when their source gives no date.</param>
    /// <param name="day">The day of the check.</param>
    /// <param name="staleAfterDays">From how many days on an inventory is too old.</param>
    public static Coverage Of(IReadOnlyCollection<Device> devices, IReadOnlySet<string> withApps, DateOnly day, int staleAfterDays)
    {
        var own = devices.Where(device => device.IsOfTheOrganisation).CountBy(device => device.Kind).ToDictionary();
        var dates = devices.Select(device => device.InventoryAt).OfType<DateTimeOffset>().Order().ToArray();
        var ages = dates.Select(date => AgeInDays(date, day)).Order().ToArray();
        var read = devices.Count(device => device.InventoryAt is not null || withApps.Contains(device.Id));
        return new(
            devices.Count, own.GetValueOrDefault(DeviceKind.Phone), own.GetValueOrDefault(DeviceKind.Tablet), own.GetValueOrDefault(DeviceKind.Laptop),
            own.GetValueOrDefault(DeviceKind.Unknown), devices.CountBy(device => device.Ownership).ToDictionary(), read,
            ages.Count(age => age > staleAfterDays), devices.Count - read, dates.Length == 0 ? null : dates[0], dates.Length == 0 ? null : dates[^1],
            ages.Length == 0 ? null : ages[ages.Length / 2]);
    }

    /// <summary>The age of an inventory; one from after the day of the check has age 0.</summary>
    private static int AgeInDays(DateTimeOffset inventory, DateOnly day) =>
        Math.Max(0, day.DayNumber - DateOnly.FromDateTime(inventory.UtcDateTime).DayNumber);
}
