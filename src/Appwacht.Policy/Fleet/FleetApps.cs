using System.Collections.Immutable;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// The apps of a fleet, numbered by how many devices have them: the commonest is 0. Numbers that fit 16 bits then cover nearly every
/// installed app, and what is looked up most lies closest together. Apps that come later stand behind the others.
/// </summary>
public sealed class FleetApps
{
    private readonly IReadOnlyList<FleetApp> first;
    private readonly ImmutableList<FleetApp> later;
    private readonly Dictionary<string, int[]> bySlug;
    private readonly Lazy<Dictionary<AppId, int[]>> byId;

    /// <summary>Takes the apps in order of their numbers.</summary>
    public FleetApps(IReadOnlyList<FleetApp> apps)
    {
        (first, later) = (apps, []);
        bySlug = Grouped(from app in first.Index() where app.Item.Slug is not null select (app.Item.Slug, app.Index));
        // Made when it is needed: few policies name an app by its identifier.
        byId = new(() => Grouped(first.Index().SelectMany(app => app.Item.Id is { } id ? [(id, app.Index)] : Array.Empty<(AppId, int)>())));
    }

    private FleetApps(FleetApps before, ImmutableList<FleetApp> later) =>
        (first, this.later, bySlug, byId) = (before.first, later, before.bySlug, before.byId);

    /// <summary>Every app, by number.</summary>
    public IReadOnlyList<FleetApp> All => later.IsEmpty ? first : [.. first, .. later];

    /// <summary>How many.</summary>
    public int Count => first.Count + later.Count;

    /// <summary>The app with the number.</summary>
    public FleetApp this[int number] => number < first.Count ? first[number] : later[number - first.Count];

    /// <summary>These apps and, behind them, others that are new.</summary>
    public FleetApps With(IEnumerable<FleetApp> added) => new(this, later.AddRange(added));

    /// <summary>The numbers under which a product is installed, by its slug in the register: one for each of its identifiers.</summary>
    public IReadOnlyList<int> NumbersOf(string slug) => WithLater(bySlug.GetValueOrDefault(slug), app => app.Slug == slug);

    /// <summary>The numbers of the apps with an identifier.</summary>
    public IReadOnlyList<int> NumbersOf(AppId id) => WithLater(byId.Value.GetValueOrDefault(id), app => app.Id == id);

    private int[] WithLater(int[]? numbers, Func<FleetApp, bool> fits) =>
        later.IsEmpty ? numbers ?? [] : [.. numbers ?? [], .. later.Index().Where(app => fits(app.Item)).Select(app => first.Count + app.Index)];

    private static Dictionary<TKey, int[]> Grouped<TKey>(IEnumerable<(TKey Key, int Number)> apps) where TKey : notnull =>
        apps.GroupBy(app => app.Key, app => app.Number).ToDictionary(app => app.Key, app => app.ToArray());
}

/// <summary>One app as it is installed: an identifier, or the name a source gives, and what it is in the register.</summary>
/// <param name="Id">The identifier, where the source gives one.</param>
/// <param name="Name">The name it goes by.</param>
/// <param name="Slug">What it is, or probably is, in the register; null when the register does not know it.</param>
/// <param name="Match">How sure that is.</param>
public sealed record FleetApp(AppId? Id, string Name, string? Slug, Match Match)
{
    /// <summary>Its facts on a day.</summary>
    public AppFacts Facts(AppRegister register, DateOnly day, Country usedIn) =>
        Slug is { } slug && register.Find(slug) is { } app ? AppFacts.Of(app, Id, register, day, usedIn) : AppFacts.Unknown(Id, Name);
}
