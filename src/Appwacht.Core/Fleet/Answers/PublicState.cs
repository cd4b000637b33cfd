using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Fleet.Answers;

/// <summary>What everybody may know of an organisation: the policy in force, what it keeps out and why, and counts that point at nobody.</summary>
/// <param name="Day">The day it is true of.</param>
/// <param name="Layers">The policies in force, the organisation's own first; none when nothing was decided.</param>
/// <param name="Apps">The apps of the register that are kept off the work phones of everybody, by name, each with the reason.</param>
/// <param name="Kinds">The devices by kind and effect.</param>
/// <param name="Ages">How much was read.</param>
public sealed record PublicState(DateOnly Day, IReadOnlyList<PolicyDocument> Layers, IReadOnlyList<(string Name, LocalText Why)> Apps, CountTable Kinds, InventoryAges Ages)
{
    /// <summary>The work phones that the list of apps speaks of: nothing is said of particular people or units.</summary>
    private static readonly DeviceFacts[] WorkPhones =
    [
        .. ((Ownership[])[Ownership.Managed, Ownership.PrivateUseAllowed]).Select(ownership => DeviceFacts.Of(new Device("", "", DeviceKind.Phone, Platform.Android, null, ownership, null, null), null)),
    ];

    /// <summary>Of a moment.</summary>
    public static async Task<PublicState> Of(FleetState state, Workspace workspace, CancellationToken cancel) => new(
        state.Day, [.. state.InForce.Stack.Layers.Reverse().Select(layer => layer.Document)], [.. KeptOut(state).OrderBy(app => app.Name, StringComparer.OrdinalIgnoreCase)],
        DeviceGroups.ByKind(state).ByEffect(seesAll: false), await InventoryAges.Of(workspace, state.Day, seesAll: false, cancel));

    private static IEnumerable<(string Name, LocalText Why)> KeptOut(FleetState state)
    {
        var explanation = new Explanation(state.Catalogue.Register, state.Day, Country.Netherlands);
        foreach (var app in state.Catalogue.Register.Apps)
        {
            var facts = AppFacts.Of(app, null, state.Catalogue.Register, state.Day, Country.Netherlands);
            if (WorkPhones.Select(phone => state.InForce.Stack.Judge(phone, facts, state.Day)).FirstOrDefault(verdict => verdict.Effect is Effect.Deny) is { } verdict)
                yield return (app.Name, explanation.Of(verdict, facts));
        }
    }
}
