using Appwacht.Core.Exemptions;
using Appwacht.Policy.Devices;

namespace Appwacht.Core.Tests.Exemptions;

public class ExemptionStepsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Actor[] People = [new("member:1", Origin.Api), new("member:2", Origin.Api), new("member:3", Origin.Api)];
    private static readonly ExemptionState[] Final = [ExemptionState.Refused, ExemptionState.Revoked];

    private static readonly Gen<(ExemptionStep Step, Actor Actor)[]> Acts =
        Gen.Select(Gen.Enum<ExemptionStep>(), Gen.Int[0, People.Length - 1].Select(at => People[at])).Array[0, 12];

    [Fact]
    public void In_whatever_order_people_act_nobody_approves_their_own_request_and_what_is_final_stays() => Acts.Sample(acts =>
    {
        var exemption = Requested();
        foreach (var (step, actor) in acts)
        {
            var before = exemption.State;
            if (ExemptionSteps.WhyNot(exemption, step, actor, "omdat", Today).Any())
                continue;
            Assert.DoesNotContain(before, Final);
            exemption.Take(step, actor, "omdat", DateTimeOffset.UnixEpoch);
        }

        if (exemption.State is ExemptionState.Approved or ExemptionState.Revoked)
        {
            Assert.NotEqual(exemption.RequestedBy, exemption.DecidedBy);
            Assert.NotNull(exemption.AdvisedBy);
            Assert.NotEqual(exemption.RequestedBy, exemption.AdvisedBy);
            Assert.Null(exemption.ToExemption().WhyNot());
        }
    });

    [Fact]
    public void Every_step_from_every_state_is_allowed_or_refused_as_written_down() => Assert.Equal(
        ["Requested Advise Advised", "Requested Refuse Refused", "Advised Approve Approved", "Advised Refuse Refused", "Approved Revoke Revoked"],
        from state in Enum.GetValues<ExemptionState>()
        from step in Enum.GetValues<ExemptionStep>()
        let after = ExemptionSteps.After(state, step)
        where after is not null
        select $"{state} {step} {after}");

    [Fact]
    public void Who_asked_may_take_back_what_was_approved() =>
        Assert.Empty(ExemptionSteps.WhyNot(Requested(ExemptionState.Approved), ExemptionStep.Revoke, People[0], "niet meer nodig", Today));

    [Fact]
    public void All_reasons_are_given_at_once() => Assert.Equal(
        ["exemption.state", "exemption.own", "exemption.over", "exemption.reason"],
        ExemptionSteps.WhyNot(Requested(), ExemptionStep.Approve, People[0], " ", new DateOnly(2028, 1, 1)).Select(refusal => refusal.Code));

    private static ExemptionCase Requested(ExemptionState state = ExemptionState.Requested) => new()
    {
        Scope = ExemptionScope.Unit,
        Subject = "Handhaving",
        App = "tiktok",
        Task = "toezicht",
        Justification = "alleen daar te zien",
        Measures = "apart toestel",
        From = Today,
        Until = Today.AddMonths(6),
        State = state,
        RequestedBy = People[0].Id,
    };
}
