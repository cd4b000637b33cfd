using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>What somebody can use instead of an app that may not be on their device.</summary>
public static class Substitutes
{
    /// <summary>More is no advice.</summary>
    private const int Most = 3;

    /// <summary>Apps that are allowed on the device: those the register names as alternatives, or else others of the same category that exist for it.</summary>
    /// <param name="state">The fleet.</param>
    /// <param name="device">The device, by number of the fleet.</param>
    /// <param name="platform">Its operating system.</param>
    /// <param name="slug">The app that may not be there; null when the register does not know it.</param>
    public static IReadOnlyList<App> For(FleetState state, int device, Platform platform, string? slug)
    {
        var register = state.Catalogue.Register;
        if (slug is null || register.Find(slug) is not { } app)
            return [];
        var facts = state.View.Profiles.All[state.View.ProfileOf(device)];
        App[] named = [.. app.Alternatives.Select(register.Find).OfType<App>().Where(IsAllowed).Take(Most)];
        return named.Length > 0 ? named : [.. register.Apps.Where(other => other.Category == app.Category && other.Slug != slug && IsFor(other, platform) && IsAllowed(other)).Take(Most)];

        bool IsAllowed(App other) => other.Status is not "discontinued"
            && state.InForce.Stack.Judge(facts, AppFacts.Of(other, null, register, state.Day, Country.Netherlands), state.Day).Effect is Effect.Allow;
    }

    private static bool IsFor(App app, Platform platform) => app.Ids.Any(id => id.Id.Platform == platform.Store());
}
