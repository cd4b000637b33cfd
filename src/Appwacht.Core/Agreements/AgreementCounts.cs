using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>How often a version was signed in a period.</summary>
/// <param name="Version">The version.</param>
/// <param name="From">The day from which it holds.</param>
/// <param name="HashNl">The SHA-256 of its Dutch text, as on the trail.</param>
/// <param name="HashEn">The SHA-256 of its English text.</param>
/// <param name="OnScreen">Signed on a screen.</param>
/// <param name="OnPaper">Signed on paper.</param>
public sealed record VersionCount(int Version, DateOnly From, string HashNl, string HashEn, int OnScreen, int OnPaper);

/// <summary>
/// The agreements of a period in counts, for who must show that users sign. The numbers are exact: whoever shows them to somebody who may not see
/// people takes <see cref="AgreementFigure.Shown"/>, and rounds the rest.
/// </summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last.</param>
/// <param name="Last">How people stood on the last day of the period of which that is known: devices on loan, signed, must sign; null when it is known of none.</param>
/// <param name="Versions">What was signed within the period, by version; also what was deleted since.</param>
public sealed record AgreementCounts(DateOnly From, DateOnly Until, AgreementFigure? Last, IReadOnlyList<VersionCount> Versions)
{
    /// <summary>Those of a period.</summary>
    /// <param name="db">The organisation.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The day after the last.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<AgreementCounts> Of(OrganisationDb db, DateOnly from, DateOnly until, CancellationToken cancel)
    {
        var last = await db.Set<AgreementFigure>().AsNoTracking().Where(figure => figure.Day >= from && figure.Day < until).OrderByDescending(figure => figure.Day).FirstOrDefaultAsync(cancel);
        var signed = await db.Set<Acceptance>().Where(one => one.SignedOn >= from && one.SignedOn < until).GroupBy(one => new { one.Version, one.IsOnPaper })
            .Select(all => new { all.Key.Version, all.Key.IsOnPaper, Count = all.Count() }).ToListAsync(cancel);
        var deleted = await db.Set<SignedCount>().Where(one => one.Day >= from && one.Day < until).GroupBy(one => new { one.Version, one.IsOnPaper })
            .Select(all => new { all.Key.Version, all.Key.IsOnPaper, Count = all.Sum(one => one.Count) }).ToListAsync(cancel);
        var all = signed.Concat(deleted).ToLookup(one => (one.Version, one.IsOnPaper), one => one.Count);
        var versions = await db.Set<AgreementVersion>().AsNoTracking().Where(version => version.From < until).OrderBy(version => version.Number).ToListAsync(cancel);
        return new(from, until, last, [.. versions.Select(version => new VersionCount(
            version.Number, version.From ?? from, version.HashNl ?? "", version.HashEn ?? "", all[(version.Number, false)].Sum(), all[(version.Number, true)].Sum()))]);
    }
}
