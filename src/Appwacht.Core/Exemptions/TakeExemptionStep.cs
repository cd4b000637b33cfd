using Appwacht.Core.Audit;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Exemptions;

/// <summary>Advises on an exemption, approves or refuses it, or takes it back.</summary>
public sealed class TakeExemptionStep(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Takes the step.</summary>
    /// <param name="number">The exemption, as people know it.</param>
    /// <param name="isShielded">Whether it is one of the compartment.</param>
    /// <param name="step">What is done.</param>
    /// <param name="reason">Why, or for advice what it says.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<ExemptionCase>> Handle(int number, bool isShielded, ExemptionStep step, string reason, CancellationToken cancel) => db.InTurn<Outcome<ExemptionCase>>(async () =>
    {
        var exemption = await Compartment.One(db, number, isShielded).SingleOrDefaultAsync(cancel);
        if (exemption is null)
            return new Refusal("exemption.not-found", "Deze uitzondering is er niet.", "There is no such exemption.");
        if (ExemptionSteps.WhyNot(exemption, step, actor, reason, clock.Today()).ToArray() is { Length: > 0 } why)
            return why;
        exemption.Take(step, actor, reason, clock.GetUtcNow());
        var done = step switch { ExemptionStep.Advise => "advised", ExemptionStep.Approve => "approved", ExemptionStep.Refuse => "refused", _ => "revoked" };
        audit.Record($"{exemption.Kind}.{done}", exemption.Reference, step is ExemptionStep.Approve && !exemption.IsShielded ? Remembered(exemption) : null);
        await db.SaveChangesAsync(cancel);
        return exemption;
    }, cancel);

    /// <summary>What stays on the trail of an approval, when the exemption itself is deleted in time: not whom it is for, nor what was written to ask for it.</summary>
    private static object Remembered(ExemptionCase exemption) => new
    {
        app = References.IsReference(exemption.App) ? exemption.App : "",
        scope = Exemption.Scopes[(int)exemption.Scope],
        from = exemption.From,
        until = exemption.Until,
    };
}
