using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement;

/// <summary>Whether a device is let in.</summary>
public enum DeviceAccess
{
    /// <summary>It is.</summary>
    Open,
    /// <summary>It is, and its user was warned.</summary>
    Warned,
    /// <summary>It is not.</summary>
    Blocked,
}

/// <summary>A device that is not simply let in.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Key">Its identifier in the fleet.</param>
/// <param name="Access">Whether it is let in.</param>
public readonly record struct WatchedDevice(int Number, string Key, DeviceAccess Access);

/// <summary>What gates ask, from what is known this very moment: an inventory that shows a device clean opens it before the round that tells others so.</summary>
public static class Accesses
{
    /// <summary>Whether a device is let in.</summary>
    /// <param name="db">The organisation's database.</param>
    /// <param name="state">Its fleet as it is now.</param>
    /// <param name="device">The device (<see cref="DeviceRow.Number"/>).</param>
    /// <param name="now">What time it is.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<DeviceAccess> Of(OrganisationDb db, FleetState state, int device, DateTimeOffset now, CancellationToken cancel) =>
        await Load(db.Set<FindingRow>().Where(finding => finding.Device == device), db, state, now, cancel) is [var watched] ? watched.Access : DeviceAccess.Open;

    /// <summary>Every device that is not simply let in.</summary>
    public static Task<IReadOnlyList<WatchedDevice>> All(OrganisationDb db, FleetState state, DateTimeOffset now, CancellationToken cancel) => Load(db.Set<FindingRow>(), db, state, now, cancel);

    private static async Task<IReadOnlyList<WatchedDevice>> Load(IQueryable<FindingRow> findings, OrganisationDb db, FleetState state, DateTimeOffset now, CancellationToken cancel)
    {
        var acted = await findings.AsNoTracking().Where(finding => finding.ClosedAt == null && finding.State == FindingState.Open && (finding.IsBlocked || finding.Last >= StepKind.Warn))
            .Join(db.Set<DeviceRow>(), finding => finding.Device, device => device.Number, (finding, device) => new Acted(device.Number, device.Key, finding.Kind, finding.App, finding.IsBlocked, device.InventoryAt))
            .ToListAsync(cancel);
        var judged = JudgedFleet.Of(state, acted.Select(one => state.View.Find(one.Key)));
        var silentBefore = now.AddDays(-InventoryAges.StaleAfterDays);
        return
        [
            .. acted.Where(one => IsStillSo(one, state, judged, silentBefore)).GroupBy(one => (one.Device, one.Key))
                .Select(one => new WatchedDevice(one.Key.Device, one.Key.Key, one.Any(finding => finding.IsBlocked) ? DeviceAccess.Blocked : DeviceAccess.Warned)),
        ];
    }

    /// <summary>Whether what was found is so by the newest inventory, policy and exemptions too. Of a device that is not in the fleet yet nothing newer is known.</summary>
    private static bool IsStillSo(Acted one, FleetState state, JudgedFleet judged, DateTimeOffset silentBefore)
    {
        var place = state.View.Find(one.Key);
        return place < 0 || one.Kind switch
        {
            FindingKind.Silent => one.InventoryAt < silentBefore,
            FindingKind.Unnamed => judged.UnnamedOn(place) > 0,
            _ => judged.On(place).Any(found => state.Verdicts.Facts(found).Key == one.App),
        };
    }

    private sealed record Acted(int Device, string Key, FindingKind Kind, string App, bool IsBlocked, DateTimeOffset? InventoryAt);
}
