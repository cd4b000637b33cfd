using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Comparison;

/// <summary>
/// Whether a stack is at least as strong as another for every kind of device, every kind of app and every day that any rule of either
/// can tell apart. Exhaustive, because rules tell only finitely many apart.
/// </summary>
public sealed record PolicyComparison
{
    /// <summary>More kinds than this are not looked at; the answer then is that the check cannot be made, never that all is well.</summary>
    public const int MostKinds = 500_000;

    /// <summary>Where the stack is weaker: for each rule of the base one example, real apps before thinkable ones.</summary>
    public required IReadOnlyList<Weakening> Weakenings { get; init; }

    /// <summary>How many kinds of device were told apart.</summary>
    public required int DeviceKinds { get; init; }

    /// <summary>How many kinds of app were told apart.</summary>
    public required int AppKinds { get; init; }

    /// <summary>How many stretches of time were told apart.</summary>
    public required int Days { get; init; }

    /// <summary>Compares; null when there are too many kinds to look at every one.</summary>
    /// <param name="basis">What must not be weakened.</param>
    /// <param name="stack">What is to be at least as strong.</param>
    /// <param name="register">The register both are read with.</param>
    /// <param name="usedIn">Where the devices are used.</param>
    /// <param name="from">The first day that matters; what differs on days before it only is past.</param>
    public static PolicyComparison? Of(PolicyStack basis, PolicyStack stack, AppRegister register, Country usedIn, DateOnly from)
    {
        LayerRule[] rules = [.. basis.Rules, .. stack.Rules];
        DateOnly[] days = [from, .. DaysThatMatter(rules).Where(day => day > from)];
        var kinds = new AppKinds(rules, register, days);
        if (Comparison.DeviceKinds.Of(rules, MostKinds) is not { } devices || kinds.Thinkable(MostKinds) is not { } thinkable)
            return null;

        var found = new Dictionary<string, Weakening>();
        var (deviceKinds, appKinds) = (0, 0);
        foreach (var day in days)
        {
            var pair = new TablePair(new RuleTable(basis, day), new RuleTable(stack, day));
            var deviceClasses = devices.DistinctBy(pair.KeyOf).ToArray();
            var appClasses = kinds.Real(day, usedIn).Concat(thinkable).DistinctBy(pair.KeyOf).ToArray();
            (deviceKinds, appKinds) = (Math.Max(deviceKinds, deviceClasses.Length), Math.Max(appKinds, appClasses.Length));
            foreach (var weakening in pair.Weakenings(deviceClasses, appClasses, day))
                found.TryAdd(weakening.Rule.Reference, weakening);
        }

        return new PolicyComparison
        {
            Weakenings = [.. found.Values.OrderBy(weakening => weakening.Rule.Reference, StringComparer.Ordinal)],
            DeviceKinds = deviceKinds,
            AppKinds = appKinds,
            Days = days.Length,
        };
    }

    /// <summary>The days on which something begins or ends, in order.</summary>
    private static IEnumerable<DateOnly> DaysThatMatter(IReadOnlyList<LayerRule> rules)
    {
        var listed = from rule in rules
                     from selector in rule.Rule.Apps.WithInner()
                     from name in selector.ControlledFrom
                     from country in rule.Scope.Countries(name) ?? []
                     select country.Period;
        return rules.Select(rule => rule.Rule.Period).Concat(listed)
            .SelectMany(period => new[] { period.From, period.Until }).OfType<DateOnly>().Distinct().Order();
    }
}

/// <summary>A device and an app for which the stack is weaker than its base.</summary>
/// <param name="Rule">The rule of the base that is weakened.</param>
/// <param name="Device">A device.</param>
/// <param name="App">An app on it.</param>
/// <param name="Day">A day.</param>
/// <param name="Base">What the base says.</param>
/// <param name="Stack">What the stack says.</param>
public sealed record Weakening(LayerRule Rule, DeviceFacts Device, AppFacts App, DateOnly Day, Effect Base, Effect Stack);
