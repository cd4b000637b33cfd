using Appwacht.Benchmarks.Measuring;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Fleet.Generated;

namespace Appwacht.Benchmarks.Fleet;

/// <summary>What a decision would do, before it is taken: exactly which devices, people and units, by which apps.</summary>
internal static class WhatIfs
{
    private const string Group = "What if";

    public static FleetWhatIf Measure(BenchFleet fleet, Results results, Figure floor)
    {
        var (small, large) = (fleet.DenyingAlso(GeneratedProduct.SmallCountry), fleet.DenyingAlso(GeneratedProduct.LargeCountry));
        results.Add(Repeat.Of(Group, "a country with 0.8 % of installs, exact lists, compiling included", fleet.Devices, () => FleetWhatIf.Of(fleet.View, fleet.Policy, fleet.Compile(small), fleet.Exempt))
            with
        { Target = Targets.At(fleet.Devices, 10, "≤ 10 ms") });
        results.Add(Repeat.Of(Group, "a country with 40 % of installs, compiling included", fleet.Devices, () => FleetWhatIf.Of(fleet.View, fleet.Policy, fleet.Compile(large), fleet.Exempt))
            with
        { Target = Targets.TimesFloor(fleet.Devices, floor, 5) });

        // The naive way, to see what the lists cost or save.
        results.Add(Repeat.Of(Group, "a country with 0.8 % of installs, as two evaluations, states only", fleet.Devices, () => ChangedStates(fleet, fleet.Compile(small))));
        var answer = FleetWhatIf.Of(fleet.View, fleet.Policy, fleet.Compile(small), fleet.Exempt);
        results.Say(fleet.Devices, $"What if {GeneratedProduct.SmallCountry}: {Shown(answer.Gained)}. What if {GeneratedProduct.LargeCountry}: {Shown(FleetWhatIf.Of(fleet.View, fleet.Policy, fleet.Compile(large), fleet.Exempt).Gained)}.");
        return answer;
    }

    public static string Shown(FleetWhatIfSide side) => $"{side.Installs:#,0} installs on {side.Devices.Count:#,0} devices of {side.People.Count:#,0} people";

    private static int ChangedStates(BenchFleet fleet, CompiledPolicy then)
    {
        var before = FleetEvaluator.States(fleet.View, fleet.Policy, fleet.Exempt);
        var after = FleetEvaluator.States(fleet.View, then, fleet.Exempt);
        var changed = 0;
        for (var device = 0; device < before.Length; device++)
            changed += before[device] == after[device] ? 0 : 1;
        return changed;
    }
}
