using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Tests.Judgement;

public class PolicyStackLaws
{
    /// <summary>Enough for rules, lists and layers to meet: with a hundred an approval that opened an upper layer went unseen.</summary>
    private const int Many = 5_000;

    [Fact]
    public void The_order_of_rules_never_matters() =>
        Gen.Select(Gens.Policies, Gens.Devices, Gens.Apps, Gens.Days).Sample((policy, device, app, day) =>
        {
            var backwards = policy with { Rules = [.. policy.Rules.Reverse()] };
            return Shown(Given.Stack(policy).Judge(device, app, day)) == Shown(Given.Stack(backwards).Judge(device, app, day));
        }, iter: Many);

    [Fact]
    public void A_lower_layer_never_weakens_any_verdict() =>
        Gen.Select(Gens.Layers, Gens.Policies, Gens.Devices, Gens.Apps, Gens.Days).Sample((layers, lower, device, app, day) =>
            Given.Stack([.. layers, lower]).Judge(device, app, day).Effect >= Given.Stack(layers).Judge(device, app, day).Effect, iter: Many);

    [Fact]
    public void The_verdict_is_the_strongest_of_the_rules_that_matched() =>
        Gen.Select(Gens.Layers, Gens.Devices, Gens.Apps, Gens.Days).Sample((layers, device, app, day) =>
        {
            var verdict = Given.Stack(layers).Judge(device, app, day);
            return verdict.Effect == verdict.Matches.Select(match => match.Effect).Append(Effect.Allow).Max();
        }, iter: Many);

    [Fact]
    public void The_same_question_gives_the_same_answer() =>
        Gen.Select(Gens.Layers, Gens.Devices, Gens.Apps, Gens.Days).Sample((layers, device, app, day) =>
            Shown(Given.Stack(layers).Judge(device, app, day)) == Shown(Given.Stack(layers).Judge(device, app, day)), iter: Many);

    [Fact]
    public void What_is_undetermined_is_never_less_than_vetting() =>
        Gen.Select(Gens.Layers, Gens.Devices, Gens.Apps, Gens.Days).Sample((layers, device, app, day) =>
            Given.Stack(layers).Judge(device, app, day).Matches.All(match => match.Outcome is not Outcome.Undetermined || match.Effect is Effect.NeedsVetting), iter: Many);

    [Fact]
    public void Knowing_less_of_a_device_never_allows_what_asked_for_vetting_or_was_denied() =>
        Gen.Select(Gens.Policies, Gens.Devices, Gens.Apps, Gens.Days).Where((policy, _, _, _) => policy.Rules.All(rule => !rule.IsAllowlist && rule.Effect is not Effect.Allow))
            .Sample((policy, device, app, day) => Given.Stack(policy).Judge(device, app, day).Effect < Effect.NeedsVetting
                || Given.Stack(policy).Judge(Given.Unknown, app, day).Effect >= Effect.NeedsVetting, iter: Many);

    [Fact]
    public void The_fast_way_says_the_same_as_the_slow_one() =>
        Gen.Select(Gens.Layers, Gens.Devices, Gens.Apps, Gens.Days).Sample((layers, device, app, day) =>
        {
            var stack = Given.Stack(layers);
            var table = new RuleTable(stack, day);
            var (valid, holds) = (table.ValidFor(device), table.HoldsFor(app));
            var verdict = stack.Judge(device, app, day);
            return table.EffectOf(valid, holds) == verdict.Effect
                && (verdict.Matches.Count == 0 || table.Decisive(valid, holds).Select(rule => rule.Reference).Order(StringComparer.Ordinal)
                    .SequenceEqual(verdict.Decisive.Select(match => match.Rule.Reference).Order(StringComparer.Ordinal)));
        }, iter: Many);

    private static string Shown(Verdict verdict) =>
        $"{verdict.Effect} {string.Join(' ', verdict.Matches.Select(match => $"{match.Rule.Reference}:{match.Effect}:{match.Outcome}:{string.Join(',', match.Grounds)}"))}";
}
