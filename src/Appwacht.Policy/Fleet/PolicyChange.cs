using System.Collections.Concurrent;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// What differs between two compiled policies: for a pair of effective profiles and an app, 1 when the second is stricter, -1 when it
/// is milder, 0 when they agree.
/// </summary>
internal sealed class PolicyChange
{
    private readonly CompiledPolicy now;
    private readonly CompiledPolicy then;
    private readonly List<(int Now, int Then)> pairs = [];
    private readonly int[] pairOfProfile;
    private readonly ConcurrentDictionary<(int Now, int Then), sbyte[]> directions = [];

    public PolicyChange(FleetView fleet, CompiledPolicy now, CompiledPolicy then)
    {
        (this.now, this.then) = (now, then);
        var devices = fleet.Base.Devices;
        pairOfProfile = new int[devices.Profiles.Count];
        for (var profile = 0; profile < pairOfProfile.Length; profile++)
        {
            var pair = (now.ProfileOf[profile], then.ProfileOf[profile]);
            if (!pairs.Contains(pair))
                pairs.Add(pair);
            pairOfProfile[profile] = pairs.IndexOf(pair);
        }

        PairOf = new byte[devices.Count];
        for (var device = 0; device < PairOf.Length; device++)
            PairOf[device] = checked((byte)pairOfProfile[devices.ProfileOf[device]]);
        var sizes = new int[pairs.Count];
        foreach (var pair in PairOf)
            sizes[pair]++;
        UsualPair = sizes.Length == 0 ? 0 : Array.IndexOf(sizes, sizes.Max());
        Apps = [.. Enumerable.Range(0, fleet.Base.Apps.Count).Where(app => Array.Exists(DirectionsOf(app), direction => direction != 0))];
    }

    /// <summary>For each device the pair of effective profiles it has.</summary>
    public byte[] PairOf { get; }

    /// <summary>The apps of the snapshot for which something changes.</summary>
    public IReadOnlyList<int> Apps { get; }

    /// <summary>For each pair of effective profiles, what changes for the app.</summary>
    public sbyte[] DirectionsOf(int app)
    {
        return directions.GetOrAdd((now.ClassOf[app], then.ClassOf[app]), classes =>
            [.. pairs.Select(pair => (sbyte)Math.Sign(then.Table[pair.Then, classes.Then] - now.Table[pair.Now, classes.Now]))]);
    }

    /// <summary>What changes for an app on a device.</summary>
    public sbyte Of(int device, int app) => DirectionsOf(app)[PairOf[device]];

    /// <summary>What changes for an app on devices with a profile.</summary>
    public sbyte OfProfile(int profile, int app) => DirectionsOf(app)[pairOfProfile[profile]];

    /// <summary>The pair of effective profiles that most devices have.</summary>
    public int UsualPair { get; }

    /// <summary>For each pair of effective profiles what changes, by app number, as long as numbers of 16 bits reach; packed for adding up.</summary>
    public uint[][] Tables()
    {
        var tables = pairs.Select(_ => new uint[InstalledRuns.FirstRare]).ToArray();
        foreach (var app in Apps.TakeWhile(app => app < InstalledRuns.FirstRare))
            for (var pair = 0; pair < tables.Length; pair++)
                tables[pair][app] = WhatIfByScan.Packed(DirectionsOf(app)[pair]);
        return tables;
    }
}
