using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary>Which devices are asked for; what is null is not asked.</summary>
internal sealed record DeviceFilter(string? Effect, string? Platform, string? Kind, string? Ownership, string? Unit, bool? IsStale, string? App = null)
{
    private const string NotKnown = DeviceGroups.NotKnown;

    /// <summary>Whether all are asked for.</summary>
    public bool IsEmpty => this == new DeviceFilter(null, null, null, null, null, null);

    /// <summary>Everything that is asked in words that mean nothing.</summary>
    public IEnumerable<Refusal> WhyNot()
    {
        if (Effect is not null && !Effects.Names.Contains(Effect))
            yield return Words("oordeel", Effects.Names);
        if (Platform is not null and not NotKnown && Platforms.Parse(Platform) is Register.Platform.Unknown)
            yield return Words("platform", Enum.GetValues<Platform>().Select(platform => platform.Name()));
        if (Kind is not null and not NotKnown && DeviceWords.ParseKind(Kind) is DeviceKind.Unknown)
            yield return Words("soort", DeviceWords.Kinds);
        if (Ownership is not null and not NotKnown && DeviceWords.ParseOwnership(Ownership) is Policy.Devices.Ownership.Unknown)
            yield return Words("eigendom", DeviceWords.Ownerships);
    }

    /// <summary>The part that the database answers.</summary>
    public IQueryable<DeviceRow> Stored(OrganisationDb db, DateOnly day)
    {
        var devices = db.Set<DeviceRow>().AsNoTracking();
        if (Platform is not null)
        {
            var platform = Platforms.Parse(Platform);
            devices = devices.Where(device => device.Platform == platform);
        }

        if (Kind is not null)
        {
            var kind = DeviceWords.ParseKind(Kind);
            devices = devices.Where(device => device.Kind == kind);
        }

        if (Ownership is not null)
        {
            var ownership = DeviceWords.ParseOwnership(Ownership);
            devices = devices.Where(device => device.Ownership == ownership);
        }

        if (IsStale is { } stale)
        {
            var before = InventoryAges.StaleBefore(day);
            devices = stale ? devices.Where(device => device.InventoryAt < before) : devices.Where(device => device.InventoryAt >= before);
        }

        return devices;
    }

    /// <summary>Whether the database alone cannot answer it.</summary>
    public bool AsksFleet => Effect is not null || Unit is not null || App is not null;

    /// <summary>The part that the fleet answers.</summary>
    public bool Fits(FleetState state, string key) => state.View.Find(key) is >= 0 and var device
        && (Effect is null || state.Judged.States[device].Name() == Effect)
        && (App is null || state.Judged.On(device).Any(found => string.Equals(state.Verdicts.Facts(found).Key, App, StringComparison.OrdinalIgnoreCase)))
        && (Unit is null || string.Equals(state.View.Profiles.All[state.View.ProfileOf(device)].Unit ?? NotKnown, Unit, StringComparison.OrdinalIgnoreCase));

    private static Refusal Words(string field, IEnumerable<string> words) =>
        new("filter.unknown", $"`{field}` is {string.Join(", ", words)}.", $"`{field}` is {string.Join(", ", words)}.", field);
}
