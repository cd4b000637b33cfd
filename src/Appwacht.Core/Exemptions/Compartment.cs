using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Exemptions;

/// <summary>
/// The compartment for investigation and intelligence: exemptions that nobody outside it sees anything of. Every question about exemptions
/// leaves them out by itself; who asks for them says so here. Why it is so is in decision 0015.
/// </summary>
public static class Compartment
{
    /// <summary>The register of exemptions, or that of the compartment.</summary>
    public static IQueryable<ExemptionCase> Register(OrganisationDb db, bool isShielded)
    {
        ArgumentNullException.ThrowIfNull(db);
        return isShielded ? WithShielded(db).Where(exemption => exemption.IsShielded) : db.Set<ExemptionCase>();
    }

    /// <summary>One of either, by the number that people know it by.</summary>
    public static IQueryable<ExemptionCase> One(OrganisationDb db, int number, bool isShielded)
    {
        var stored = isShielded ? -number : number;
        return Register(db, isShielded).Where(exemption => exemption.Number == stored);
    }

    /// <summary>All exemptions: to enforce them, and to delete them when their period is over.</summary>
    internal static IQueryable<ExemptionCase> WithShielded(OrganisationDb db) => db.Set<ExemptionCase>().IgnoreQueryFilters();

    /// <summary>The next number in the compartment. They go down from -1: in the register a gap would tell that something is left out.</summary>
    internal static async Task<int> NextNumber(OrganisationDb db, CancellationToken cancel) =>
        (await Register(db, isShielded: true).MinAsync(exemption => (int?)exemption.Number, cancel) ?? 0) - 1;
}
