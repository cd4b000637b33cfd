using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Cli.Reports.Html;

/// <summary>
/// Apps that may not be there though no rule is about them: outside an allowlist, not in the register, or on a device whose user is not
/// known. A board needs to know on how many devices, not which apps.
/// </summary>
internal sealed record OtherApps(Effect Effect, IReadOnlyList<Device> Devices)
{
    public static IEnumerable<OtherApps> In(BoardReport board) =>
        from pair in board.Answer.Findings
            .Where(finding => finding.Match is not Match.Probable && !FoundApps.IsAboutTheApp(finding))
            .Select(finding => (finding.Verdict.Effect, finding.Device))
            .Concat(board.Answer.Unnamed.Select(unnamed => (unnamed.Verdict.Effect, unnamed.Device)))
        where pair.Device.IsOfTheOrganisation
        group pair.Device by pair.Effect into devices
        orderby devices.Key descending
        select new OtherApps(devices.Key, [.. devices]);
}
