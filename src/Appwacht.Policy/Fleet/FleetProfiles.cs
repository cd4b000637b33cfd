using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// What a policy may ask of the devices of a fleet and their users: once for all that are alike, a profile. Of each profile every answer
/// is also kept as a small number, so that profiles which differ only in what a policy does not ask are put together without judging them.
/// </summary>
public sealed class FleetProfiles
{
    /// <summary>What a rule can ask, and the answer of a device; what is not known is an answer too.</summary>
    private static readonly Func<DeviceFacts, object?>[] Aspects =
    [
        facts => facts.Ownership, facts => facts.Platform, facts => facts.Kind, facts => facts.Os, facts => facts.Tier, facts => facts.Unit, facts => facts.Role,
        facts => Joined(facts.Groups), facts => Joined(facts.Deployments),
    ];

    private readonly Lazy<Dictionary<string, int>> numbers;
    private readonly Lazy<int[][]> answers;

    /// <summary>Takes profiles in order of their numbers; no two are alike.</summary>
    public FleetProfiles(IReadOnlyList<DeviceFacts> all)
    {
        All = all;
        numbers = new(() => all.Index().ToDictionary(profile => profile.Item.Key, profile => profile.Index));
        answers = new(() => Array.ConvertAll(Aspects, aspect => Numbered(all.Select(aspect))));
    }

    /// <summary>Every profile, by number.</summary>
    public IReadOnlyList<DeviceFacts> All { get; }

    /// <summary>How many.</summary>
    public int Count => All.Count;

    /// <summary>The number of a profile, or -1 when no device has it.</summary>
    public int NumberOf(DeviceFacts facts) => numbers.Value.GetValueOrDefault(facts.Key, -1);

    /// <summary>These profiles and one more behind them.</summary>
    public FleetProfiles With(DeviceFacts facts) => new([.. All, facts]);

    /// <summary>Puts profiles together that the rules cannot tell apart, by what they ask.</summary>
    /// <returns>For each profile the first one that is like it.</returns>
    internal int[] Alike(IEnumerable<LayerRule> rules)
    {
        var asked = Asked(rules);
        var first = new Dictionary<int, int>();
        var like = new int[Count];
        var key = new int[Count];
        for (var aspect = 0; aspect < asked.Length; aspect++)
        {
            if (!asked[aspect])
                continue;
            // After each aspect profiles are numbered by what is known so far, so that the numbers stay small.
            first.Clear();
            var (column, most) = (answers.Value[aspect], Count + 1);
            var made = new Dictionary<long, int>();
            for (var profile = 0; profile < key.Length; profile++)
            {
                var both = (long)key[profile] * most + column[profile];
                if (!made.TryGetValue(both, out var number))
                    made[both] = number = made.Count;
                key[profile] = number;
            }
        }

        for (var profile = 0; profile < key.Length; profile++)
        {
            first.TryAdd(key[profile], profile);
            like[profile] = first[key[profile]];
        }

        return like;
    }

    private static bool[] Asked(IEnumerable<LayerRule> rules)
    {
        var asked = new bool[Aspects.Length];
        foreach (var rule in rules)
        {
            foreach (var devices in rule.Rule.Devices?.WithInner() ?? [])
                Note(devices.Ownership, devices.Platform, devices.Kind, devices.Os, Values.None, Values.None, Values.None, Values.None, Values.None);
            foreach (var people in rule.Audience?.WithInner() ?? [])
                Note(Values.None, Values.None, Values.None, Values.None, people.Tier, people.Unit, people.Role, people.Group, people.Deployment);
        }

        return asked;

        void Note(params ReadOnlySpan<Values> byAspect)
        {
            for (var aspect = 0; aspect < byAspect.Length; aspect++)
                asked[aspect] |= !byAspect[aspect].IsEmpty;
        }
    }

    private static int[] Numbered(IEnumerable<object?> answers)
    {
        var numbers = new Dictionary<object, int>();
        var notKnown = new object();
        return [.. answers.Select(answer => numbers.TryGetValue(answer ?? notKnown, out var number) ? number : numbers[answer ?? notKnown] = numbers.Count)];
    }

    private static string? Joined(IReadOnlySet<string>? values) => values is null ? null : string.Join('\u001e', values.Order(StringComparer.Ordinal));
}
