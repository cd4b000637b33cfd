using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>What a policy says of a whole fleet.</summary>
/// <param name="Installs">How many installed apps have each effect, by <see cref="Effect"/>; what an exemption lifts is allowed.</param>
/// <param name="StateOf">For each device the strongest effect of its apps.</param>
/// <param name="Rules">For each rule that restricts something on the day, where it has a say.</param>
/// <param name="OnlyCounted">Apps of which only the number is kept, by the <see cref="Effect"/> they have.</param>
public sealed record FleetEvaluation(long[] Installs, Effect[] StateOf, IReadOnlyList<RuleCount> Rules, IReadOnlyList<CountedApps> OnlyCounted)
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

/// <summary>Where one rule has a say, leaving out what is exempt.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Installs">On how many installed apps it matches.</param>
/// <param name="Devices">On how many devices it matches.</param>
/// <param name="UndeterminedInstalls">On how many more installed apps it could not be determined.</param>
/// <param name="UndeterminedDevices">On how many more devices it could not be determined.</param>
public sealed record RuleCount(LayerRule Rule, long Installs, int Devices, long UndeterminedInstalls, int UndeterminedDevices);
