using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Exemptions;

/// <summary>Advises on an exemption, approves or refuses it, or takes it back.</summary>
public sealed class TakeExemptionStep(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Takes the step.</summary>
    /// <param name="number">The exemption.</param>
    /// <param name="step">What is done.</param>
    /// <param name="reason">Why, or for advice what it says.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<ExemptionCase>> Handle(int number, ExemptionStep step, string reason, CancellationToken cancel) => db.InTurn<Outcome<ExemptionCase>>(async () =>
    {
        var exemption = await db.Set<ExemptionCase>().SingleOrDefaultAsync(one => one.Number == number, cancel);
        if (exemption is null)
            return new Refusal("exemption.not-found", "Deze uitzondering is er niet.", "There is no such exemption.");
        if (ExemptionSteps.WhyNot(exemption, step, actor, reason, clock.Today()).ToArray() is { Length: > 0 } why)
            return why;
        exemption.Take(step, actor, reason, clock.GetUtcNow());
        audit.Record(
            step switch { ExemptionStep.Advise => "exemption.advised", ExemptionStep.Approve => "exemption.approved", ExemptionStep.Refuse => "exemption.refused", _ => "exemption.revoked" },
            $"exemption:{number}");
        await db.SaveChangesAsync(cancel);
        return exemption;
    }, cancel);
}
