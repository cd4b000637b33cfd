using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Catalogue;

/// <summary>Decides on a change of the register, or on taking one back: somebody else than who wants it, once, with a reason.</summary>
public sealed class DecideOwnChange(OrganisationDb db, AppCatalogue shipped, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>The longest reason that is taken, in characters.</summary>
    public const int LongestReason = 2000;

    /// <summary>Decides. What is adopted holds from then on.</summary>
    /// <param name="number">The change.</param>
    /// <param name="yes">Whether it goes on as proposed.</param>
    /// <param name="reason">Why so.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<OwnChange>> Handle(int number, bool yes, string reason, CancellationToken cancel) => db.InTurn<Outcome<OwnChange>>(async () =>
    {
        var change = await db.Set<OwnChange>().SingleOrDefaultAsync(one => one.Number == number, cancel);
        if (change is null)
            return WithdrawOwnChange.NotFound;
        Refusal[] why = [.. WhyNot(change, actor, reason)];
        // The register or other changes may have come since it was proposed.
        if (why.Length == 0 && yes && change.State is OwnChangeState.Proposed && OwnChangeRequest.WhyNot(await OwnRegister.Load(db, shipped, cancel), change.ToChange()) is { } stale)
            why = [stale with { Field = null }];
        if (why.Length > 0)
            return why;
        var isWithdrawal = change.State is OwnChangeState.Withdrawing;
        change.Decide(yes, actor.Id, clock.GetUtcNow(), reason.Trim());
        audit.Record(
            (isWithdrawal, yes) switch { (false, true) => "register-change.adopted", (false, false) => "register-change.refused", (true, true) => "register-change.withdrawn", _ => "register-change.kept" },
            $"register-change:{number}");
        await db.SaveChangesAsync(cancel);
        return change;
    }, cancel);

    /// <summary>Everything for which somebody may not decide.</summary>
    public static IEnumerable<Refusal> WhyNot(OwnChange change, Actor actor, string reason)
    {
        if (!change.IsOpen)
            yield return new("register-change.decided", "Hierover is al besloten.", "This was decided on already.");
        else if (change.WantedBy == actor.Id)
            yield return new("register-change.own", "Over een voorstel besluit iemand anders dan wie het deed.", "A proposal is decided on by somebody else than who made it.");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
            yield return new("register-change.reason", $"Geef de reden van het besluit, in ten hoogste {LongestReason} tekens.", $"Give the reason for the decision, in at most {LongestReason} characters.", "reden");
    }
}
