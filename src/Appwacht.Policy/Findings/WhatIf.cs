using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Findings;

/// <summary>What a decision would do, before it is taken: the same fleet under the policy in force and under another.</summary>
/// <param name="Now">The answer under the policy in force.</param>
/// <param name="Then">The answer under the other.</param>
public sealed record WhatIf(FleetAnswer Now, FleetAnswer Then)
{
    /// <summary>Stands for the apps that no rule names and that may not be shown with a device.</summary>
    public const string OutsideTheList = "outside-the-list";

    /// <summary>Apps on devices that the other policy judges more strictly.</summary>
    public WhatIfSide Gained => WhatIfSide.Of(Changes().Where(change => change.Then > change.Now));

    /// <summary>Apps on devices that the other policy judges less strictly.</summary>
    public WhatIfSide Lost => WhatIfSide.Of(Changes().Where(change => change.Then < change.Now));

    private IEnumerable<WhatIfChange> Changes() => NamedChanges().Concat(UnnamedChanges());

    /// <summary>Apps outside a list on devices of which only that may be said: one change a device, never which app.</summary>
    private IEnumerable<WhatIfChange> UnnamedChanges()
    {
        var now = Now.Unnamed.ToDictionary(unnamed => unnamed.Device.Id);
        var then = Then.Unnamed.ToDictionary(unnamed => unnamed.Device.Id);
        return from id in now.Keys.Union(then.Keys).Order(StringComparer.Ordinal)
               let before = now.GetValueOrDefault(id)
               let after = then.GetValueOrDefault(id)
               let effectNow = before?.Verdict.Effect ?? Effect.Allow
               let effectThen = after?.Verdict.Effect ?? Effect.Allow
               where effectNow != effectThen
               let unnamed = after ?? before
               select new WhatIfChange(unnamed.Device, unnamed.Person, OutsideTheList, "", effectNow, effectThen, MayBeListed: false);
    }

    private IEnumerable<WhatIfChange> NamedChanges()
    {
        var now = Certain(Now);
        var then = Certain(Then);
        return from key in now.Keys.Union(then.Keys)
               let before = now.GetValueOrDefault(key)
               let after = then.GetValueOrDefault(key)
               let effectNow = before?.Verdict.Effect ?? Effect.Allow
               let effectThen = after?.Verdict.Effect ?? Effect.Allow
               where effectNow != effectThen
               let finding = after ?? before
               orderby finding.App.Key, finding.Device.Id
               // What no rule or exemption in force names today is not shown with a device on which private use is allowed, only counted.
               let listed = finding.Device.Ownership is Ownership.Managed || Now.Question.Names(finding.App)
               select new WhatIfChange(finding.Device, finding.Person, finding.App.Key, finding.App.Name, effectNow, effectThen, listed);
    }

    private static Dictionary<(string, string), Finding> Certain(FleetAnswer answer) =>
        answer.Findings.Where(finding => finding.Match is not Match.Probable).ToDictionary(finding => (finding.Device.Id, finding.App.Key));
}

/// <summary>One app on one device whose verdict would change.</summary>
/// <param name="Device">The device.</param>
/// <param name="Person">Its user, when on record.</param>
/// <param name="App">The app's key.</param>
/// <param name="AppName">The app's name.</param>
/// <param name="Now">The effect under the policy in force.</param>
/// <param name="Then">The effect under the other.</param>
/// <param name="MayBeListed">Whether the device may be shown with the app, or only counted.</param>
public sealed record WhatIfChange(Device Device, Person? Person, string App, string AppName, Effect Now, Effect Then, bool MayBeListed);

/// <summary>One direction of a what-if: who and what is affected.</summary>
/// <param name="Devices">How many devices.</param>
/// <param name="People">How many people on record.</param>
/// <param name="Units">How many devices per unit, null for fewer than <see cref="FewestShown"/>; units that are not known under the empty name.</param>
/// <param name="Apps">How many devices per app, most first; null for fewer than <see cref="FewestShown"/>.</param>
/// <param name="List">Device and app, for what may be shown.</param>
/// <param name="OnlyCounted">How many pairs of device and app are in the counts but not in the list.</param>
public sealed record WhatIfSide(
    int Devices, int People, IReadOnlyDictionary<string, int?> Units, IReadOnlyList<(string App, string Name, int? Devices)> Apps,
    IReadOnlyList<WhatIfChange> List, int OnlyCounted)
{
    /// <summary>Counts that hold what may not be shown by name are shown from this many devices up.</summary>
    public const int FewestShown = 5;

    internal static WhatIfSide Of(IEnumerable<WhatIfChange> changes)
    {
        var all = changes.ToArray();
        return new(
            all.Select(change => change.Device.Id).Distinct().Count(),
            all.Select(change => change.Device.PersonId).OfType<string>().Distinct().Count(),
            NotToBeSubtracted(all.GroupBy(change => change.Person?.Unit ?? "").OrderBy(unit => unit.Key, StringComparer.Ordinal).ToDictionary(unit => unit.Key, Shown)),
            [.. all.GroupBy(change => (change.App, change.AppName)).OrderByDescending(app => app.Count()).ThenBy(app => app.Key.App, StringComparer.Ordinal).Select(app => (app.Key.App, app.Key.AppName, Shown(app)))],
            [.. all.Where(change => change.MayBeListed)],
            all.Count(change => !change.MayBeListed));
    }

    /// <summary>One hidden number is what the total leaves over; then the smallest of the others is hidden too.</summary>
    private static Dictionary<string, int?> NotToBeSubtracted(Dictionary<string, int?> units)
    {
        if (units.Values.Count(count => count is null) == 1 && units.Count > 1)
            units[units.Where(unit => unit.Value is not null).MinBy(unit => unit.Value).Key] = null;
        return units;
    }

    private static int? Shown(IEnumerable<WhatIfChange> changes)
    {
        var all = changes.ToArray();
        var devices = all.Select(change => change.Device.Id).Distinct().Count();
        return devices < FewestShown && all.Any(change => !change.MayBeListed) ? null : devices;
    }
}
