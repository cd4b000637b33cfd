using Appwacht.Benchmarks.Measuring;
using Appwacht.Policy.Fleet;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>The whole fleet judged at once.</summary>
internal static class Evaluations
{
    private const string Group = "Evaluation of the whole fleet";

    /// <summary>The figure that the other ways to do the same are compared with.</summary>
    public static Figure Measure(BenchFleet fleet, Results results, Figure floor)
    {
        var (devices, view, policy, exempt) = (fleet.Devices, fleet.View, fleet.Policy, fleet.Exempt);
        var full = results.Add(Repeat.Of(Group, "counts for each effect and rule, states, exemptions", devices, () => FleetEvaluator.Evaluate(view, policy, exempt))
            with
        { Target = Targets.TimesFloor(devices, floor, 4) });
        results.Add(Repeat.Of(Group, "the same, exemptions left out", devices, () => FleetEvaluator.Evaluate(view, policy, ExemptInstalls.None)));
        results.Add(Repeat.Of(Group, "the same, always by the apps of each device", devices, () => FleetEvaluator.Evaluate(view, policy, exempt, SearchPlan.Scan)));
        results.Add(Repeat.Of(Group, "the same, always by the devices of each app", devices, () => FleetEvaluator.Evaluate(view, policy, exempt, SearchPlan.Lists)));

        var changed = fleet.DenyingAlso(Policy.Fleet.Generated.GeneratedProduct.SmallCountry);
        results.Add(Repeat.Of(Group, "compiling a policy", devices, () => fleet.Compile(changed)));
        results.Add(Repeat.Of(Group, "states after a policy change, compiling included", devices, () => FleetEvaluator.States(view, fleet.Compile(changed), exempt))
            with
        { Target = Targets.TimesFloor(devices, floor, 1) });
        return full;
    }
}
