using System.Collections.Immutable;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// One moment of a fleet: a snapshot, and over it the devices of which something newer is known. It never changes; everything that is
/// asked of one view is answered from the same whole.
/// </summary>
/// <param name="Base">The snapshot.</param>
/// <param name="Apps">The apps of the snapshot, and behind them those that only newer inventories have.</param>
/// <param name="Profiles">The profiles of the snapshot, and behind them those that only newer devices have.</param>
/// <param name="Newer">What is newer than the snapshot, by device; the numbers of devices that are new come behind those of the snapshot.</param>
/// <param name="NewIds">The numbers of the devices that are new, by identifier.</param>
public sealed record FleetView(
    FleetSnapshot Base, FleetApps Apps, FleetProfiles Profiles, ImmutableDictionary<int, NewerDevice> Newer, ImmutableDictionary<string, int> NewIds)
{
    /// <summary>A view of a snapshot with nothing newer.</summary>
    public static FleetView Of(FleetSnapshot snapshot) => new(
        snapshot, snapshot.Apps, new FleetProfiles(snapshot.Devices.Profiles), ImmutableDictionary<int, NewerDevice>.Empty, ImmutableDictionary<string, int>.Empty);

    /// <summary>How many devices.</summary>
    public int Devices => Base.Devices.Count + NewIds.Count;

    /// <summary>How many apps are installed.</summary>
    public long Installs => Base.Installed.Count + Newer.Sum(pair => pair.Value.Apps.Length - (IsInBase(pair.Key) ? Base.Installed.CountOn(pair.Key) : 0));

    /// <summary>The apps on a device, ascending.</summary>
    public int[] On(int device) => Newer.TryGetValue(device, out var newer) ? newer.Apps : Base.Installed.On(device);

    /// <summary>How many apps are on a device.</summary>
    public int CountOn(int device) => Newer.TryGetValue(device, out var newer) ? newer.Apps.Length : Base.Installed.CountOn(device);

    /// <summary>The number of the profile of a device.</summary>
    public int ProfileOf(int device) => Newer.TryGetValue(device, out var newer) ? newer.Profile : Base.Devices.ProfileOf[device];

    /// <summary>The number of the user of a device, or -1.</summary>
    public int PersonOf(int device) => Newer.TryGetValue(device, out var newer) ? newer.Person : Base.Devices.PersonOf[device];

    /// <summary>The identifier of a device.</summary>
    public string IdOf(int device) => IsInBase(device) ? Base.Devices.Ids[device] : Newer[device].Id;

    /// <summary>The number of the device with the identifier, or -1.</summary>
    public int Find(string id) => Base.Devices.Ids.Find(id) is >= 0 and var device ? device : NewIds.GetValueOrDefault(id, -1);

    /// <summary>The strongest effect on a device, and the number of installs with each effect.</summary>
    public (Effect Strongest, long[] Installs) Judge(int device, CompiledPolicy policy, ExemptInstalls exempt)
    {
        var installs = new long[Effects.Names.Count];
        var strongest = Effect.Allow;
        var profile = ProfileOf(device);
        var allowed = exempt.On(device);
        foreach (var app in On(device))
        {
            var effect = policy.EffectOf(profile, app);
            if (effect is not Effect.Allow && allowed.Contains(app))
                effect = Effect.Allow;
            installs[(int)effect]++;
            strongest = Effects.Stronger(strongest, effect);
        }

        return (strongest, installs);
    }

    internal bool IsInBase(int device) => device < Base.Devices.Count;
}

/// <summary>What is known of a device since a snapshot.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Profile">The number of its profile in the view.</param>
/// <param name="Person">The number of its user, or -1.</param>
/// <param name="Apps">Its apps by number of the view, ascending.</param>
public sealed record NewerDevice(string Id, int Profile, int Person, int[] Apps);
