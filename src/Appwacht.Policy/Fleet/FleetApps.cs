using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// The apps of a fleet, numbered by how many devices have them: the commonest is 0. Numbers that fit 16 bits then cover nearly every
/// installed app, and what is looked up most lies closest together. Apps that come later stand behind the others.
/// </summary>
public sealed class FleetApps
{
    private readonly PackedApps first;
    private readonly ImmutableList<FleetApp> later;
    private readonly Dictionary<string, List<int>> bySlug = [];
    private readonly Lazy<Dictionary<AppId, List<int>>> byId;

    /// <summary>Takes the apps in order of their numbers.</summary>
    public FleetApps(IReadOnlyList<FleetApp> apps)
    {
        (first, later) = (new(apps), []);
        for (var number = 0; number < apps.Count; number++)
            if (apps[number].Slug is { } slug)
                Note(bySlug, slug, number);
        // Made when it is needed: few policies name an app by its identifier.
        byId = new(() =>
        {
            var numbers = new Dictionary<AppId, List<int>>();
            for (var number = 0; number < first.Count; number++)
                if (first[number].Id is { } id)
                    Note(numbers, id, number);
            return numbers;
        });
    }

    private FleetApps(FleetApps before, ImmutableList<FleetApp> later) =>
        (first, this.later, bySlug, byId) = (before.first, later, before.bySlug, before.byId);

    /// <summary>Every app, by number.</summary>
    public IReadOnlyList<FleetApp> All => later.IsEmpty ? first : [.. first, .. later];

    /// <summary>How many of them came later than the first.</summary>
    internal int Later => later.Count;

    /// <summary>How many.</summary>
    public int Count => first.Count + later.Count;

    /// <summary>The app with the number.</summary>
    public FleetApp this[int number] => number < first.Count ? first[number] : later[number - first.Count];

    /// <summary>What the app with the number is, or probably is, in the register; null when the register does not know it.</summary>
    public string? SlugOf(int number) => IfKnown(number)?.Slug;

    /// <summary>How sure that is.</summary>
    public Match MatchOf(int number) => IfKnown(number)?.Match ?? Match.None;

    /// <summary>These apps and, behind them, others that are new.</summary>
    public FleetApps With(IEnumerable<FleetApp> added) => new(this, later.AddRange(added));

    /// <summary>The numbers under which a product is installed, by its slug in the register: one for each of its identifiers.</summary>
    public IReadOnlyList<int> NumbersOf(string slug) => WithLater(bySlug.GetValueOrDefault(slug), app => app.Slug == slug);

    /// <summary>The numbers of the apps with an identifier.</summary>
    public IReadOnlyList<int> NumbersOf(AppId id) => WithLater(byId.Value.GetValueOrDefault(id), app => app.Id == id);

    private FleetApp? IfKnown(int number) => number < first.Count ? first.IfKnown(number) : later[number - first.Count];

    private IReadOnlyList<int> WithLater(List<int>? numbers, Func<FleetApp, bool> fits) =>
        later.IsEmpty ? numbers ?? [] : [.. numbers ?? [], .. later.Index().Where(app => fits(app.Item)).Select(app => first.Count + app.Index)];

    private static void Note<TKey>(Dictionary<TKey, List<int>> numbers, TKey key, int number) where TKey : notnull
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out _);
        (known ??= new(1)).Add(number);
    }
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
