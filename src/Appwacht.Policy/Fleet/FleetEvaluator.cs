using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>Judges a whole fleet at once.</summary>
public static class FleetEvaluator
{
    /// <summary>Judges: counts for each effect and rule, and the state of each device.</summary>
    /// <exception cref="ArgumentException">The policy was compiled for another snapshot, or before some apps or profiles of the fleet came.</exception>
    public static FleetEvaluation Evaluate(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt) =>
        Evaluate(fleet, policy, exempt, SearchPlan.Quickest);

    /// <summary>The state of each device only: the strongest effect of its apps.</summary>
    /// <exception cref="ArgumentException">The policy was compiled for another snapshot, or before some apps or profiles of the fleet came.</exception>
    public static Effect[] States(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt)
    {
        var grid = policy.Over(fleet);
        return States(new Question(grid, new DevicesApart(grid, policy, exempt), SearchPlan.Quickest), policy);
    }

    /// <summary>Judges in the way of a plan: all ways give the same answer.</summary>
    internal static FleetEvaluation Evaluate(FleetView fleet, CompiledPolicy policy, ExemptInstalls exempt, Func<FleetGrid, bool[][], SearchPlan> plan)
    {
        var grid = policy.Over(fleet);
        var apart = new DevicesApart(grid, policy, exempt);
        var asked = new Question(grid, apart, plan);
        var counts = InstallCounts.Of(grid);
        var installs = new long[Effects.Names.Count];
        installs[(int)Effect.Allow] = apart.Settle(counts);
        for (var group = 0; group < counts.Length; group++)
            for (var @class = 0; @class < counts[group].Length; @class++)
                installs[(int)policy.Row(group)[@class]] += counts[group][@class];
        return new FleetEvaluation(installs, States(asked, policy), RuleCounts(asked, policy, counts), Counted(grid, policy));
    }

    private static Effect[] States(Question asked, CompiledPolicy policy)
    {
        var states = new Effect[asked.Grid.Fleet.Devices];
        // The weakest first: what is stronger is written over it.
        for (var effect = Effect.AdviseAgainst; effect <= Effect.Deny; effect++)
        {
            var cells = asked.Grid.Cells((group, @class) => policy.Row(group)[@class] == effect);
            if (cells.Any(row => row.Contains(true)))
                asked.Where(cells).Fill(states, effect);
        }

        return states;
    }

    private static CountedApps[] Counted(FleetGrid grid, CompiledPolicy policy) =>
        [.. Enum.GetValues<Effect>().Select(effect => CountedApps.Where(grid, grid.Cells((group, @class) => policy.Row(group)[@class] == effect)))];

    private static RuleCount[] RuleCounts(Question asked, CompiledPolicy policy, long[][] counts) =>
    [
        .. from rule in policy.Rules.Index()
           where rule.Item.Rule.Effect is not Effect.Allow
           select Count(asked, rule.Item, policy.SayOf(rule.Index), counts),
    ];

    private static RuleCount Count(Question asked, LayerRule rule, Truth[][] say, long[][] counts)
    {
        var (matched, undetermined) = (Cells(Truth.Yes), Cells(Truth.Unknown));
        var devices = asked.Where(matched);
        var open = asked.Where(undetermined);
        open.Remove(devices);
        return new RuleCount(rule, Sum(matched), devices.Count, Sum(undetermined), open.Count);

        bool[][] Cells(Truth truth) => asked.Grid.Cells((group, @class) => say[group][@class] == truth);

        long Sum(bool[][] cells) => counts.Zip(cells, (row, wanted) => row.Where((_, @class) => wanted[@class]).Sum()).Sum();
    }

    /// <summary>Everything about the fleet that does not depend on which cells are asked for.</summary>
    private sealed record Question(FleetGrid Grid, DevicesApart Apart, Func<FleetGrid, bool[][], SearchPlan> Plan)
    {
        public NumberSet Where(bool[][] cells)
        {
            var found = DeviceSearch.Where(Grid, cells, Plan(Grid, cells));
            Apart.Settle(found, cells);
            return found;
        }
    }
}
