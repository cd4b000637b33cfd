using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Comparison;

/// <summary>
/// Every kind of app that the rules can tell apart, whether it exists today or not: an app may change hands tomorrow, and the check must
/// hold then too. Apps of the register come first, so that a weakening is shown with a real one where there is one.
/// </summary>
internal sealed class AppKinds(IReadOnlyCollection<LayerRule> rules, AppRegister register, IReadOnlyList<DateOnly> days)
{
    /// <summary>The name of an app that no rule names.</summary>
    internal const string Other = "…";

    private readonly AppSelector[] selectors = [.. rules.SelectMany(rule => rule.Rule.Apps.WithInner())];

    /// <summary>The apps of the register as they are on the day.</summary>
    public IEnumerable<AppFacts> Real(DateOnly day, Country usedIn) => register.Apps.Select(app => AppFacts.Of(app, null, register, day, usedIn));

    /// <summary>One thinkable app for each kind, or null when there are more than <paramref name="most"/>.</summary>
    public IReadOnlyList<AppFacts>? Thinkable(int most)
    {
        var identities = Identities();
        var categories = Named(selector => selector.Category).Append(Other).ToArray();
        var control = Combinations([.. CountryClasses().Select(Country.Parse)]);
        var parties = Combinations(Named(selector => selector.Party));
        var publishers = Combinations(Named(selector => selector.Publisher));
        var listings = Subsets(Named(selector => selector.ListedBy));
        var uses = Subsets(Named(selector => selector.Uses));
        bool[] complete = uses is { Length: > 1 } ? [true, false] : [false];
        var contains = Inside(Named(selector => selector.Contains));
        var signers = Inside(Named(selector => selector.SignedBy));

        if (control is null || parties is null || publishers is null || listings is null || uses is null || contains is null || signers is null)
            return null;
        var size = 1.0 * identities.Length * categories.Length * control.Length * parties.Length * publishers.Length * listings.Length * uses.Length * complete.Length * contains.Length * signers.Length;
        if (size > most)
            return null;

        var known =
            from identity in identities
            where identity.IsKnown
            from category in categories
            from controlledFrom in control
            from above in parties
            from publisher in publishers
            from listed in listings
            from used in uses
            from isComplete in complete
            from inside in contains
            from signedBy in signers
            select identity with
            {
                Category = category,
                ControlledFrom = controlledFrom,
                Parties = above,
                Publishers = publisher,
                Listings = listed,
                Uses = used,
                UsesAreComplete = isComplete,
                Contains = inside,
                SignedBy = signedBy,
            };
        var unknown =
            from identity in identities
            where !identity.IsKnown
            from inside in contains
            from signedBy in signers
            select identity with { Contains = inside, SignedBy = signedBy };
        return [.. known, .. unknown];
    }

    /// <summary>The apps that are named, by slug or identifier, one known app that is not, and one that the register does not know.</summary>
    private AppFacts[] Identities()
    {
        var named = rules.SelectMany(rule => rule.Rule.Apps.WithInner().SelectMany(selector => selector.App.Concat(selector.List.SelectMany(list => rule.Scope.AppList(list) ?? Values.None)))).Distinct();
        var identities = new List<AppFacts>();
        foreach (var name in named)
        {
            if (AppId.TryParse(name, out var id))
            {
                identities.Add(AppFacts.Unknown(id, ""));
                if (register.Find(id) is var (app, _))
                    identities.Add(new AppFacts { Key = app.Slug, Name = app.Name, Slug = app.Slug, Id = id });
            }
            else
            {
                identities.Add(new AppFacts { Key = name, Name = register.Find(name)?.Name ?? name, Slug = name });
            }
        }

        return [.. identities, new AppFacts { Key = Other, Name = Other, Slug = Other }, AppFacts.Unknown(null, Other)];
    }

    /// <summary>One country for each group of countries that stand on the same lists on every day.</summary>
    private string[] CountryClasses()
    {
        var lists = rules.SelectMany(rule => rule.Rule.Apps.WithInner().SelectMany(selector => selector.ControlledFrom.Select(name => rule.Scope.Countries(name) ?? []))).ToArray();
        return
        [
            .. from country in lists.SelectMany(list => list).Select(listed => listed.Country).Distinct().Order()
               group country by string.Concat(from list in lists from day in days select list.Any(listed => listed.Country == country && listed.Period.Contains(day)) ? '1' : '0') into same
               select same.First().Code,
        ];
    }

    /// <summary>For each name every confidence that a rule tells apart, or none; every combination.</summary>
    private IReadOnlyDictionary<T, Confidence>[]? Combinations<T>(IReadOnlyList<T> names) where T : notnull
    {
        var asked = selectors.Where(selector => !(selector.ControlledFrom.IsEmpty && selector.Party.IsEmpty && selector.Publisher.IsEmpty))
            .Select(selector => selector.Confidence ?? AppSelection.LeastByDefault).Distinct().ToArray();
        Confidence?[] levels = [null, .. asked.Append(Confidence.Presumed).Distinct().Cast<Confidence?>()];
        const int tooMany = 8;
        if (names.Count > tooMany)
            return null;
        IEnumerable<Dictionary<T, Confidence>> combinations = [[]];
        foreach (var name in names)
        {
            combinations = combinations.SelectMany(known => levels.Select(level =>
                level is { } confidence ? new Dictionary<T, Confidence>(known) { [name] = confidence } : known)).ToArray();
        }

        return [.. combinations];
    }

    private string[] Named(Func<AppSelector, Values> key) => [.. selectors.SelectMany(key).Distinct()];

    private static IReadOnlySet<string>[]? Subsets(IReadOnlyList<string> names)
    {
        const int tooMany = 10;
        return names.Count > tooMany ? null
            : [.. Enumerable.Range(0, 1 << names.Count).Select(bits => names.Where((_, i) => (bits >> i & 1) == 1).ToHashSet())];
    }

    private static IReadOnlySet<string>?[]? Inside(IReadOnlyList<string> names) =>
        names.Count == 0 ? [null] : Subsets(names) is { } subsets ? [.. subsets, null] : null;
}
