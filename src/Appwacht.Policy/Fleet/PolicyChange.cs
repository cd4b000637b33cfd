using System.Runtime.CompilerServices;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// What differs between two compiled policies for a fleet: groups of devices and classes of apps that both policies treat alike, and for
/// each cell whether the second policy is stricter or milder.
/// </summary>
internal sealed class PolicyChange
{
    private readonly CompiledPolicy now;
    private readonly CompiledPolicy then;
    private readonly List<(int Now, int Then)> groups = [];
    private readonly List<(int Now, int Then)> classes = [];

    public PolicyChange(FleetView fleet, CompiledPolicy now, CompiledPolicy then)
    {
        (this.now, this.then) = (now, then);
        if (!now.Covers(fleet) || !then.Covers(fleet))
            throw new ArgumentException("A policy was compiled before some apps or profiles of the fleet came.", nameof(fleet));
        Grid = new FleetGrid(fleet, ReferenceEquals(now.Facts, then.Facts) ? now.Facts : null, PairClasses(fleet.Apps.Count), classes.Count, PairProfiles(fleet.Profiles.Count), groups.Count);
    }

    public FleetGrid Grid { get; }

    /// <summary>The cells in which the second policy is stricter (1) or milder (-1).</summary>
    public bool[][] Cells(int direction) => Grid.Cells((group, @class) => Effects.Compare(Then(group, @class), Now(group, @class)) == direction);

    public Effect Now(int group, int @class) => now.Row(groups[group].Now)[classes[@class].Now];

    public Effect Then(int group, int @class) => then.Row(groups[group].Then)[classes[@class].Then];

    [MethodImpl(FleetGrid.Hot)]
    private ushort[] PairClasses(int apps)
    {
        var (paired, numbers) = (FleetGrid.NewClasses(apps), new ushort[now.Classes * then.Classes]);
        for (var app = 0; app < apps; app++)
        {
            ref var number = ref numbers[now.ClassOf[app] * then.Classes + then.ClassOf[app]];
            if (number == 0)
                number = checked((ushort)Next(classes, now.ClassOf[app], then.ClassOf[app]));
            paired[app] = (ushort)(number - 1);
        }

        return paired;
    }

    private int[] PairProfiles(int profiles)
    {
        var (paired, numbers) = (new int[profiles], new int[now.Profiles * then.Profiles]);
        for (var profile = 0; profile < profiles; profile++)
        {
            ref var number = ref numbers[now.ProfileOf[profile] * then.Profiles + then.ProfileOf[profile]];
            if (number == 0)
                number = Next(groups, now.ProfileOf[profile], then.ProfileOf[profile]);
            paired[profile] = number - 1;
        }

        return paired;
    }

    /// <summary>Takes up a pair that was not there yet, and gives how many there are now.</summary>
    private static int Next(List<(int, int)> pairs, int one, int other)
    {
        pairs.Add((one, other));
        return pairs.Count;
    }
}
