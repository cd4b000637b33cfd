using Appwacht.Core.Audit;
using Appwacht.Core.People;
using Appwacht.Core.Processing;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>That somebody agrees: the act, with exactly what they saw.</summary>
/// <param name="Version">The version that they saw.</param>
/// <param name="Language">The language that they read it in.</param>
/// <param name="TextHash">The SHA-256 of the text that they saw.</param>
/// <param name="Agrees">Whether they said so themselves; nothing says it for them.</param>
public sealed record AcceptanceWish(int Version, string Language, string? TextHash, bool Agrees);

/// <summary>
/// Somebody who has a device on loan agrees to the version in force. It is an ordinary electronic signature: who signed in, how, what they read, that
/// they agreed and when, in a statement that the organisation signs.
/// </summary>
/// <param name="db">The organisation.</param>
/// <param name="audit">Its trail.</param>
/// <param name="processing">Records that data of the person was written.</param>
/// <param name="keys">The key of the trail.</param>
/// <param name="actor">Who signed in.</param>
/// <param name="clock">The clock.</param>
public sealed class AcceptAgreement(OrganisationDb db, AuditTrail audit, ProcessingLog processing, TrailKeys keys, Actor actor, TimeProvider clock)
{
    /// <summary>Agrees.</summary>
    /// <param name="personKey">Who, as user of devices.</param>
    /// <param name="wish">To what.</param>
    /// <param name="strength">How strongly they signed in.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<Acceptance>> Handle(string? personKey, AcceptanceWish wish, SignInStrength strength, CancellationToken cancel) => db.InTurn<Outcome<Acceptance>>(async () =>
    {
        if (await AgreementInForce.On(db, clock.Today(), cancel) is not { } inForce)
            return new Refusal("agreement.none", "Er is nog geen overeenkomst om te ondertekenen.", "There is no agreement to sign yet.");
        if (personKey is null || await Loans.People(db).SingleOrDefaultAsync(person => person.Key == personKey, cancel) is not { } person)
            return new Refusal("agreement.no-device", "Op uw naam staat geen toestel van de organisatie; u hoeft niets te ondertekenen.", "No device of the organisation is on loan to you; there is nothing to sign.");
        if (await Loans.Open(db).AnyAsync(one => one.Person == person.Number && one.Version == inForce.Version.Number, cancel))
            return new Refusal("agreement.signed", "U hebt deze versie al ondertekend.", "You signed this version already.");
        if (WhyNot(wish, inForce.Version, strength, await AgreementSettings.Of(db, cancel)) is { } refusal)
            return refusal;
        return await Sign(person, wish, inForce.Version, strength, cancel);
    }, cancel);

    /// <summary>Why it cannot be taken as a signature, or null.</summary>
    internal static Refusal? WhyNot(AcceptanceWish wish, AgreementVersion inForce, SignInStrength strength, AgreementSettings settings)
    {
        if (wish.Version != inForce.Number || !AgreementText.Languages.Contains(wish.Language) || wish.TextHash != inForce.In(wish.Language).Hash)
            return new("agreement.other-text", "De tekst is intussen een andere. Lees haar opnieuw.", "The text is another one by now. Read it again.");
        if (!wish.Agrees)
            return new("agreement.not-agreed", "Zet eerst zelf het vinkje dat u akkoord gaat.", "First tick the box yourself to say that you agree.", "akkoord");
        return settings.NeedsTwoSteps && !strength.IsTwoStep(settings.StrongAcr)
            ? new("agreement.strength", "Voor ondertekenen moet u zijn aangemeld met twee stappen. Meld u af, en meld u opnieuw aan met twee stappen.", "To sign you must have signed in with two steps. Sign out, and sign in again with two steps.")
            : null;
    }

    private async Task<Outcome<Acceptance>> Sign(PersonRow person, AcceptanceWish wish, AgreementVersion version, SignInStrength strength, CancellationToken cancel)
    {
        var now = Time.FromMicroseconds(Time.Microseconds(clock.GetUtcNow()));
        var acceptance = new Acceptance
        {
            Person = person.Number,
            Version = version.Number,
            Language = wish.Language,
            TextHash = version.In(wish.Language).Hash,
            SignedOn = Time.DayOf(now),
            At = now,
            By = actor.Id,
            Acr = strength.Acr,
            Amr = strength.Amr,
            SignedInAt = strength.At,
        };
        db.Add(acceptance);
        await db.SaveChangesAsync(cancel); // gives it its number
        acceptance.Seal(db.Organisation, keys.Current);
        // So that the copy can be verified for as long as it is kept, also after the key was replaced or the organisation moved.
        await StoredTrailKey.AddMissing(db, keys, cancel);
        processing.Add(ProcessingActivity.HandleAgreements, [person.Number]);
        audit.Record("agreement.accepted", acceptance.Reference, new { version = version.Number, wish.Language, sha256 = acceptance.TextHash });
        await db.SaveChangesAsync(cancel);
        return acceptance;
    }
}
