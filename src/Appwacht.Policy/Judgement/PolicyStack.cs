using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>One policy in a stack and the file it came from.</summary>
/// <param name="Document">The policy.</param>
/// <param name="File">The name people know the file by.</param>
public sealed record Layer(PolicyDocument Document, string File);

/// <summary>A rule, the layer it stands in, and what the names in it mean there.</summary>
/// <param name="Depth">The layer, from 0 for the top.</param>
/// <param name="Policy">The id of the policy.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Audience">For whom, looked up; null for everybody.</param>
/// <param name="Scope">What the names mean.</param>
public sealed record LayerRule(int Depth, string Policy, Rule Rule, AudienceSelector? Audience, LayerScope Scope)
{
    /// <summary>As in <c>rijk-appbeleid/landen</c>.</summary>
    public string Reference => $"{Policy}/{Rule.Id}";
}

/// <summary>
/// The layers of policy in force, from the state baseline down, every name looked up. The strongest effect wins; what an upper layer
/// keeps out no lower layer lets in, because an approval counts for its own layer and the layers below it only.
/// </summary>
public sealed class PolicyStack
{
    private PolicyStack(IReadOnlyList<Layer> layers, IReadOnlyList<LayerRule> rules) => (Layers, Rules) = (layers, rules);

    /// <summary>The layers, top first.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>The rules of all layers, top first.</summary>
    public IReadOnlyList<LayerRule> Rules { get; }

    /// <summary>Puts layers together, top first.</summary>
    /// <returns>The stack, or null with what is wrong, per file.</returns>
    public static (PolicyStack? Stack, IReadOnlyList<(string File, PolicyDiagnostic Diagnostic)> Faults) Of(IReadOnlyList<Layer> layers, AppRegister register)
    {
        var rules = new List<LayerRule>();
        var faults = new List<(string, PolicyDiagnostic)>();
        for (var depth = 0; depth < layers.Count; depth++)
        {
            var layer = layers[depth];
            var scope = new LayerScope([.. layers.Take(depth + 1).Reverse().Select(above => above.Document)], register);
            faults.AddRange(StackFaults.In(layer.Document, scope, depth == 0 ? null : layers[depth - 1].Document).Select(fault => (layer.File, fault)));
            rules.AddRange(layer.Document.Rules.Select(rule => new LayerRule(
                depth, layer.Document.Id, rule, rule.AudienceName is { } name ? scope.Audience(name) : rule.Audience, scope)));
        }

        return faults.Any(fault => fault.Item2.Severity is Severity.Error) ? (null, faults) : (new PolicyStack(layers, rules), faults);
    }

    /// <summary>The same stack with one more layer below it.</summary>
    public (PolicyStack? Stack, IReadOnlyList<(string File, PolicyDiagnostic Diagnostic)> Faults) With(Layer lower, AppRegister register) =>
        Of([.. Layers, lower], register);

    /// <summary>The verdict without regard to exemptions. Every fast path must agree with this one.</summary>
    public Verdict Judge(DeviceFacts device, AppFacts app, DateOnly day)
    {
        var matches = new List<RuleMatch>();
        foreach (var rule in Rules)
        {
            if (!rule.Rule.Period.Contains(day))
                continue;
            var grounds = new List<Ground>();
            var valid = ValidFor(rule, device, grounds);
            if (valid is Truth.No)
                continue;
            if (rule.Rule.Effect is { } effect)
            {
                var truth = valid.And(AppSelection.Holds(rule.Rule.Apps, app, rule.Scope, day, grounds));
                Add(rule, truth, effect, Outcome.Matched, grounds);
            }
            else
            {
                Add(rule, valid.And(Approved(rule, device, app, day, grounds).Not()), Effect.Deny, Outcome.NotApproved, grounds);
            }
        }

        matches.Sort((one, other) => other.Effect.CompareTo(one.Effect) is not 0 and var order ? order : string.CompareOrdinal(one.Rule.Reference, other.Rule.Reference));
        return new Verdict(matches.Count == 0 ? Effect.Allow : matches[0].Effect, matches);

        void Add(LayerRule rule, Truth truth, Effect effect, Outcome outcome, List<Ground> grounds)
        {
            if (truth is Truth.Yes)
                matches.Add(new RuleMatch(rule, effect, outcome, [.. grounds.Where(ground => ground.Truth is Truth.Yes)]));
            else if (truth is Truth.Unknown && effect is not Effect.Allow)
                matches.Add(new RuleMatch(rule, Effect.NeedsVetting, Outcome.Undetermined, grounds));
        }
    }

    /// <summary>The verdict, lifted by an exemption that covers the device, its user and the app on the day.</summary>
    public Verdict Judge(Device device, Person? person, AppFacts app, DateOnly day, IEnumerable<Exemption> exemptions) =>
        Lift(Judge(DeviceFacts.Of(device, person), app, day), device, person, app, day, exemptions);

    /// <summary>Lays exemptions over a verdict: it allows, and says by which.</summary>
    public static Verdict Lift(Verdict verdict, Device device, Person? person, AppFacts app, DateOnly day, IEnumerable<Exemption> exemptions)
    {
        var exemption = verdict.Effect is Effect.Allow ? null
            : exemptions.FirstOrDefault(exemption => IsFor(exemption, app, day) && exemption.Covers(device, person));
        return exemption is null ? verdict : verdict with { Effect = Effect.Allow, Exemption = exemption };
    }

    /// <summary>Whether an exemption is in force on the day and for the app; on which devices is asked apart.</summary>
    public static bool IsFor(Exemption exemption, AppFacts app, DateOnly day) => exemption.Period.Contains(day) && AppSelection.IsApp(exemption.App, app);

    /// <summary>
    /// Whether some rule in force names the app: by itself, its category, its makers, a list. A rule on everything unknown or
    /// everything not approved names nothing. Only what is named is kept of a device with private use.
    /// </summary>
    public bool Names(AppFacts app, DateOnly day) => Rules.Any(rule =>
    {
        var grounds = new List<Ground>();
        return rule.Rule.Period.Contains(day)
            && AppSelection.Holds(rule.Rule.Apps, app, rule.Scope, day, grounds) is not Truth.No
            && grounds.Any(ground => ground.NamesTheApp);
    });

    private static Truth ValidFor(LayerRule rule, DeviceFacts device, List<Ground> grounds) =>
        DeviceSelection.Holds(rule.Rule.Devices, device, grounds).And(DeviceSelection.Holds(rule.Audience, device, grounds));

    /// <summary>Whether an approval that counts for the layer of <paramref name="allowlist"/> names the app.</summary>
    private Truth Approved(LayerRule allowlist, DeviceFacts device, AppFacts app, DateOnly day, List<Ground> grounds)
    {
        var approved = Truth.No;
        var open = new HashSet<Ground>();
        foreach (var approval in Rules)
        {
            if (approval.Depth > allowlist.Depth || approval.Rule.Effect is not (null or Effect.Allow) || !approval.Rule.Period.Contains(day))
                continue;
            var seen = new List<Ground>();
            var truth = ValidFor(approval, device, seen).And(AppSelection.Holds(approval.Rule.Apps, app, approval.Scope, day, seen));
            if (truth is Truth.Unknown)
                open.UnionWith(seen.Where(ground => ground.Truth is Truth.Unknown));
            approved = approved.Or(truth);
        }

        // The order in which rules were written has no meaning, so it must not show in what is said to be open.
        grounds.AddRange(open.OrderBy(ground => ground.Key, StringComparer.Ordinal).ThenBy(ground => ground.Value, StringComparer.Ordinal).ThenBy(ground => ground.Country));
        return approved;
    }
}
