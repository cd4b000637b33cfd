using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Policy.Comparison;

/// <summary>
/// Every kind of device and user that the rules can tell apart: for each question a rule asks, the answers it names, one it does not
/// name, and "not known".
/// </summary>
internal static class DeviceKinds
{
    /// <summary>One device for each kind, or null when there are more than <paramref name="most"/>.</summary>
    public static IReadOnlyList<DeviceFacts>? Of(IReadOnlyCollection<LayerRule> rules, int most)
    {
        var devices = rules.SelectMany(rule => rule.Rule.Devices?.WithInner() ?? []).ToArray();
        var people = rules.SelectMany(rule => rule.Audience?.WithInner() ?? []).ToArray();

        var ownerships = Answers(devices.SelectMany(selector => selector.Ownership), DeviceWords.Ownerships).Select(word => word is null ? Ownership.Unknown : DeviceWords.ParseOwnership(word)).ToArray();
        var platforms = Answers(devices.SelectMany(selector => selector.Platform), Platforms.Names).Select(word => word is null ? Platform.Unknown : Platforms.Parse(word)).ToArray();
        var kinds = Answers(devices.SelectMany(selector => selector.Kind), DeviceWords.Kinds).Select(word => word is null ? DeviceKind.Unknown : DeviceWords.ParseKind(word)).ToArray();
        var systems = Versions(devices.SelectMany(selector => selector.Os));
        var tiers = Answers(people.SelectMany(selector => selector.Tier), DeviceWords.Tiers).Select(word => word is null ? null : DeviceWords.ParseTier(word)).ToArray();
        var units = Answers(people.SelectMany(selector => selector.Unit), [Other]);
        var roles = Answers(people.SelectMany(selector => selector.Role), [Other]);
        var groups = Subsets(people.SelectMany(selector => selector.Group));
        var deployments = Subsets(people.SelectMany(selector => selector.Deployment));

        int[] sizes = [ownerships.Length, platforms.Length, kinds.Length, systems.Length, tiers.Length, units.Length, roles.Length, groups.Length, deployments.Length];
        if (sizes.Any(size => size == 0) || sizes.Aggregate(1L, (product, size) => Math.Min(product * size, int.MaxValue)) > most)
            return null;
        return
        [
            .. from ownership in ownerships
               from platform in platforms
               from kind in kinds
               from os in systems
               from tier in tiers
               from unit in units
               from role in roles
               from inGroups in groups
               from inDeployments in deployments
               select new DeviceFacts(ownership, platform, kind, os, tier, unit, role, inGroups, inDeployments),
        ];
    }

    /// <summary>A unit or role that no rule names.</summary>
    internal const string Other = "…";

    /// <summary>The named answers, the first possible one that is not named, and null for not known; one answer when nothing is asked.</summary>
    private static string?[] Answers(IEnumerable<string> named, IReadOnlyList<string> possible)
    {
        var asked = named.Distinct().ToArray();
        if (asked.Length == 0)
            return [possible[0]];
        return [.. asked, .. possible.Where(word => !asked.Contains(word)).Take(1), null];
    }

    /// <summary>Every set of the named groups, and null for not known. None at all when there would be too many to look at.</summary>
    private static IReadOnlySet<string>?[] Subsets(IEnumerable<string> named)
    {
        var asked = named.Distinct().ToArray();
        const int tooMany = 12;
        if (asked.Length == 0)
            return [new HashSet<string>()];
        if (asked.Length > tooMany)
            return [];
        return
        [
            .. Enumerable.Range(0, 1 << asked.Length).Select(bits => asked.Where((_, i) => (bits >> i & 1) == 1).ToHashSet()),
            null,
        ];
    }

    /// <summary>Versions on, just below, just above and after each version that a condition names, and null for not known.</summary>
    private static OsVersion?[] Versions(IEnumerable<string> conditions)
    {
        var named = conditions.Select(OsCondition.Parse).OfType<(string Operator, OsVersion Version)>().Select(condition => condition.Version).ToArray();
        if (named.Length == 0)
            return [null];
        return [OsVersion.Parse("0"), .. named.SelectMany(version => version.Neighbours()).Distinct(), null];
    }
}
