using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// What the register says of the apps of a fleet on one day. Apps of which it says the same, apart from what they are called and who is
/// behind them, are one kind; a quarter of a million apps make some hundreds of kinds, and only those are judged when a policy changes,
/// besides the apps and makers that its rules name.
/// </summary>
public sealed class FleetFacts
{
    private readonly FleetApps apps;
    private readonly Dictionary<string, AppFacts> bySlug;
    private readonly ILookup<string, string> slugsUnder;
    private readonly Dictionary<AppId, int> byId;

    private FleetFacts(FleetApps apps, DateOnly day, AppFacts[] kinds, int[] kindOf, Dictionary<string, AppFacts> bySlug, Dictionary<AppId, int> byId)
    {
        (this.apps, Day, Kinds, KindOf, this.bySlug, this.byId) = (apps, day, kinds, kindOf, bySlug, byId);
        slugsUnder = bySlug.SelectMany(app => app.Value.Parties.Keys.Concat(app.Value.Publishers.Keys).Distinct().Select(party => (party, app.Key)))
            .ToLookup(pair => pair.party, pair => pair.Key);
    }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>One app without a name or a maker for each kind.</summary>
    internal AppFacts[] Kinds { get; }

    /// <summary>For each app number its kind.</summary>
    internal int[] KindOf { get; }

    /// <summary>Looks the apps up.</summary>
    public static FleetFacts Of(FleetApps apps, AppRegister register, DateOnly day, Country usedIn)
    {
        var numbers = new Dictionary<string, int>();
        var kinds = new List<AppFacts>();
        var kindOf = new int[apps.Count];
        var bySlug = new Dictionary<string, AppFacts>();
        var byId = new Dictionary<AppId, int>();
        var kindOfSlug = new Dictionary<string, int>();
        var unknown = KindNumber(AppFacts.Unknown(null, "…"));
        for (var number = 0; number < apps.Count; number++)
        {
            var app = apps.All[number];
            if (app.Id is { } id)
                byId.TryAdd(id, number);
            if (app.Slug is null)
            {
                kindOf[number] = unknown;
                continue;
            }

            if (!kindOfSlug.TryGetValue(app.Slug, out var kind))
            {
                var facts = bySlug[app.Slug] = app.Facts(register, day, usedIn) with { Id = null };
                kindOfSlug[app.Slug] = kind = KindNumber(facts with
                {
                    Slug = "…",
                    Key = "…",
                    Name = "…",
                    Parties = new Dictionary<string, Confidence>(),
                    Publishers = new Dictionary<string, Confidence>(),
                });
            }

            kindOf[number] = kind;
        }

        return new(apps, day, [.. kinds], kindOf, bySlug, byId);

        int KindNumber(AppFacts facts)
        {
            var key = KeyOf(facts);
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers[key] = number = kinds.Count;
                kinds.Add(facts);
            }

            return number;
        }
    }

    /// <summary>The facts of one app.</summary>
    public AppFacts Of(int app)
    {
        var installed = apps.All[app];
        return installed.Slug is { } slug ? bySlug[slug] with { Id = installed.Id } : AppFacts.Unknown(installed.Id, installed.Name);
    }

    /// <summary>The apps that some rule of the stack names: by slug or identifier, in a selector or a list, or by a party behind them.</summary>
    internal IEnumerable<int> NamedIn(PolicyStack stack)
    {
        var selectors = stack.Rules.SelectMany(rule => rule.Rule.Apps.WithInner().Select(selector => (rule.Scope, Selector: selector))).ToArray();
        var names = selectors.SelectMany(pair => pair.Selector.App.Concat(pair.Selector.List.SelectMany(list => pair.Scope.AppList(list) ?? Language.Values.None)));
        var under = selectors.SelectMany(pair => pair.Selector.Party.Concat(pair.Selector.Publisher)).Distinct().SelectMany(party => slugsUnder[party]);
        var numbers = new HashSet<int>();
        foreach (var name in names.Concat(under).Distinct())
        {
            numbers.UnionWith(apps.NumbersOf(name));
            if (AppId.TryParse(name, out var id) && byId.TryGetValue(id, out var named))
                numbers.Add(named);
        }

        return numbers;
    }

    private static string KeyOf(AppFacts facts) => string.Join('\u001f', facts.IsKnown, facts.Category, string.Join('\u001e', facts.ControlledFrom.Select(fact => $"{fact.Key}={(int)fact.Value}").Order(StringComparer.Ordinal)),
        string.Join('\u001e', facts.Listings.Order(StringComparer.Ordinal)), string.Join('\u001e', facts.Uses.Order(StringComparer.Ordinal)));
}
