namespace Appwacht.Register;

/// <summary>The apps that a country list keeps out on a day: derived from the list and the register, never kept by hand.</summary>
public static class DerivedList
{
    /// <summary>Every app controlled from a listed country on the day, with the path, at whatever confidence; by slug.</summary>
    /// <param name="register">The register.</param>
    /// <param name="list">The name of a country list.</param>
    /// <param name="day">The day that both the list and the chains are judged on.</param>
    /// <param name="usedIn">Where the apps are used.</param>
    public static IReadOnlyList<DerivedApp> On(AppRegister register, string list, DateOnly day, Country usedIn)
    {
        var countries = register.ListedCountries[list].Where(listed => listed.Period.Contains(day)).Select(listed => listed.Country).ToHashSet();
        return ControlledFrom(register, countries, day, usedIn);
    }

    /// <summary>Every app controlled from one of the countries on the day; by slug.</summary>
    public static IReadOnlyList<DerivedApp> ControlledFrom(AppRegister register, IReadOnlySet<Country> countries, DateOnly day, Country usedIn) =>
    [
        .. from app in register.Apps
           let path = ControlChain.Of(app, register, day, usedIn).Countries.FirstOrDefault(path => countries.Contains(path.Country))
           where path is not null
           select new DerivedApp(app, path),
    ];

    /// <summary>What a change of lists, control or both did to the derived list between two days; by slug.</summary>
    public static IReadOnlyList<DerivedChange> Changes(AppRegister register, string list, DateOnly from, DateOnly to, Country usedIn)
    {
        var before = On(register, list, from, usedIn).ToDictionary(derived => derived.App.Slug);
        var after = On(register, list, to, usedIn).ToDictionary(derived => derived.App.Slug);
        return Changes(register.Apps, app => before.GetValueOrDefault(app.Slug)?.Path, app => after.GetValueOrDefault(app.Slug)?.Path);
    }

    /// <summary>What is different for some apps between a register and one with changes over it, on one day.</summary>
    public static IReadOnlyList<DerivedChange> Changes(IEnumerable<App> apps, AppRegister before, AppRegister after, string list, DateOnly day, Country usedIn)
    {
        return Changes(apps, PathIn(before), PathIn(after));

        Func<App, ControlPath?> PathIn(AppRegister register)
        {
            var countries = register.ListedCountries[list].Where(listed => listed.Period.Contains(day)).Select(listed => listed.Country).ToHashSet();
            return app => countries.Count == 0 ? null : ControlChain.Of(app, register, day, usedIn).Countries.FirstOrDefault(path => countries.Contains(path.Country));
        }
    }

    private static IReadOnlyList<DerivedChange> Changes(IEnumerable<App> apps, Func<App, ControlPath?> before, Func<App, ControlPath?> after) =>
    [
        .. from app in apps
           let was = before(app)
           let now = after(app)
           where was?.Country != now?.Country || was?.Confidence != now?.Confidence
           select new DerivedChange(app, was, now),
    ];
}

/// <summary>An app on the derived list and the path that put it there.</summary>
public sealed record DerivedApp(App App, ControlPath Path);

/// <summary>An app whose place on the derived list changed; null where it was or is not on it.</summary>
public sealed record DerivedChange(App App, ControlPath? Before, ControlPath? After);
