using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// What the register says of the apps of a fleet on one day. Apps of which it says the same, apart from what they are called, are one
/// kind; a quarter of a million apps make some hundreds of kinds, and only those are judged when a policy changes.
/// </summary>
public sealed class FleetFacts
{
    private readonly FleetApps apps;
    private readonly AppRegister register;
    private readonly Country usedIn;
    private readonly Dictionary<AppId, int> byId;

    private FleetFacts(FleetApps apps, AppRegister register, DateOnly day, Country usedIn, AppFacts[] kinds, int[] kindOf, Dictionary<AppId, int> byId) =>
        (this.apps, this.register, Day, this.usedIn, Kinds, KindOf, this.byId) = (apps, register, day, usedIn, kinds, kindOf, byId);

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>One app without a name for each kind.</summary>
    internal AppFacts[] Kinds { get; }

    /// <summary>For each app number its kind.</summary>
    internal int[] KindOf { get; }

    /// <summary>Looks the apps up.</summary>
    public static FleetFacts Of(FleetApps apps, AppRegister register, DateOnly day, Country usedIn)
    {
        var numbers = new Dictionary<string, int>();
        var kinds = new List<AppFacts>();
        var kindOf = new int[apps.Count];
        var byId = new Dictionary<AppId, int>();
        var unknown = KindNumber(AppFacts.Unknown(null, "…"));
        var kindOfSlug = new Dictionary<string, int>();
        for (var number = 0; number < apps.Count; number++)
        {
            var app = apps.All[number];
            if (app.Id is { } id)
                byId.TryAdd(id, number);
            if (app.Slug is null)
                kindOf[number] = unknown;
            else if (kindOfSlug.TryGetValue(app.Slug, out var known))
                kindOf[number] = known;
            else
                kindOf[number] = kindOfSlug[app.Slug] = KindNumber(app.Facts(register, day, usedIn) with { Id = null, Slug = "…", Key = "…", Name = "…" });
        }

        return new(apps, register, day, usedIn, [.. kinds], kindOf, byId);

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
    public AppFacts Of(int app) => apps.All[app].Facts(register, Day, usedIn);

    /// <summary>The apps that some rule of the stack names by slug or identifier, in a selector or in a list.</summary>
    internal IEnumerable<int> NamedIn(PolicyStack stack)
    {
        var names = from rule in stack.Rules
                    from selector in rule.Rule.Apps.WithInner()
                    from name in selector.App.Concat(selector.List.SelectMany(list => rule.Scope.AppList(list) ?? Language.Values.None))
                    select name;
        foreach (var name in names.Distinct())
        {
            foreach (var number in apps.NumbersOf(name))
                yield return number;
            if (AppId.TryParse(name, out var id) && byId.TryGetValue(id, out var named))
                yield return named;
        }
    }

    private static string KeyOf(AppFacts facts) => string.Join('\u001f', facts.IsKnown, facts.Category, Joined(facts.ControlledFrom), Joined(facts.Parties),
        Joined(facts.Publishers), string.Join('\u001e', facts.Listings.Order(StringComparer.Ordinal)), string.Join('\u001e', facts.Uses.Order(StringComparer.Ordinal)));

    private static string Joined<T>(IReadOnlyDictionary<T, Confidence> facts) where T : notnull =>
        string.Join('\u001e', facts.Select(fact => $"{fact.Key}={(int)fact.Value}").Order(StringComparer.Ordinal));
}
