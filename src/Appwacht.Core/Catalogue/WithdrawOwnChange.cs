using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Catalogue;

/// <summary>
/// Takes a change of the register back. Who proposed it may do so while nobody decided; what holds is only proposed to be taken back,
/// because that changes verdicts as much as adopting it did.
/// </summary>
public sealed class WithdrawOwnChange(OrganisationDb db, AuditTrail audit, Actor actor, TimeProvider clock)
{
    internal static Refusal NotFound => new("register-change.not-found", "Deze wijziging is er niet.", "There is no such change.");

    /// <summary>Takes it back, or proposes to.</summary>
    /// <param name="number">The change.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<OwnChange>> Handle(int number, string reason, CancellationToken cancel) => db.InTurn<Outcome<OwnChange>>(async () =>
    {
        var change = await db.Set<OwnChange>().SingleOrDefaultAsync(one => one.Number == number, cancel);
        if (change is null)
            return NotFound;
        if (WhyNot(change, actor, reason).ToArray() is { Length: > 0 } why)
            return why;
        change.Withdraw(actor.Id, clock.GetUtcNow(), reason.Trim());
        audit.Record(change.State is OwnChangeState.Withdrawn ? "register-change.withdrawn" : "register-change.withdrawal-proposed", $"register-change:{number}");
        await db.SaveChangesAsync(cancel);
        return change;
    }, cancel);

    /// <summary>Everything for which somebody may not take it back.</summary>
    public static IEnumerable<Refusal> WhyNot(OwnChange change, Actor actor, string reason)
    {
        if (change.State is not (OwnChangeState.Proposed or OwnChangeState.Adopted))
            yield return new("register-change.decided", "Deze wijziging is al afgewezen of ingetrokken, of dat is al voorgesteld.", "This change was refused or withdrawn already, or that was proposed.");
        else if (change.State is OwnChangeState.Proposed && change.ProposedBy != actor.Id)
            yield return new("register-change.not-yours", "Een voorstel trekt alleen in wie het deed.", "A proposal is withdrawn only by who made it.");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > DecideOwnChange.LongestReason)
            yield return new("register-change.reason", $"Geef de reden, in ten hoogste {DecideOwnChange.LongestReason} tekens.", $"Give the reason, in at most {DecideOwnChange.LongestReason} characters.", "reden");
    }
}
