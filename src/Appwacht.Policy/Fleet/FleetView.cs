using System.Collections.Immutable;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// One moment of a fleet: a snapshot, and over it the devices whose inventory is newer than the snapshot. It never changes; everything
/// that is asked of one view is answered from the same whole.
/// </summary>
/// <param name="Base">The snapshot.</param>
/// <param name="Apps">The apps of the snapshot, and behind them those that only newer inventories have.</param>
/// <param name="Newer">By device, the apps of its newer inventory, ascending.</param>
public sealed record FleetView(FleetSnapshot Base, FleetApps Apps, ImmutableDictionary<int, int[]> Newer)
{
    /// <summary>A view of a snapshot with nothing newer.</summary>
    public static FleetView Of(FleetSnapshot snapshot) => new(snapshot, snapshot.Apps, ImmutableDictionary<int, int[]>.Empty);

    /// <summary>How many apps are installed.</summary>
    public long Installs => Base.Installed.Count + Newer.Sum(pair => pair.Value.Length - Base.Installed.CountOn(pair.Key));

    /// <summary>The apps on a device, ascending.</summary>
    public int[] On(int device) => Newer.TryGetValue(device, out var newer) ? newer : Base.Installed.On(device);

    /// <summary>The number of installs on a device with each effect.</summary>
    public (Effect Strongest, long[] Installs) Judge(int device, CompiledPolicy policy, ExemptInstalls exempt) => Judge(On(device), device, policy, exempt);

    internal (Effect Strongest, long[] Installs) Judge(int[] apps, int device, CompiledPolicy policy, ExemptInstalls exempt)
    {
        var installs = new long[Effects.Names.Count];
        var strongest = Effect.Allow;
        var profile = Base.Devices.ProfileOf[device];
        foreach (var app in apps)
        {
            var effect = policy.EffectOf(profile, app);
            if (effect is not Effect.Allow && exempt.Contains(device, app))
                effect = Effect.Allow;
            installs[(int)effect]++;
            strongest = Effects.Stronger(strongest, effect);
        }

        return (strongest, installs);
    }

    /// <summary>The devices that cannot be judged from the snapshot alone: something newer is known, or there is an exemption.</summary>
    internal DeviceSet Apart(ExemptInstalls exempt)
    {
        var apart = new DeviceSet(Base.Devices.Count);
        foreach (var device in Newer.Keys.Concat(exempt.Devices))
            apart.Add(device);
        return apart;
    }
}
