using System.Runtime.CompilerServices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// A policy stack on one day for one fleet, as numbers: apps that all rules treat alike are one class, devices that all rules treat
/// alike one effective profile, and the verdict is a table of the two.
/// </summary>
public sealed class CompiledPolicy
{
    private readonly RuleTable rules;
    private readonly TruthRows profiles = new();
    private readonly TruthRows classes = new();
    private readonly Effect[][] table;

    private CompiledPolicy(PolicyStack stack, FleetFacts facts, FleetProfiles kinds)
    {
        Facts = facts;
        rules = new RuleTable(stack, facts.Day);
        ProfileOf = EffectiveProfiles(kinds);
        (Apps, ClassOf) = (facts.Count, ClassesOf(stack, facts));
        table = new Effect[profiles.Count][];
        for (var profile = 0; profile < table.Length; profile++)
            table[profile] = [.. classes.All.Select(@class => rules.EffectOf(profiles.All[profile], @class))];
    }

    /// <summary>Of how many apps, counted by number from 0, it has the class.</summary>
    public int Apps { get; }

    /// <summary>What was known of the apps.</summary>
    internal FleetFacts Facts { get; }

    /// <summary>For each app number its class, with room for every number of 16 bits.</summary>
    internal ushort[] ClassOf { get; }

    /// <summary>For each profile of the fleet its effective profile.</summary>
    internal int[] ProfileOf { get; }

    /// <summary>How many classes of apps.</summary>
    public int Classes => classes.Count;

    /// <summary>How many effective profiles.</summary>
    public int Profiles => profiles.Count;

    /// <summary>The rules in force on the day, top layer first.</summary>
    public IReadOnlyList<LayerRule> Rules => rules.Rules;

    /// <summary>Compiles.</summary>
    public static CompiledPolicy Of(PolicyStack stack, FleetFacts facts, FleetProfiles profiles) => new(stack, facts, profiles);

    /// <summary>The effect for an app on a device with a profile of the fleet.</summary>
    public Effect EffectOf(int profile, int app) => table[ProfileOf[profile]][ClassOf[app]];

    /// <summary>The effect for each class on a device with an effective profile.</summary>
    public ReadOnlySpan<Effect> Row(int effectiveProfile) => table[effectiveProfile];

    /// <summary>Whether a rule has a say: by effective profile and class.</summary>
    /// <param name="rule">Its place in <see cref="Rules"/>.</param>
    internal Truth[][] SayOf(int rule) =>
        [.. profiles.All.Select(profile => classes.All.Select(@class => rules.SayOf(rule, profile, @class)).ToArray())];

    /// <summary>The fleet in groups and classes that the policy tells apart.</summary>
    /// <exception cref="ArgumentException">The policy was compiled for another snapshot, or before some apps or profiles of the fleet came.</exception>
    internal FleetGrid Over(FleetView fleet) => Covers(fleet) ? new(fleet, Facts, ClassOf, Classes, ProfileOf, Profiles)
        : throw new ArgumentException("The policy was compiled for another snapshot, or before some apps or profiles of the fleet came.", nameof(fleet));

    /// <summary>Whether it was compiled for the snapshot of the fleet, and every app and profile was there.</summary>
    public bool Covers(FleetView fleet) => Facts.IsOf(fleet) && Apps >= fleet.Apps.Count && ProfileOf.Length >= fleet.Profiles.Count;

    private int[] EffectiveProfiles(FleetProfiles kinds)
    {
        var like = kinds.Alike(rules.Rules);
        var effective = new int[like.Length];
        // A profile that is like another comes after it.
        for (var profile = 0; profile < effective.Length; profile++)
            effective[profile] = like[profile] < profile ? effective[like[profile]] : profiles.NumberOf(rules.ValidFor(kinds.All[profile]));
        return effective;
    }

    [MethodImpl(FleetGrid.Hot)]
    private ushort[] ClassesOf(PolicyStack stack, FleetFacts facts)
    {
        var classOfKind = facts.Kinds.Select(kind => classes.NumberOf(rules.HoldsFor(kind))).ToArray();
        var (classOf, kindOf) = (FleetGrid.NewClasses(facts.Count), facts.KindOf);
        for (var app = 0; app < kindOf.Length; app++)
            classOf[app] = (ushort)classOfKind[kindOf[app]];
        // An identifier or slug that a rule names makes an app different from others of its kind.
        foreach (var app in facts.NamedIn(stack))
            classOf[app] = (ushort)classes.NumberOf(rules.HoldsFor(facts.Of(app), classes.All[classOfKind[facts.KindOf[app]]]));
        return classes.Count <= ushort.MaxValue ? classOf
            : throw new NotSupportedException($"The rules tell {classes.Count} kinds of app apart; the engine takes {ushort.MaxValue}.");
    }

    /// <summary>Numbers for distinct rows of truths.</summary>
    private sealed class TruthRows
    {
        private readonly Dictionary<string, int> numbers = [];
        private readonly List<Truth[]> all = [];

        public IReadOnlyList<Truth[]> All => all;

        public int Count => all.Count;

        public int NumberOf(Truth[] row)
        {
            var key = string.Create(row.Length, row, (text, truths) =>
            {
                for (var i = 0; i < text.Length; i++)
                    text[i] = (char)truths[i];
            });
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers[key] = number = all.Count;
                all.Add(row);
            }

            return number;
        }
    }
}
