using Appwacht.Policy.Language;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// How a fleet is best judged under a policy: device by device where nearly everything is restricted (an allowlist), by the devices of
/// the restricted apps where little is. Both at once is usual: an allowlist for the few, a list of banned apps for all.
/// </summary>
internal sealed class EvaluationPlan
{
    /// <summary>
    /// Reading an app's list of devices costs about this many times what reading the same number of installs in order costs: each
    /// device's profile and state are looked up out of order.
    /// </summary>
    public const int ListCost = 3;

    private EvaluationPlan(bool[] scanned, IReadOnlyList<int> apps) => (IsScanned, Apps) = (scanned, apps);

    /// <summary>For each effective profile, whether its devices are gone through one by one.</summary>
    public bool[] IsScanned { get; }

    /// <summary>The apps whose devices are gone through for the other profiles.</summary>
    public IReadOnlyList<int> Apps { get; }

    /// <summary>Everything device by device.</summary>
    public static EvaluationPlan Scan(CompiledPolicy policy) => new([.. Enumerable.Repeat(true, policy.Profiles)], []);

    /// <summary>Everything by the devices of restricted apps.</summary>
    public static EvaluationPlan Index(FleetSnapshot fleet, CompiledPolicy policy) => Of(fleet, policy, new bool[policy.Profiles]);

    /// <summary>The quicker way for each effective profile.</summary>
    public static EvaluationPlan Quickest(FleetSnapshot fleet, CompiledPolicy policy)
    {
        // How many installs there are of each class, so that no app has to be looked at for each profile again.
        var installs = new long[policy.Classes];
        for (var app = 0; app < fleet.Apps.Count; app++)
            installs[policy.ClassOf[app]] += fleet.WithApp.Count(app);
        var scanned = new bool[policy.Profiles];
        for (var profile = 0; profile < scanned.Length; profile++)
        {
            var restricted = Enumerable.Range(0, policy.Classes).Where(@class => policy.Table[profile, @class] is not Effect.Allow).Sum(@class => installs[@class]);
            scanned[profile] = restricted * ListCost > fleet.Installed.Count;
        }

        var plan = Of(fleet, policy, scanned);
        return plan.Apps.Sum(app => (long)fleet.WithApp.Count(app)) * ListCost > fleet.Installed.Count ? Scan(policy) : plan;
    }

    private static EvaluationPlan Of(FleetSnapshot fleet, CompiledPolicy policy, bool[] scanned)
    {
        var restricted = new bool[policy.Classes];
        for (var @class = 0; @class < restricted.Length; @class++)
            for (var profile = 0; profile < scanned.Length; profile++)
                restricted[@class] |= !scanned[profile] && policy.Table[profile, @class] is not Effect.Allow;
        return new(scanned, [.. Enumerable.Range(0, fleet.Apps.Count).Where(app => restricted[policy.ClassOf[app]])]);
    }
}
