using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Agreements;

/// <summary>The version that holds on a day, and which older ones are still good enough.</summary>
/// <param name="Version">The version.</param>
/// <param name="Least">Who signed this version or a later one need not sign again.</param>
public sealed record AgreementInForce(AgreementVersion Version, int Least)
{
    /// <summary>What holds on a day; null before the first version.</summary>
    public static async Task<AgreementInForce?> On(OrganisationDb db, DateOnly day, CancellationToken cancel)
    {
        var begun = await db.Set<AgreementVersion>().AsNoTracking().Where(version => version.From <= day).OrderBy(version => version.Number).ToListAsync(cancel);
        return begun.Count == 0 ? null : new(begun[^1], LeastOf(begun));
    }

    /// <summary>The oldest version that is still good enough: the newest that had to be signed again, or else the first.</summary>
    /// <param name="begun">The versions that hold or held, oldest first.</param>
    internal static int LeastOf(IReadOnlyList<AgreementVersion> begun) => (begun.LastOrDefault(version => version.SignAgain) ?? begun[0]).Number;
}
