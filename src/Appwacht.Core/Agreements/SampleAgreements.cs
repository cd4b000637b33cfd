using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>What a demonstration begins with: a version in force, which most of the people who do not exist signed.</summary>
/// <param name="db">The organisation.</param>
/// <param name="audit">Its trail.</param>
/// <param name="keys">The key of the trail.</param>
/// <param name="clock">The clock.</param>
public sealed class SampleAgreements(OrganisationDb db, AuditTrail audit, TrailKeys keys, TimeProvider clock)
{
    /// <summary>One of so many did not sign yet.</summary>
    private const int OneOf = 25;

    /// <summary>Puts the text that comes with the program in force, and signs it for most.</summary>
    /// <param name="organisation">The name of the organisation.</param>
    /// <param name="except">Who did not sign, as user of devices, so that there is something for them to do.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Make(string organisation, string except, CancellationToken cancel)
    {
        var write = new WriteAgreement(db, audit, Actor.Operator, clock);
        await write.Begin(organisation, cancel);
        await write.PutInForce(1, 0, clock.Today(), cancel);
        var people = await Loans.People(db).Where(person => person.Key != except).OrderBy(person => person.Number).Select(person => new { person.Number, person.Language }).ToListAsync(cancel);
        var version = await db.Set<AgreementVersion>().AsNoTracking().SingleAsync(cancel);
        var now = Time.FromMicroseconds(Time.Microseconds(clock.GetUtcNow()));
        Acceptance[] acceptances =
        [
            .. people.Where((_, at) => at % OneOf != OneOf - 1).Select(person => new Acceptance
            {
                Person = person.Number,
                Version = version.Number,
                Language = person.Language,
                TextHash = version.In(person.Language).Hash,
                SignedOn = Time.DayOf(now),
                At = now,
                By = Actor.Operator.Id,
            }),
        ];
        db.AddRange(acceptances);
        await db.SaveChangesAsync(cancel); // gives them their numbers
        foreach (var acceptance in acceptances)
            acceptance.Seal(db.Organisation, keys.Current);
        await StoredTrailKey.AddMissing(db, keys, cancel);
        audit.Record("agreement.accepted", version.Reference, new { count = acceptances.Length });
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        await new RecordAgreementFigure(db, clock).Handle(cancel);
    }
}
