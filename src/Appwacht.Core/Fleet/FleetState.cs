using Appwacht.Core.Catalogue;
using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Policies;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Fleet;
using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Core.Fleet;

/// <summary>One moment of a fleet together with what is decided about it: every question about that moment is answered from this one whole.</summary>
public sealed class FleetState
{
    private readonly Lazy<FleetEvaluation> evaluation;
    private readonly Lazy<JudgedFleet> judged;
    private readonly ShieldedInstalls shielded;

    internal FleetState(FleetView whole, AppCatalogue catalogue, DateOnly day, PolicyInForce policy, ExemptionsInForce exemptions, FleetState? before)
    {
        (Whole, Catalogue, Day, InForce, Exemptions) = (whole, catalogue, day, policy, exemptions);
        Exempt = new ExemptInstalls(Covered(whole, exemptions.All, day, exemptions.PersonOf));
        shielded = new ShieldedInstalls(whole, Exempt, Covered(whole, exemptions.Shielded, day, exemptions.PersonOf), policy.Stack, day);
        var view = View = shielded.Hide(whole);
        // What the register says costs most, and stays the same while neither the register, the snapshot nor the day changes.
        var isSameRegister = before is not null && before.Day == day && ReferenceEquals(before.Catalogue, catalogue);
        Facts = isSameRegister && ReferenceEquals(before!.View.Base, view.Base)
            ? before.Facts.With(view) : FleetFacts.Of(view, catalogue.Register, day, Country.Netherlands);
        Policy = before is not null && ReferenceEquals(before.InForce, policy) && ReferenceEquals(before.Facts, Facts) && before.Policy.Covers(view)
            ? before.Policy : CompiledPolicy.Of(policy.Stack, Facts, view.Profiles);
        Apps = isSameRegister && ReferenceEquals(before!.InForce, policy) ? before.Apps : new JudgedRegister(catalogue.Register, policy.Stack, day);
        evaluation = new(() => FleetEvaluator.Evaluate(View, Policy, Exempt));
        (Verdicts, judged) = (new FleetVerdicts(this), new(() => JudgedFleet.Of(this)));
    }

    /// <summary>The fleet as everything is answered from it: what an exemption of the compartment allows is not in it.</summary>
    public FleetView View { get; }

    /// <summary>The fleet with all that is on it; only to see whether it changed.</summary>
    internal FleetView Whole { get; }

    /// <summary>The register with the changes of the organisation.</summary>
    public AppCatalogue Catalogue { get; }

    /// <summary>The day that policy, lists and control are judged on.</summary>
    public DateOnly Day { get; }

    /// <summary>The policy.</summary>
    public PolicyInForce InForce { get; }

    /// <summary>The exemptions.</summary>
    public ExemptionsInForce Exemptions { get; }

    /// <summary>What the register says of the apps on the day.</summary>
    public FleetFacts Facts { get; }

    /// <summary>What the policy says of every app of the register, installed or not.</summary>
    public JudgedRegister Apps { get; }

    /// <summary>The policy, compiled for this fleet.</summary>
    public CompiledPolicy Policy { get; }

    /// <summary>Which installed apps are allowed after all.</summary>
    public ExemptInstalls Exempt { get; }

    /// <summary>The whole fleet judged; made when it is first asked for.</summary>
    public FleetEvaluation Evaluation => evaluation.Value;

    /// <summary>Verdicts with their reasons.</summary>
    public FleetVerdicts Verdicts { get; }

    /// <summary>The findings; made when they are first asked for.</summary>
    public JudgedFleet Judged => judged.Value;

    /// <summary>Whether a rule or an exemption in force names the app; only then may it be kept and shown with a device on which private use is allowed.</summary>
    public bool Names(FleetApp app)
    {
        var facts = app.Facts(Catalogue.Register, Day, Country.Netherlands);
        return InForce.Stack.Names(facts, Day) || Exemptions.All.Any(exemption => PolicyStack.IsFor(exemption, facts, Day));
    }

    /// <summary>Puts away what only serves to look through the fleet and can be made again. What was found stays.</summary>
    /// <param name="evenIfUsed">Also what was used since the last time.</param>
    /// <returns>Whether memory came free.</returns>
    internal bool Rest(bool evenIfUsed) => View.Base.WithApp.PutAway(evenIfUsed) | Facts.PutAway(evenIfUsed);

    /// <summary>The same apps on the same devices, judged on another day: under the lists and the rules of that day.</summary>
    internal FleetState On(DateOnly day) => day == Day ? this : new FleetState(Whole, Catalogue, day, InForce, Exemptions, null);

    /// <summary>The apps on a device that are there and not shown.</summary>
    internal IEnumerable<int> ShieldedOn(int device) => shielded.On(device);

    private static Dictionary<int, int[]> Covered(FleetView view, IEnumerable<Exemption> exemptions, DateOnly day, IReadOnlyDictionary<string, int> personOf)
    {
        var byDevice = new Dictionary<int, HashSet<int>>();
        foreach (var exemption in exemptions)
        {
            if (!exemption.Period.Contains(day))
                continue;
            var apps = AppId.TryParse(exemption.App, out var id) ? view.Apps.NumbersOf(id) : view.Apps.NumbersOf(exemption.App);
            foreach (var device in Covered(view, exemption, personOf))
                (byDevice.TryGetValue(device, out var known) ? known : byDevice[device] = []).UnionWith(apps);
        }

        return byDevice.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    internal static IEnumerable<int> Covered(FleetView view, Exemption exemption, IReadOnlyDictionary<string, int> personOf) => exemption.Scope switch
    {
        ExemptionScope.Device => view.Find(exemption.Subject) is >= 0 and var device ? [device] : [],
        ExemptionScope.Person => personOf.TryGetValue(exemption.Subject, out var person)
            ? Enumerable.Range(0, view.Devices).Where(device => view.PersonOf(device) == person) : [],
        _ => Enumerable.Range(0, view.Devices)
            .Where(device => view.Profiles.All[view.ProfileOf(device)].Unit is { } unit && unit.Equals(exemption.Subject, StringComparison.OrdinalIgnoreCase)),
    };
}
