using System.Collections.Frozen;

namespace Appwacht.Register;

/// <summary>
/// The register of apps: what exists, who stands behind it, who lists it, since when, and where that is known from. Consistent by
/// construction (<see cref="RegisterReader"/> refuses what is not) and never changed once read.
/// </summary>
public sealed class AppRegister
{
    private readonly FrozenDictionary<string, App> bySlug;
    private readonly FrozenDictionary<AppId, (App App, StoreId Id)> byId;
    private readonly FrozenDictionary<string, Party> parties;
    private readonly ILookup<string, ControlEdge> edges;
    private readonly ILookup<string, ControlEdge> edgesByParent;
    private readonly ILookup<string, Listing> listings;
    private readonly ILookup<string, Capability> capabilities;

    internal AppRegister(RegisterFacts facts)
    {
        bySlug = facts.Apps.ToFrozenDictionary(app => app.Slug);
        byId = facts.Apps.SelectMany(app => app.Ids.Select(id => (app, id))).ToFrozenDictionary(pair => pair.id.Id, pair => pair);
        parties = facts.Parties.ToFrozenDictionary(party => party.Id);
        edges = facts.Edges.ToLookup(edge => edge.Child);
        edgesByParent = facts.Edges.ToLookup(edge => edge.Parent.Id);
        listings = facts.Listings.ToLookup(listing => listing.App);
        capabilities = facts.Capabilities.ToLookup(capability => capability.App);
        Apps = [.. facts.Apps.OrderBy(app => app.Slug, StringComparer.Ordinal)];
        Lists = facts.Lists.ToFrozenDictionary(list => list.Id);
        Countries = facts.Countries.ToFrozenDictionary(country => country.Country);
        ListedCountries = facts.ListedCountries.ToLookup(listed => listed.List);
        Categories = Apps.Select(app => app.Category).ToFrozenSet();
    }

    private AppRegister(AppRegister under, IEnumerable<Party> more, IReadOnlyCollection<ControlEdge> edges, IEnumerable<ListedCountry> listed)
    {
        (bySlug, byId, listings, capabilities) = (under.bySlug, under.byId, under.listings, under.capabilities);
        (Apps, Lists, Countries, Categories) = (under.Apps, under.Lists, under.Countries, under.Categories);
        parties = more.Any() ? under.parties.Values.Concat(more).ToFrozenDictionary(party => party.Id) : under.parties;
        this.edges = edges.ToLookup(edge => edge.Child);
        edgesByParent = edges.ToLookup(edge => edge.Parent.Id);
        ListedCountries = listed.ToLookup(entry => entry.List);
    }

    /// <summary>Every app, by slug.</summary>
    public IReadOnlyList<App> Apps { get; }

    /// <summary>Every party.</summary>
    public IEnumerable<Party> Parties => parties.Values;

    /// <summary>The published lists of apps, by id.</summary>
    public FrozenDictionary<string, AppList> Lists { get; }

    /// <summary>The countries that exist, with their names.</summary>
    public FrozenDictionary<Country, CountryName> Countries { get; }

    /// <summary>The country lists, by name.</summary>
    public ILookup<string, ListedCountry> ListedCountries { get; }

    /// <summary>Every category an app is in.</summary>
    public FrozenSet<string> Categories { get; }

    /// <summary>Every edge, over all time.</summary>
    internal IEnumerable<ControlEdge> Edges => edges.SelectMany(child => child);

    /// <summary>The app with the slug, or null.</summary>
    public App? Find(string slug) => bySlug.GetValueOrDefault(slug);

    /// <summary>The name of the app with the slug; of one that is named as an alternative only, the slug as words: <c>collabora-office</c> is "Collabora office".</summary>
    public string NameOf(string slug) => Find(slug)?.Name ?? (slug is [var first, ..] ? char.ToUpperInvariant(first) + slug[1..].Replace('-', ' ') : "");

    /// <summary>The app with the identifier, and what is known of that identifier; null when no app has it.</summary>
    public (App App, StoreId Id)? Find(AppId id) => byId.TryGetValue(id, out var found) ? found : null;

    /// <summary>The party with the id, or null.</summary>
    public Party? FindParty(string id) => parties.GetValueOrDefault(id);

    /// <summary>The edges that leave an app (<see cref="App.Node"/>) or a party, over all time.</summary>
    public IEnumerable<ControlEdge> EdgesFrom(string node) => edges[node];

    /// <summary>The edges that lead to a party, over all time.</summary>
    public IEnumerable<ControlEdge> EdgesTo(string party) => edgesByParent[party];

    /// <summary>The apps that a party controls on some day, directly or through others; by slug.</summary>
    public IReadOnlyList<App> AppsUnder(string party)
    {
        var (found, seen, open) = (new SortedDictionary<string, App>(StringComparer.Ordinal), new HashSet<string> { party }, new Stack<string>([party]));
        while (open.TryPop(out var parent))
            foreach (var child in edgesByParent[parent].Where(edge => edge.CarriesControl).Select(edge => edge.Child))
                if (child.StartsWith(App.Prefix, StringComparison.Ordinal))
                    found[child] = bySlug[child[App.Prefix.Length..]];
                else if (seen.Add(child))
                    open.Push(child);
        return [.. found.Values];
    }

    /// <summary>The lists the app is on, over all time.</summary>
    public IEnumerable<Listing> ListingsOf(App app) => listings[app.Slug];

    /// <summary>What the app is known to use, over all time. That something is not named here does not mean it is not used.</summary>
    public IEnumerable<Capability> CapabilitiesOf(App app) => capabilities[app.Slug];

    /// <summary>The same apps and lists with other control and other countries on lists; everything else is shared, because an organisation has one of its own.</summary>
    internal AppRegister With(IEnumerable<Party> more, IReadOnlyCollection<ControlEdge> edges, IEnumerable<ListedCountry> listed) => new(this, more, edges, listed);
}

/// <summary>The names of a country in the two languages of the product.</summary>
public sealed record CountryName(Country Country, string Dutch, string English);

/// <summary>Everything that a register is made of, as read.</summary>
internal sealed record RegisterFacts(
    IReadOnlyList<App> Apps, IReadOnlyList<Party> Parties, IReadOnlyList<ControlEdge> Edges, IReadOnlyList<AppList> Lists,
    IReadOnlyList<Listing> Listings, IReadOnlyList<Capability> Capabilities, IReadOnlyList<ListedCountry> ListedCountries,
    IReadOnlyList<CountryName> Countries);
