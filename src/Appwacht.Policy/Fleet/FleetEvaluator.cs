using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>Judges a whole fleet at once: in the way that <see cref="EvaluationPlan"/> finds quickest, or, to compare, in one way only.</summary>
public static class FleetEvaluator
{
    /// <summary>Judges, in the way that is quickest for this policy.</summary>
    public static FleetEvaluation Evaluate(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt) =>
        Evaluate(fleet, policy, exempt, EvaluationPlan.Quickest(fleet.Base, policy));

    /// <summary>Judges by going through every installed app.</summary>
    public static FleetEvaluation EvaluateByScan(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt) =>
        Evaluate(fleet, policy, exempt, EvaluationPlan.Scan(policy));

    /// <summary>Judges by going through the devices of each app that some profile may not have.</summary>
    public static FleetEvaluation EvaluateByIndex(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt) =>
        Evaluate(fleet, policy, exempt, EvaluationPlan.Index(fleet.Base, policy));

    private static FleetEvaluation Evaluate(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt, EvaluationPlan plan)
    {
        var states = new Effect[fleet.Base.Devices.Count];
        var installs = new long[Effects.Names.Count];
        var parts = fleet.Base.WithApp.Parts;
        var profileOf = new byte[states.Length];
        var scan = new FleetScan(fleet.Base, policy, plan.IsScanned);
        var counted = new long[parts.Count][];


        // One range of devices for each processor: no two write the state of the same device.
        var tables = plan.Apps.Select(app => EffectsOf(app, policy, plan)).ToArray();
        Parallel.For(0, parts.Count, i =>
        {
            counted[i] = scan.Run(parts[i], states, profileOf);
            for (var app = 0; app < tables.Length; app++)
            {
                var visitor = new Judging(tables[app], profileOf, states, counted[i]);
                fleet.Base.WithApp.Visit(plan.Apps[app], i, ref visitor);
            }
        });
        foreach (var part in counted)
            for (var effect = 1; effect < installs.Length; effect++)
                installs[effect] += part[effect];
        installs[(int)Effect.Allow] = fleet.Base.Installed.Count - installs.Skip(1).Sum();
        return JudgeApart(fleet, policy, exempt, installs, states);
    }

    private static Effect[] EffectsOf(int app, CompiledPolicy policy, EvaluationPlan plan)
    {
        var effects = new Effect[policy.Profiles];
        for (var profile = 0; profile < effects.Length; profile++)
            effects[profile] = plan.IsScanned[profile] ? Effect.Allow : policy.Table[profile, policy.ClassOf[app]];
        return effects;
    }

    /// <summary>
    /// Takes out what the snapshot said of devices with a newer inventory and judges them one by one instead, and lifts what is exempt.
    /// </summary>
    private static FleetEvaluation JudgeApart(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt, long[] installs, Effect[] states)
    {
        foreach (var device in exempt.Devices)
            if (!fleet.Newer.ContainsKey(device))
                Lift(fleet, policy, exempt, device, installs, states);
        foreach (var device in fleet.Newer.Keys)
        {
            var (_, before) = fleet.Judge(fleet.Base.Installed.On(device), device, policy, ExemptInstalls.None);
            var (strongest, after) = fleet.Judge(device, policy, exempt);
            states[device] = strongest;
            for (var effect = 0; effect < installs.Length; effect++)
                installs[effect] += after[effect] - before[effect];
        }

        return new FleetEvaluation(installs, states);
    }

    private static void Lift(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt, int device, long[] installs, Effect[] states)
    {
        // Most exemptions are for an app that is not there or is allowed anyway; only the others cost a second look at the device.
        var profile = fleet.Base.Devices.ProfileOf[device];
        if (!exempt.On(device).Any(app => app < policy.ClassOf.Length && policy.EffectOf(profile, app) is not Effect.Allow && fleet.Base.Installed.Has(device, app)))
            return;
        var strongest = Effect.Allow;
        foreach (var app in fleet.Base.Installed.On(device))
        {
            var effect = policy.EffectOf(profile, app);
            if (effect is Effect.Allow)
                continue;
            if (exempt.Contains(device, app))
            {
                installs[(int)effect]--;
                installs[(int)Effect.Allow]++;
            }
            else
            {
                strongest = Effects.Stronger(strongest, effect);
            }
        }

        states[device] = strongest;
    }

    private readonly struct Judging(Effect[] effects, byte[] profileOf, Effect[] states, long[] installs) : IDeviceVisitor
    {
        public void Visit(int device)
        {
            var effect = effects[profileOf[device]];
            if (effect is Effect.Allow)
                return;
            installs[(int)effect]++;
            if (effect > states[device])
                states[device] = effect;
        }
    }
}
