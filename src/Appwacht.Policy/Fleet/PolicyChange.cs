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

    /// <summary>By class now times the classes then, plus class then: for each pair of effective profiles what changes.</summary>
    private readonly sbyte[][] directions;

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
        directions = [.. from one in Enumerable.Range(0, now.Classes) from other in Enumerable.Range(0, then.Classes) select Directions(one, other)];
        var changes = Array.ConvertAll(directions, direction => Array.Exists(direction, one => one != 0));
        UsualPair = sizes.Length == 0 ? 0 : Array.IndexOf(sizes, sizes.Max());
        Apps = [.. Enumerable.Range(0, fleet.Base.Apps.Count).Where(app => changes[(now.ClassOf[app] * then.Classes) + then.ClassOf[app]])];
    }

    /// <summary>For each device the pair of effective profiles it has.</summary>
    public byte[] PairOf { get; }

    /// <summary>The apps of the snapshot for which something changes.</summary>
    public IReadOnlyList<int> Apps { get; }

    /// <summary>For each pair of effective profiles, what changes for the app.</summary>
    public sbyte[] DirectionsOf(int app) => directions[(now.ClassOf[app] * then.Classes) + then.ClassOf[app]];

    /// <summary>What changes for an app on a device.</summary>
    public sbyte Of(int device, int app) => DirectionsOf(app)[PairOf[device]];

    /// <summary>What changes for an app on devices with a profile.</summary>
    public sbyte OfProfile(int profile, int app) => DirectionsOf(app)[pairOfProfile[profile]];

    /// <summary>
    /// For each pair of effective profiles, by app number as long as numbers of 16 bits reach: what the count of an app has to be put
    /// right by, when its device was counted as one of the usual pair. One table for each direction.
    /// </summary>
    public (sbyte[] Gained, sbyte[] Lost)[] Corrections()
    {
        var tables = pairs.Select(_ => (Gained: new sbyte[InstalledRuns.FirstRare], Lost: new sbyte[InstalledRuns.FirstRare])).ToArray();
        foreach (var app in Apps.TakeWhile(app => app < InstalledRuns.FirstRare))
        {
            var of = DirectionsOf(app);
            for (var pair = 0; pair < tables.Length; pair++)
            {
                tables[pair].Gained[app] = (sbyte)((of[pair] > 0 ? 1 : 0) - (of[UsualPair] > 0 ? 1 : 0));
                tables[pair].Lost[app] = (sbyte)((of[pair] < 0 ? 1 : 0) - (of[UsualPair] < 0 ? 1 : 0));
            }
        }

        return tables;
    }

    private sbyte[] Directions(int classNow, int classThen) =>
        [.. pairs.Select(pair => (sbyte)Math.Sign(then.Table[pair.Then, classThen] - now.Table[pair.Now, classNow]))];

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
