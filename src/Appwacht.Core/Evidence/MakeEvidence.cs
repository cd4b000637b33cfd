using System.Text;
using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Trail.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Evidence;

/// <summary>Evidence that somebody asked for.</summary>
/// <param name="Row">What is kept of it.</param>
/// <param name="IsNew">Whether it was not made before.</param>
/// <param name="Differing">When evidence of the same period and language was made before and is no longer the same: the files that differ from the latest of that, by name.</param>
public sealed record MadeEvidence(EvidenceRow Row, bool IsNew, IReadOnlyList<string> Differing);

/// <summary>Makes evidence of a period, and writes it.</summary>
public sealed class MakeEvidence(OrganisationDb db, AppCatalogue shipped, TrailKeys keys, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Makes it. When the same was made before, that is the answer.</summary>
    /// <param name="wish">Of which period.</param>
    /// <param name="cancel">Gives up; then nothing changed, except that there may be a checkpoint more.</param>
    public async Task<Outcome<MadeEvidence>> Handle(EvidenceWish wish, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(wish);
        Refusal[] why = [.. wish.WhyNot(clock.Today())];
        if (why.Length > 0 || wish is not { From: { } from, Until: { } until })
            return why;
        if (await TrailSpan.Of(db, Time.StartOf(from), Time.StartOf(until), cancel) is null && await new MakeCheckpoint(db, keys, clock).Handle(cancel) is Outcome<StoredCheckpoint>.Refused refused)
            return refused.Why.ToArray();
        EvidenceManifest manifest;
        try
        {
            manifest = await Write(new EvidenceZip(Stream.Null), from, until, wish.Language, cancel);
        }
        catch (EvidenceTooLargeException)
        {
            return TooLarge;
        }

        return await db.InTurn(() => Keep(manifest, cancel), cancel);
    }

    /// <summary>Writes evidence that was made, the same to the byte.</summary>
    /// <param name="number">Which.</param>
    /// <param name="to">Where to; can be gone back in.</param>
    /// <param name="cancel">Gives up; what was written is no evidence.</param>
    /// <returns>What is kept of it; a refusal when something in it is no longer what it was.</returns>
    public async Task<Outcome<EvidenceRow>> WriteAgain(int number, Stream to, CancellationToken cancel)
    {
        if (await db.Set<EvidenceRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancel) is not { } row)
            return new Refusal("evidence.not-found", "Dit bewijsdossier is er niet.", "There is no such evidence file.");
        var zip = new EvidenceZip(to);
        var manifest = (await Write(zip, row.From, row.Until, row.Language, cancel)).ToBytes();
        if (EvidenceManifest.HashOf(manifest) != row.ManifestHash)
            return Changed(row, EvidenceManifest.Read(manifest) is { } now ? EvidenceManifest.Differences(row.ToManifest(), now) : []);
        var organisation = db.Organisation.Value;
        var known = EvidenceSeal.KeysUpTo(row.KeyId, await new ReadTrail(db).Keys(keys, cancel));
        zip.Finish(manifest, row.ToSeal().ToBytes(organisation, known));
        return row;
    }

    private async Task<EvidenceManifest> Write(EvidenceZip zip, DateOnly from, DateOnly until, string language, CancellationToken cancel)
    {
        // As it was at one moment, while others go on writing.
        await using var moment = await db.BeginSnapshot(cancel);
        return await new WriteEvidence(db, shipped, keys, zip).Handle(from, until, language, cancel);
    }

    private async Task<Outcome<MadeEvidence>> Keep(EvidenceManifest manifest, CancellationToken cancel)
    {
        var bytes = manifest.ToBytes();
        var hash = EvidenceManifest.HashOf(bytes);
        var before = await db.Set<EvidenceRow>().AsNoTracking().Where(row => row.From == manifest.From && row.Until == manifest.Until && row.Language == manifest.Language).OrderBy(row => row.Number).ToListAsync(cancel);
        if (before.Find(row => row.ManifestHash == hash) is { } same)
            return new MadeEvidence(same, false, []);
        await StoredTrailKey.AddMissing(db, keys, cancel);
        var organisation = db.Organisation.Value;
        var seal = EvidenceSeal.Sign(hash, organisation, EvidenceSeal.KeysUpTo(keys.Current.Public.Id, await new ReadTrail(db).Keys(keys, cancel)), keys.Current);
        var made = new EvidenceRow
        {
            From = manifest.From,
            Until = manifest.Until,
            Language = manifest.Language,
            Manifest = Encoding.UTF8.GetString(bytes),
            ManifestHash = hash,
            Checkpoint = manifest.Closing.Sequence,
            KeyId = seal.KeyId,
            Signature = seal.Signature.ToArray(),
            MadeBy = actor.Id,
            MadeAt = Time.FromMicroseconds(Time.Microseconds(clock.GetUtcNow())),
        };
        db.Add(made);
        await db.SaveChangesAsync(cancel); // gives it its number
        audit.Record("evidence.made", made.Reference, new { sha256 = hash, from = made.From, until = made.Until, language = made.Language });
        await db.SaveChangesAsync(cancel);
        return new MadeEvidence(made, true, before is [.., var latest] ? EvidenceManifest.Differences(latest.ToManifest(), manifest) : []);
    }

    private static Refusal TooLarge { get; } = new("evidence.too-large", "Het dossier zou te groot worden voor een ZIP-bestand. Kies een kortere periode.", "The file would become too large for a ZIP. Choose a shorter period.", "tot");

    private static Refusal Changed(EvidenceRow row, IReadOnlyList<string> files)
    {
        var names = string.Join(", ", files);
        return new(
            "evidence.changed",
            $"Dossier {row.Number} is nu niet meer hetzelfde te schrijven: sindsdien is iets veranderd in {names}. Maak het opnieuw, en vergelijk met het bestand dat u toen bewaarde.",
            $"File {row.Number} can no longer be written the same: since then something changed in {names}. Make it again, and compare with the file that you kept then.");
    }
}
