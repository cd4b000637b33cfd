using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// What the register says of the apps of a fleet on one day. Apps of which it says the same, apart from what they are called and who is
/// behind them, are one kind; a quarter of a million apps make some hundreds of kinds, and only those are judged when a policy changes,
/// besides the apps and makers that its rules name.
/// </summary>
public sealed class FleetFacts
{
    private readonly FleetSnapshot snapshot;
    private readonly FleetApps apps;
    private readonly AppRegister register;
    private readonly Country usedIn;
    private readonly AppKindNumbers kinds;
    private readonly Dictionary<string, (AppFacts Facts, int Kind)> bySlug;
    private readonly ILookup<string, string> slugsUnder;
    private readonly Remade<DevicesWithKind> withKind;

    private FleetFacts(FleetView fleet, AppRegister register, DateOnly day, Country usedIn, FleetFacts? before)
    {
        (snapshot, apps, this.register, Day, this.usedIn) = (fleet.Base, fleet.Apps, register, day, usedIn);
        withKind = before?.withKind ?? new(() => DevicesWithKind.Of(snapshot, KindOf!, kinds!.All.Count)); // asked for when all is in place
        kinds = before?.kinds ?? new AppKindNumbers();
        var found = bySlug = before?.bySlug ?? [];
        KindOf = new int[apps.Count];
        before?.KindOf.CopyTo(KindOf, 0);
        for (var number = before?.KindOf.Length ?? 0; number < KindOf.Length; number++)
        {
            if (apps.SlugOf(number) is not { } slug)
            {
                KindOf[number] = AppKindNumbers.NotKnown;
                continue;
            }

            if (!found.TryGetValue(slug, out var known))
            {
                // What others read is not changed under them.
                if (ReferenceEquals(found, before?.bySlug))
                    (found, kinds) = (new(found), new(kinds));
                var facts = apps[number].Facts(register, day, usedIn) with { Id = null };
                found[slug] = known = (facts, kinds.NumberOf(facts));
            }

            KindOf[number] = known.Kind;
        }

        bySlug = found;
        slugsUnder = ReferenceEquals(found, before?.bySlug) ? before.slugsUnder
            : found.SelectMany(app => app.Value.Facts.Parties.Keys.Union(app.Value.Facts.Publishers.Keys).Select(party => (party, app.Key)))
                .ToLookup(pair => pair.party, pair => pair.Key);
    }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>Of how many apps, counted by number from 0, it has the facts.</summary>
    public int Count => KindOf.Length;

    /// <summary>One app without a name or a maker for each kind.</summary>
    internal IReadOnlyList<AppFacts> Kinds => kinds.All;

    /// <summary>For each app number its kind.</summary>
    internal int[] KindOf { get; }

    /// <summary>The devices of the snapshot with an app of each kind; null when there are too many kinds.</summary>
    internal DevicesWithKind? WithKind => kinds.All.Count > DevicesWithKind.MostKinds ? null : withKind.Value;

    /// <summary>Looks the apps of a fleet up.</summary>
    public static FleetFacts Of(FleetView fleet, AppRegister register, DateOnly day, Country usedIn) => new(fleet, register, day, usedIn, null);

    /// <summary>These facts and those of the apps that came later.</summary>
    /// <exception cref="ArgumentException">The fleet has another snapshot, in which apps have other numbers.</exception>
    public FleetFacts With(FleetView later) => !IsOf(later) ? throw new ArgumentException("The fleet has another snapshot.", nameof(later))
        : later.Apps.Count == Count ? this : new(later, register, Day, usedIn, this);

    /// <summary>Whether the numbers of apps are those of the fleet.</summary>
    internal bool IsOf(FleetView fleet) => ReferenceEquals(snapshot, fleet.Base);

    /// <summary>Puts away the devices of each kind, which can be made again, when nobody asked for them since the last time.</summary>
    /// <param name="evenIfAsked">Also when somebody did.</param>
    /// <returns>Whether memory came free.</returns>
    public bool PutAway(bool evenIfAsked) => withKind.PutAway(evenIfAsked);

    /// <summary>The facts of one app.</summary>
    public AppFacts Of(int app)
    {
        var installed = apps[app];
        return installed.Slug is { } slug ? bySlug[slug].Facts with { Id = installed.Id } : AppFacts.Unknown(installed.Id, installed.Name);
    }

    /// <summary>The apps that some rule of the stack names: by slug or identifier, in a selector or a list, or by a party behind them.</summary>
    internal IEnumerable<int> NamedIn(PolicyStack stack)
    {
        var selectors = stack.Rules.SelectMany(rule => rule.Rule.Apps.WithInner().Select(selector => (rule.Scope, Selector: selector))).ToArray();
        var names = selectors.SelectMany(pair => pair.Selector.App.Concat(pair.Selector.List.SelectMany(list => pair.Scope.AppList(list) ?? Values.None)));
        var under = selectors.SelectMany(pair => pair.Selector.Party.Concat(pair.Selector.Publisher)).Distinct().SelectMany(party => slugsUnder[party]);
        var numbers = new HashSet<int>();
        foreach (var name in names.Concat(under).Distinct())
            numbers.UnionWith(AppId.TryParse(name, out var id) ? apps.NumbersOf(id) : apps.NumbersOf(name));
        return numbers;
    }
}
