using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Findings;

/// <summary>The answer to a check: which apps may not be there, on which devices, by which rule, because of which chain of control.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Coverage">Of how many devices it speaks.</param>
/// <param name="Apps">Per app, most devices first.</param>
/// <param name="Findings">Per device and app, ordered by device and app.</param>
/// <param name="Unnamed">Per device, how many apps that no rule names and that may not be shown.</param>
/// <param name="Rules">Per rule of the stack, on how many devices it has a say.</param>
/// <param name="Exempted">What would be a finding but for an exemption.</param>
/// <param name="NotRead">Installed apps that were left out because the device is private: how many rows, never which.</param>
public sealed record FleetAnswer(
    CheckQuestion Question, Coverage Coverage, IReadOnlyList<AppAnswer> Apps, IReadOnlyList<Finding> Findings,
    IReadOnlyList<UnnamedFinding> Unnamed, IReadOnlyList<RuleAnswer> Rules, IReadOnlyList<Finding> Exempted, long NotRead)
{
    /// <summary>All work phones and tablets by the unit of their user; those without a known unit under the empty name.</summary>
    public IReadOnlyDictionary<string, int> MobileByUnit { get; init; } = new Dictionary<string, int>();

    /// <summary>All work phones and tablets by ownership.</summary>
    public IReadOnlyDictionary<Ownership, int> MobileByOwnership { get; init; } = new Dictionary<Ownership, int>();

    /// <summary>Devices of the organisation with at least one certain finding of exactly this strength as their strongest.</summary>
    public IEnumerable<Device> DevicesAt(Effect effect) =>
        Findings.Where(finding => finding.Match is not Match.Probable && finding.Device.IsOfTheOrganisation)
            .Select(finding => (finding.Device, finding.Verdict.Effect))
            .Concat(Unnamed.Where(unnamed => unnamed.Device.IsOfTheOrganisation).Select(unnamed => (unnamed.Device, unnamed.Verdict.Effect)))
            .GroupBy(pair => pair.Device.Id)
            .Where(group => group.Max(pair => pair.Effect) == effect)
            .Select(group => group.First().Device);
}

/// <summary>One app that may not be there.</summary>
/// <param name="App">The app.</param>
/// <param name="Effect">The strongest effect it has on any device.</param>
/// <param name="ByEffect">On how many devices it certainly is with each effect, strongest first.</param>
/// <param name="Devices">Devices on which it certainly is, by device id.</param>
/// <param name="Probable">Devices on which it is only probable.</param>
/// <param name="Rules">The rules that have a say about it, strongest first, the organisation's own before those it adopts.</param>
/// <param name="ControlPaths">The paths of control that those rules rest on.</param>
public sealed record AppAnswer(
    AppFacts App, Effect Effect, IReadOnlyDictionary<Effect, int> ByEffect, IReadOnlyList<Device> Devices, IReadOnlyList<Device> Probable, IReadOnlyList<LayerRule> Rules,
    IReadOnlyList<ControlPath> ControlPaths);

/// <summary>What one rule does on the devices of the organisation.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Devices">On how many it matches.</param>
/// <param name="Undetermined">On how many more it could not be determined.</param>
/// <param name="NotKnown">What would have to be known to determine it: <c>unit</c>, <c>uses</c>, <c>controlled-from</c> …</param>
public sealed record RuleAnswer(LayerRule Rule, int Devices, int Undetermined, IReadOnlyList<string> NotKnown);
