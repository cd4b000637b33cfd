using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// A policy stack on one day for one fleet, as numbers: apps that all rules treat alike are one class, devices that all rules treat
/// alike one effective profile, and the verdict is a table of the two.
/// </summary>
public sealed class CompiledPolicy
{
    private CompiledPolicy(int[] classOf, int[] profileOf, Effect[,] table) => (ClassOf, ProfileOf, Table) = (classOf, profileOf, table);

    /// <summary>For each app number its class.</summary>
    public int[] ClassOf { get; }

    /// <summary>For each profile of the fleet its effective profile.</summary>
    public int[] ProfileOf { get; }

    /// <summary>The effect for an effective profile (first) and a class (second).</summary>
    public Effect[,] Table { get; }

    /// <summary>How many classes of apps.</summary>
    public int Classes => Table.GetLength(1);

    /// <summary>How many effective profiles.</summary>
    public int Profiles => Table.GetLength(0);

    /// <summary>More effective profiles than this no policy has; each device holds the number of its own in one byte.</summary>
    public const int MostProfiles = 256;

    /// <summary>Compiles.</summary>
    public static CompiledPolicy Of(PolicyStack stack, FleetFacts facts, FleetDevices devices)
    {
        var rules = new RuleTable(stack, facts.Day);
        var classes = new TruthClasses();
        var classOfKind = Array.ConvertAll(facts.Kinds, kind => classes.Of(rules.HoldsFor(kind)));
        var classOf = new int[facts.KindOf.Length];
        for (var app = 0; app < classOf.Length; app++)
            classOf[app] = classOfKind[facts.KindOf[app]];
        // An identifier or slug that a rule names makes an app different from others of its kind.
        foreach (var app in facts.NamedIn(stack))
            classOf[app] = classes.Of(rules.HoldsFor(facts.Of(app)));

        var profiles = new TruthClasses();
        var profileOf = devices.Profiles.Select(profile => profiles.Of(rules.ValidFor(profile))).ToArray();
        if (profiles.Count > MostProfiles)
            throw new NotSupportedException($"The rules tell {profiles.Count} kinds of device apart; the engine takes {MostProfiles}.");
        var table = new Effect[Math.Max(1, profiles.Count), Math.Max(1, classes.Count)];
        for (var profile = 0; profile < profiles.Count; profile++)
            for (var @class = 0; @class < classes.Count; @class++)
                table[profile, @class] = rules.EffectOf(profiles[profile], classes[@class]);
        return new(classOf, profileOf, table);
    }

    /// <summary>The effect for an app on a device with a profile of the fleet.</summary>
    public Effect EffectOf(int profile, int app) => Table[ProfileOf[profile], ClassOf[app]];

    /// <summary>Numbers for distinct rows of truths.</summary>
    private sealed class TruthClasses
    {
        private readonly Dictionary<string, int> numbers = [];
        private readonly List<Truth[]> rows = [];

        public int Count => rows.Count;

        public Truth[] this[int number] => rows[number];

        public int Of(Truth[] row)
        {
            var key = string.Concat(row.Select(truth => (char)('0' + (int)truth)));
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers[key] = number = rows.Count;
                rows.Add(row);
            }

            return number;
        }
    }
}
