using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console.Pages.Devices;

/// <summary>The devices that an address asks for, in its order. The database sorts and cuts; what only the fleet knows goes there as a list of keys.</summary>
internal sealed class DeviceList(OrganisationDb db, FleetState state, DeviceFilter filter, string? sort)
{
    /// <summary>How many are on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The filter that an address asks for.</summary>
    public static DeviceFilter FilterOf(IQueryCollection query)
    {
        return new(Of("oordeel"), Of("platform"), Of("soort"), Of("eigendom"), Of("eenheid"), Of("verouderd") is { } stale ? stale is "ja" : null, Of("app"));

        string? Of(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>How many there are.</summary>
    public Task<int> Count(CancellationToken cancel) => Fitting().CountAsync(cancel);

    /// <summary>The devices of one page, the first being 1.</summary>
    public Task<List<ListedDevice>> Page(int page, CancellationToken cancel) => Sorted().Skip((page - 1) * PageSize).Take(PageSize).Select(ListedDevice.Of).ToListAsync(cancel);

    /// <summary>All of them.</summary>
    public Task<List<ListedDevice>> All(CancellationToken cancel) => Sorted().Select(ListedDevice.Of).ToListAsync(cancel);

    private IQueryable<DeviceRow> Fitting()
    {
        var stored = filter.Stored(db, state.Day);
        if (!filter.AsksFleet)
            return stored;
        string[] keys = [.. Enumerable.Range(0, state.View.Devices).Select(state.View.IdOf).Where(key => filter.Fits(state, key))];
        return stored.Where(device => EF.Parameter(keys).Contains(device.Key));
    }

    private IOrderedQueryable<DeviceRow> Sorted()
    {
        var fitting = Fitting();
        return (sort switch
        {
            "naam" => fitting.OrderBy(device => device.Name),
            "-naam" => fitting.OrderByDescending(device => device.Name),
            "platform" => fitting.OrderBy(device => device.Platform),
            "-platform" => fitting.OrderByDescending(device => device.Platform),
            "eigendom" => fitting.OrderBy(device => device.Ownership),
            "-eigendom" => fitting.OrderByDescending(device => device.Ownership),
            "gelezen" => fitting.OrderBy(device => device.InventoryAt),
            "-gelezen" => fitting.OrderByDescending(device => device.InventoryAt),
            _ => fitting.OrderBy(device => 0),
        }).ThenBy(device => device.Number);
    }
}
