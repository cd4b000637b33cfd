using Appwacht.Policy.Judgement;

namespace Appwacht.Policy.Comparison;

/// <summary>The rules of two stacks on one day, side by side.</summary>
internal sealed class TablePair(RuleTable basis, RuleTable stack)
{
    /// <summary>The same for devices that no rule of either stack tells apart.</summary>
    public string KeyOf(DeviceFacts device) => Key(basis.ValidFor(device), stack.ValidFor(device));

    /// <summary>The same for apps that no rule of either stack tells apart.</summary>
    public string KeyOf(AppFacts app) => Key(basis.HoldsFor(app), stack.HoldsFor(app));

    /// <summary>Every pair for which the stack is weaker, apps in the order given and for each the devices in the order given.</summary>
    public IEnumerable<Weakening> Weakenings(IReadOnlyList<DeviceFacts> devices, IReadOnlyList<AppFacts> apps, DateOnly day)
    {
        var valid = devices.Select(device => (Base: basis.ValidFor(device), Stack: stack.ValidFor(device))).ToArray();
        foreach (var app in apps)
        {
            var (inBase, inStack) = (basis.HoldsFor(app), stack.HoldsFor(app));
            for (var i = 0; i < devices.Count; i++)
            {
                var must = basis.EffectOf(valid[i].Base, inBase);
                var does = stack.EffectOf(valid[i].Stack, inStack);
                if (does >= must)
                    continue;
                foreach (var rule in basis.Decisive(valid[i].Base, inBase))
                    yield return new Weakening(rule, devices[i], app, day, must, does);
            }
        }
    }

    private static string Key(Truth[] one, Truth[] other) => string.Concat(one.Concat(other).Select(truth => (char)('0' + (int)truth)));
}
