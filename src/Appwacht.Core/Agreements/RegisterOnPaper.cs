using Appwacht.Core.Audit;
using Appwacht.Core.Processing;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>What an administrator says of an agreement that was signed on paper.</summary>
/// <param name="Version">The version; null when that could not be read.</param>
/// <param name="Language">The language of the paper.</param>
/// <param name="Day">The day on which it was signed; null when that could not be read.</param>
/// <param name="Scan">The scan of it.</param>
public sealed record PaperWish(int? Version, string Language, DateOnly? Day, byte[]? Scan);

/// <summary>Registers that somebody signed on paper, who has no account or no screen to do it on.</summary>
public sealed class RegisterOnPaper(OrganisationDb db, AuditTrail audit, ProcessingLog processing, Actor actor, TimeProvider clock)
{
    /// <summary>How long ago it can have been, in days: of what is longer ago the year is a slip of the pen.</summary>
    private const int MostDaysAgo = 3660;

    /// <summary>That nobody of that number has a device on loan.</summary>
    internal static Refusal Unknown { get; } = new("agreement.no-borrower", "Deze medewerker heeft geen toestel van de organisatie.", "This employee has no device of the organisation.");

    /// <summary>Registers it.</summary>
    /// <param name="person">Who signed, by number.</param>
    /// <param name="wish">What is said of it.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<Acceptance>> Handle(int person, PaperWish wish, CancellationToken cancel) => db.InTurn<Outcome<Acceptance>>(async () =>
    {
        if (!await Loans.People(db).AnyAsync(one => one.Number == person, cancel))
            return Unknown;
        var version = await db.Set<AgreementVersion>().AsNoTracking().SingleOrDefaultAsync(one => one.Number == wish.Version && one.From != null, cancel);
        if (WhyNot(wish, version, clock.Today()).ToArray() is { Length: > 0 } why)
            return why;
        if (version is null || wish.Scan is null || wish.Day is not { } day)
            throw new InvalidOperationException("What is not there was refused.");
        if (await Loans.Open(db).AnyAsync(one => one.Person == person && one.Version == version.Number, cancel))
            return new Refusal("agreement.signed-already", "Deze versie is al ondertekend.", "This version was signed already.");
        var acceptance = new Acceptance
        {
            Person = person,
            Version = version.Number,
            Language = wish.Language,
            TextHash = version.In(wish.Language).Hash,
            SignedOn = day,
            At = Time.FromMicroseconds(Time.Microseconds(clock.GetUtcNow())),
            By = actor.Id,
            IsOnPaper = true,
        };
        db.Add(acceptance);
        await db.SaveChangesAsync(cancel); // gives it its number
        var scan = PaperScan.Of(acceptance.Number, wish.Scan);
        db.Add(scan);
        processing.Add(ProcessingActivity.HandleAgreements, [person]);
        audit.Record("agreement.on-paper", acceptance.Reference, new { version = version.Number, day, scan = scan.Hash });
        await db.SaveChangesAsync(cancel);
        return acceptance;
    }, cancel);

    /// <summary>Everything for which it is refused.</summary>
    internal static IEnumerable<Refusal> WhyNot(PaperWish wish, AgreementVersion? version, DateOnly today)
    {
        if (version is null)
            yield return new("agreement.version", "Kies welke versie is ondertekend.", "Choose which version was signed.", "versie");
        if (!AgreementText.Languages.Contains(wish.Language))
            yield return new("agreement.language", "Kies nl of en.", "Choose nl or en.", "taal");
        if (wish.Day is not { } day || day > today || day < today.AddDays(-MostDaysAgo))
            yield return new("agreement.signed-on", "Geef de dag van ondertekenen: vandaag of eerder.", "Give the day of signing: today or before.", "dag");
        if (PaperScan.WhyNot(wish.Scan) is { } wrong)
            yield return wrong;
    }
}
