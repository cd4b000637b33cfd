using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// Judges a whole fleet at once. There are two ways, with the same answer: go through every installed app, or only through the devices
/// of apps that some device may not have. The second is the quicker one unless much is denied.
/// </summary>
public static class FleetEvaluator
{
    /// <summary>
    /// Reading an app's list of devices costs about this many times what reading the same number of installs in order costs: each
    /// device's profile is looked up out of order.
    /// </summary>
    internal const int ListCost = 3;

    /// <summary>Judges, in the way that is quicker for this policy.</summary>
    public static FleetEvaluation Evaluate(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt)
    {
        var restricted = RestrictedApps(fleet.Base, policy);
        return restricted.Sum(app => (long)fleet.Base.WithApp.Count(app)) * ListCost < fleet.Base.Installed.Count
            ? EvaluateByIndex(fleet, policy, exempt, restricted)
            : EvaluateByScan(fleet, policy, exempt);
    }

    /// <summary>Judges by going through every installed app.</summary>
    public static FleetEvaluation EvaluateByScan(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt)
    {
        var scan = new FleetScan(fleet.Base, policy);
        var states = new Effect[fleet.Base.Devices.Count];
        var parts = Ranges.Of(fleet.Base.Devices.Count, Environment.ProcessorCount);
        var counted = new long[parts.Length][];
        Parallel.For(0, parts.Length, i => counted[i] = scan.Run(parts[i], states));
        return JudgeApart(fleet, policy, exempt, Sum(counted), states);
    }

    /// <summary>Judges by going through the devices of each app that some profile may not have.</summary>
    public static FleetEvaluation EvaluateByIndex(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt) =>
        EvaluateByIndex(fleet, policy, exempt, RestrictedApps(fleet.Base, policy));

    private static FleetEvaluation EvaluateByIndex(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt, IReadOnlyList<int> restricted)
    {
        var states = new Effect[fleet.Base.Devices.Count];
        var installs = new long[Effects.Names.Count];
        var profileOf = EffectiveProfiles(fleet.Base, policy);
        foreach (var app in restricted)
        {
            var effects = new Effect[policy.Profiles];
            for (var profile = 0; profile < effects.Length; profile++)
                effects[profile] = policy.Table[profile, policy.ClassOf[app]];
            var visitor = new Judging(effects, profileOf, states, new long[installs.Length]);
            fleet.Base.WithApp.Visit(app, ref visitor);
            for (var effect = 0; effect < installs.Length; effect++)
                installs[effect] += visitor.Installs[effect];
        }

        installs[(int)Effect.Allow] = fleet.Base.Installed.Count - installs.Skip(1).Sum();
        return JudgeApart(fleet, policy, exempt, installs, states);
    }

    /// <summary>The apps that some effective profile may not simply have.</summary>
    internal static IReadOnlyList<int> RestrictedApps(FleetSnapshot fleet, CompiledPolicy policy)
    {
        var restricted = new bool[policy.Classes];
        for (var @class = 0; @class < restricted.Length; @class++)
            for (var profile = 0; profile < policy.Profiles; profile++)
                restricted[@class] |= policy.Table[profile, @class] is not Effect.Allow;
        var apps = new List<int>();
        for (var app = 0; app < fleet.Apps.Count; app++)
            if (restricted[policy.ClassOf[app]])
                apps.Add(app);
        return apps;
    }

    /// <summary>For each device its effective profile.</summary>
    internal static byte[] EffectiveProfiles(FleetSnapshot fleet, CompiledPolicy policy)
    {
        var profiles = new byte[fleet.Devices.Count];
        for (var device = 0; device < profiles.Length; device++)
            profiles[device] = checked((byte)policy.ProfileOf[fleet.Devices.ProfileOf[device]]);
        return profiles;
    }

    /// <summary>
    /// Takes out what the snapshot said of devices with an exemption or a newer inventory, and judges them one by one instead.
    /// </summary>
    private static FleetEvaluation JudgeApart(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt, long[] installs, Effect[] states)
    {
        foreach (var device in fleet.Apart(exempt).ToArray())
        {
            var (_, before) = fleet.Judge(fleet.Base.Installed.On(device), device, policy, ExemptInstalls.None);
            var (strongest, after) = fleet.Judge(device, policy, exempt);
            states[device] = strongest;
            for (var effect = 0; effect < installs.Length; effect++)
                installs[effect] += after[effect] - before[effect];
        }

        return new FleetEvaluation(installs, states);
    }

    private static long[] Sum(long[][] parts)
    {
        var sum = new long[Effects.Names.Count];
        foreach (var part in parts)
            for (var i = 0; i < sum.Length; i++)
                sum[i] += part[i];
        return sum;
    }

    private readonly struct Judging(Effect[] effects, byte[] profileOf, Effect[] states, long[] installs) : IDeviceVisitor
    {
        public long[] Installs => installs;

        public void Visit(int device)
        {
            var effect = effects[profileOf[device]];
            installs[(int)effect]++;
            if (effect > states[device])
                states[device] = effect;
        }
    }
}
