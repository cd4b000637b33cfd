using Appwacht.Core.Audit;

namespace Appwacht.Core.Catalogue;

/// <summary>Proposes a change of the register for the organisation. Nothing changes until somebody else decides.</summary>
public sealed class ProposeOwnChange(OrganisationDb db, AppCatalogue shipped, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Proposes it.</summary>
    public Task<Outcome<OwnChange>> Handle(OwnChangeRequest request, CancellationToken cancel) => db.InTurn<Outcome<OwnChange>>(async () =>
    {
        if (request.WhyNot(await OwnRegister.Load(db, shipped, cancel), clock.Today()).ToArray() is { Length: > 0 } why)
            return why;
        var change = request.ToChange();
        var proposal = new OwnChange
        {
            Kind = change.Kind,
            About = change.About,
            Other = change.Other,
            Day = change.Day,
            Confidence = change.Confidence,
            SourceTitle = change.Source.Title,
            SourceAddress = change.Source.Url,
            Reason = request.Reason.Trim(),
            ProposedBy = actor.Id,
            ProposedAt = clock.GetUtcNow(),
        };
        db.Add(proposal);
        await db.SaveChangesAsync(cancel); // gives it its number
        audit.Record("register-change.proposed", $"register-change:{proposal.Number}");
        await db.SaveChangesAsync(cancel);
        return proposal;
    }, cancel);
}
