namespace Appwacht.Policy.Fleet.Generated;

/// <summary>Draws what is installed on devices, one after the other. Holds a table of all apps: one for each thread, not for each device.</summary>
internal sealed class InstalledDraw(FleetPlan plan, Zipf popularity)
{
    private readonly int[] lastDrawnFor = new int[plan.Identifiers];
    private readonly int[] drawn = new int[FleetPlan.MostApps];
    private readonly uint unknown = (uint)(plan.UnknownShare * uint.MaxValue);

    /// <summary>The apps on a device, each once, in no order; valid until the next call.</summary>
    /// <param name="device">The device.</param>
    /// <param name="store">0 for Android, 1 for iOS.</param>
    public Span<int> On(int device, int store)
    {
        var random = SplitMix64.For(plan.Seed, Topic.Installed, device);
        var apps = drawn.AsSpan(0, FleetPlan.FewestApps + random.Below(FleetPlan.MostApps - FleetPlan.FewestApps + 1));
        foreach (ref var app in apps)
        {
            // An app that is there already is drawn again among its like, or the many repeats at the top would leave too many unknown ones.
            var isUnknown = (uint)random.Next() < unknown;
            do
                app = isUnknown ? plan.KnownApps + 2 * random.Below(plan.UnknownApps / 2) + store : 2 * popularity.Next(ref random) + store;
            while (lastDrawnFor[app] == device + 1);
            lastDrawnFor[app] = device + 1;
        }

        return apps;
    }
}
