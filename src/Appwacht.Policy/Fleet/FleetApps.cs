using System.Runtime.InteropServices;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// The apps of a fleet, numbered by how many devices have them: the commonest is 0. Numbers that fit 16 bits then cover nearly every
/// installed app, and what is looked up most lies closest together.
/// </summary>
public sealed class FleetApps
{
    private readonly Dictionary<string, List<int>> bySlug = [];
    private readonly Lazy<Dictionary<FleetApp, int>> numbers;

    /// <summary>Takes the apps in order of their numbers.</summary>
    public FleetApps(IReadOnlyList<FleetApp> apps)
    {
        All = apps;
        numbers = new(() => apps.Index().DistinctBy(pair => pair.Item).ToDictionary(pair => pair.Item, pair => pair.Index));
        for (var number = 0; number < apps.Count; number++)
        {
            if (apps[number].Slug is not { } slug)
                continue;
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(bySlug, slug, out _);
            (known ??= new(1)).Add(number);
        }
    }

    /// <summary>Every app, by number.</summary>
    public IReadOnlyList<FleetApp> All { get; }

    /// <summary>How many.</summary>
    public int Count => All.Count;

    /// <summary>The number of an app, or -1 when the fleet does not have it.</summary>
    public int NumberOf(FleetApp app) => numbers.Value.GetValueOrDefault(app, -1);

    /// <summary>These apps and, behind them, others that are new.</summary>
    public FleetApps With(IReadOnlyCollection<FleetApp> added) => added.Count == 0 ? this : new FleetApps([.. All, .. added]);

    /// <summary>The numbers under which a product is installed: one for each of its identifiers.</summary>
    public IReadOnlyList<int> NumbersOf(string slug) => bySlug.GetValueOrDefault(slug) ?? [];
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
