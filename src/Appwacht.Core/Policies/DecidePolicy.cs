using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Policies;

/// <summary>Decides on a proposal: somebody else than who made it, once, with a reason.</summary>
public sealed class DecidePolicy(OrganisationDb db, AppCatalogue catalogue, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>The longest reason that is taken, in characters.</summary>
    public const int LongestReason = 2000;

    /// <summary>Decides. What is adopted is in force from then on.</summary>
    /// <param name="number">The version.</param>
    /// <param name="adopt">Whether it is adopted, or refused.</param>
    /// <param name="reason">Why so.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<PolicyVersion>> Handle(int number, bool adopt, string reason, CancellationToken cancel) => db.InTurn<Outcome<PolicyVersion>>(async () =>
    {
        var proposal = await db.Set<PolicyVersion>().SingleOrDefaultAsync(policy => policy.Number == number, cancel);
        if (proposal is null)
            return new Refusal("policy.not-found", "Deze versie van het beleid is er niet.", "There is no such version of the policy.");
        Refusal[] why = [.. WhyNot(proposal, actor, reason)];
        // The register or a layer above may have changed since it was proposed.
        if (why.Length == 0 && adopt)
            why = ProposePolicy.WhyNot(proposal.Text, catalogue);
        if (why.Length > 0)
            return why;
        proposal.Decide(adopt ? PolicyState.Adopted : PolicyState.Refused, actor.Id, clock.GetUtcNow(), reason.Trim());
        audit.Record(adopt ? "policy.adopted" : "policy.refused", $"policy:{number}");
        await db.SaveChangesAsync(cancel);
        return proposal;
    }, cancel);

    /// <summary>Everything for which somebody may not decide on a proposal.</summary>
    public static IEnumerable<Refusal> WhyNot(PolicyVersion proposal, Actor actor, string reason)
    {
        if (proposal.State is not PolicyState.Proposed)
            yield return new("policy.decided", "Over deze versie is al besloten.", "This version was decided on already.");
        if (proposal.ProposedBy == actor.Id)
            yield return new("policy.own", "Over een voorstel besluit iemand anders dan wie het deed.", "A proposal is decided on by somebody else than who made it.");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
            yield return new("policy.reason", $"Geef de reden van het besluit, in ten hoogste {LongestReason} tekens.", $"Give the reason for the decision, in at most {LongestReason} characters.", "reden");
    }
}
