using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Language;
using Appwacht.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console.Pages.Findings;

/// <summary>One finding on a device, for the list of who must act.</summary>
/// <param name="Found">The finding.</param>
/// <param name="Device">The device.</param>
/// <param name="Name">The app.</param>
internal sealed record FoundLine(FoundApp Found, ListedDevice Device, string Name);

/// <summary>The findings one by one. They are held in memory; only the devices of one page are asked of the database.</summary>
internal sealed class FoundList(FleetState state, DeviceFilter filter)
{
    /// <summary>How many are on a page.</summary>
    public const int PageSize = 50;

    private readonly FoundApp[] all =
    [
        .. state.Judged.Found.Where(found => (filter.Effect is null || found.Effect.Name() == filter.Effect)
            && (filter.App is null || string.Equals(state.Verdicts.Facts(found).Key, filter.App, StringComparison.OrdinalIgnoreCase))
            && (filter.Unit is null || string.Equals(UnitOf(state, found), filter.Unit, StringComparison.OrdinalIgnoreCase))
            && (filter.Ownership is null || Policy.Devices.DeviceWords.Name(state.View.Profiles.All[state.View.ProfileOf(found.Device)].Ownership) == filter.Ownership))
            .OrderByDescending(found => found.Effect).ThenBy(found => found.Device),
    ];

    /// <summary>How many there are.</summary>
    public int Total => all.Length;

    /// <summary>The findings of one page, the first being 1. A device that was deleted a moment ago is left out.</summary>
    public async Task<IReadOnlyList<FoundLine>> Page(OrganisationDb db, int page, CancellationToken cancel)
    {
        var here = all.Skip((page - 1) * PageSize).Take(PageSize).ToArray();
        var keys = here.Select(found => state.View.IdOf(found.Device)).Distinct().ToArray();
        var devices = await db.Set<DeviceRow>().AsNoTracking().Where(device => EF.Parameter(keys).Contains(device.Key)).Select(ListedDevice.Of)
            .ToDictionaryAsync(device => device.Key, StringComparer.OrdinalIgnoreCase, cancel);
        return [.. here.Where(found => devices.ContainsKey(state.View.IdOf(found.Device))).Select(found => new FoundLine(found, devices[state.View.IdOf(found.Device)], state.Verdicts.Facts(found).Name))];
    }

    private static string UnitOf(FleetState state, FoundApp found) => state.View.Profiles.All[state.View.ProfileOf(found.Device)].Unit ?? DeviceGroups.NotKnown;
}
