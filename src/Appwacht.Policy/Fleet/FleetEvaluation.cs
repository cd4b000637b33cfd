using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>What a policy says of a whole fleet.</summary>
/// <param name="Installs">How many installed apps have each effect, by <see cref="Effect"/>.</param>
/// <param name="StateOf">For each device the strongest effect of its apps.</param>
public sealed record FleetEvaluation(long[] Installs, Effect[] StateOf)
{
    /// <summary>How many devices have each state, by <see cref="Effect"/>.</summary>
    public int[] Devices()
    {
        var counts = new int[Effects.Names.Count];
        foreach (var state in StateOf)
            counts[(int)state]++;
        return counts;
    }
}
