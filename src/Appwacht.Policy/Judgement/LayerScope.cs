using System.Collections.Concurrent;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>
/// What the names in one layer mean: looked up in the layer itself, then in the layers above it, then in the register. A lower layer
/// that uses a name again changes its own rules only.
/// </summary>
public sealed class LayerScope
{
    private readonly IReadOnlyList<PolicyDocument> nearestFirst;
    private readonly AppRegister register;
    private readonly ConcurrentDictionary<string, NamedApps> named = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<ListedCountry>?> countries = new();

    internal LayerScope(IReadOnlyList<PolicyDocument> nearestFirst, AppRegister register) => (this.nearestFirst, this.register) = (nearestFirst, register);

    /// <summary>The apps of a list, or null when no layer has it.</summary>
    public Values? AppList(string name) => nearestFirst.Select(layer => layer.AppLists.GetValueOrDefault(name)).FirstOrDefault(list => list is not null);

    /// <summary>Whether an app is on a list; a list that no layer has holds nothing.</summary>
    internal bool IsOnList(string name, AppFacts app) => named.GetOrAdd(name, list => new NamedApps(AppList(list) ?? Values.None)).Contains(app);

    /// <summary>An audience, or null when no layer has it.</summary>
    public AudienceSelector? Audience(string name) => nearestFirst.Select(layer => layer.Audiences.GetValueOrDefault(name)).FirstOrDefault(audience => audience is not null);

    /// <summary>A ladder, or null when no layer has it.</summary>
    public Ladder? Ladder(string name) => nearestFirst.Select(layer => layer.Ladders.GetValueOrDefault(name)).FirstOrDefault(ladder => ladder is not null);

    /// <summary>The countries of a list over all time, or of a country code; null when there is no such list.</summary>
    public IReadOnlyList<ListedCountry>? Countries(string name) => countries.GetOrAdd(name, FindCountries);

    private IReadOnlyList<ListedCountry>? FindCountries(string name)
    {
        if (nearestFirst.Select(layer => layer.CountryLists.GetValueOrDefault(name)).FirstOrDefault(list => list is not null) is { } list)
            return list;
        if (register.ListedCountries.Contains(name))
            return [.. register.ListedCountries[name]];
        return Country.TryParse(name, out var country) && country.Code == name && register.Countries.ContainsKey(country)
            ? [new ListedCountry(name, country, Period.Always, new Source(name, "", ""))]
            : null;
    }
}
