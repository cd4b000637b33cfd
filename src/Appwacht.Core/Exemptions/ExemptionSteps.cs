namespace Appwacht.Core.Exemptions;

/// <summary>What somebody does with an exemption that was asked for.</summary>
public enum ExemptionStep
{
    /// <summary>Gives advice.</summary>
    Advise,
    /// <summary>Approves it.</summary>
    Approve,
    /// <summary>Refuses it.</summary>
    Refuse,
    /// <summary>Takes it back.</summary>
    Revoke,
}

/// <summary>The way of an exemption: requested, advised, approved or refused; what was approved can be taken back. Nobody takes a step in a request of their own, except to take back what was approved.</summary>
public static class ExemptionSteps
{
    /// <summary>The longest reason or advice that is taken, in characters.</summary>
    public const int LongestReason = 2000;

    /// <summary>The state after a step; null when the step cannot be taken from here.</summary>
    public static ExemptionState? After(ExemptionState state, ExemptionStep step) => (state, step) switch
    {
        (ExemptionState.Requested, ExemptionStep.Advise) => ExemptionState.Advised,
        (ExemptionState.Advised, ExemptionStep.Approve) => ExemptionState.Approved,
        // What is refused needs no advice first.
        (ExemptionState.Requested or ExemptionState.Advised, ExemptionStep.Refuse) => ExemptionState.Refused,
        (ExemptionState.Approved, ExemptionStep.Revoke) => ExemptionState.Revoked,
        _ => null,
    };

    /// <summary>Everything for which somebody may not take a step.</summary>
    public static IEnumerable<Refusal> WhyNot(ExemptionCase exemption, ExemptionStep step, Actor actor, string reason, DateOnly today)
    {
        if (After(exemption.State, step) is null)
            yield return new("exemption.state", "Deze stap past niet bij hoe ver de uitzondering is.", "This step does not fit where the exemption stands.");
        if (exemption.RequestedBy == actor.Id && step is not ExemptionStep.Revoke)
            yield return new("exemption.own", "Over een aanvraag adviseert en besluit iemand anders dan de aanvrager.", "A request is advised on and decided by somebody else than who made it.");
        if (step is ExemptionStep.Approve && exemption.Until <= today)
            yield return new("exemption.over", "De periode van deze uitzondering is al voorbij.", "The period of this exemption is over already.");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
            yield return new(
                "exemption.reason", $"Geef een reden of advies van ten hoogste {LongestReason} tekens.", $"Give a reason or advice of at most {LongestReason} characters.",
                step is ExemptionStep.Advise ? "advies" : "reden");
    }

    /// <summary>Takes a step that may be taken.</summary>
    /// <exception cref="InvalidOperationException">It may not: nobody asked <see cref="WhyNot"/>.</exception>
    public static void Take(this ExemptionCase exemption, ExemptionStep step, Actor actor, string reason, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(exemption);
        exemption.State = After(exemption.State, step) ?? throw new InvalidOperationException($"{step} is not possible from {exemption.State}.");
        if (step is ExemptionStep.Advise)
            (exemption.AdvisedBy, exemption.Advice) = (actor.Id, reason.Trim());
        else
            (exemption.DecidedBy, exemption.DecidedAt, exemption.Reason) = (step is ExemptionStep.Revoke ? exemption.DecidedBy : actor.Id, at, reason.Trim());
    }
}
