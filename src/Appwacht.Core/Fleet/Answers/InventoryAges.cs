using Appwacht.Core.Fleet.Intake;
using Appwacht.Policy.Devices;

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
    public static async Task<InventoryAges> Of(Workspace workspace, DateOnly day, bool seesAll, CancellationToken cancel)
    {
        // It is in memory of every device; the database would have to read each row, with the inventory in it.
        await workspace.Writing.WaitAsync(cancel);
        try
        {
            return Of(workspace.Devices.All, day, seesAll);
        }
        finally
        {
            workspace.Writing.Release();
        }
    }

    private static InventoryAges Of(IReadOnlyList<KnownDevice> known, DateOnly day, bool seesAll)
    {
        var (ofAge, never) = (new SortedDictionary<int, int>(), 0);
        foreach (var device in known)
        {
            if (!device.Ownership.IsOfTheOrganisation())
                continue;
            if (device.InventoryAt is KnownDevice.Never)
                never++;
            else
                ofAge[AgeOn(day, device)] = ofAge.GetValueOrDefault(AgeOn(day, device)) + 1;
        }

        var (read, stale) = (ofAge.Values.Sum(), ofAge.Where(age => age.Key > StaleAfterDays).Sum(age => age.Value));
        int[] parts = [read - stale, stale, never];
        bool[] hidden = seesAll ? [false, false, false] : SmallGroups.Together(parts);
        var isSmall = !seesAll && SmallGroups.IsSmall(read + never);
        return new(
            isSmall ? null : read + never, Shown(read, hidden[2]), Shown(stale, hidden[1]), Shown(never, hidden[2]),
            read == 0 || (!seesAll && read < SmallGroups.Least) ? null : Middle(ofAge, read));

        int? Shown(int count, bool isHidden) => isHidden || isSmall ? null : count;
    }

    private static int AgeOn(DateOnly day, KnownDevice device) => Math.Max(0, day.DayNumber - DateOnly.FromDateTime(Time.FromMicroseconds(device.InventoryAt).UtcDateTime).DayNumber);

    /// <summary>The age of the middle one of so many, of which there are so many of each age.</summary>
    private static int Middle(SortedDictionary<int, int> ofAge, int count)
    {
        var before = 0;
        return ofAge.First(age => (before += age.Value) > count / 2).Key;
    }

    /// <summary>The instant before which an inventory is stale on a day.</summary>
    public static DateTimeOffset StaleBefore(DateOnly day) => new(day.AddDays(-StaleAfterDays).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
