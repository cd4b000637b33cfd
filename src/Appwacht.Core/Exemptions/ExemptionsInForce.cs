using Appwacht.Core.People;
using Appwacht.Policy.Devices;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Exemptions;

/// <summary>The exemptions that were approved and not taken back; on which days they hold they say themselves.</summary>
/// <param name="Stamp">Differs when others hold.</param>
/// <param name="All">The exemptions that everybody may know who may see a device.</param>
/// <param name="Shielded">Those of the compartment.</param>
/// <param name="PersonOf">The number of each person that one of them is for, by key; those who are not known are not in it.</param>
public sealed record ExemptionsInForce(string Stamp, IReadOnlyList<Exemption> All, IReadOnlyList<Exemption> Shielded, IReadOnlyDictionary<string, int> PersonOf)
{
    /// <summary>Tells without loading them whether others hold.</summary>
    public static async Task<string> CurrentStamp(OrganisationDb db, CancellationToken cancel)
    {
        var decided = await Compartment.WithShielded(db).CountAsync(exemption => exemption.DecidedAt != null, cancel);
        // Deciding adds to the first number; taking back takes from the second and leaves the first: no two moments with other exemptions have the same.
        return $"{decided}/{await Compartment.WithShielded(db).CountAsync(exemption => exemption.State == ExemptionState.Approved, cancel)}";
    }

    /// <summary>Loads them.</summary>
    public static async Task<ExemptionsInForce> Load(OrganisationDb db, CancellationToken cancel)
    {
        var stamp = await CurrentStamp(db, cancel);
        var approved = await Compartment.WithShielded(db).AsNoTracking().Where(exemption => exemption.State == ExemptionState.Approved).ToListAsync(cancel);
        var keys = approved.Where(exemption => exemption.Scope is ExemptionScope.Person).Select(exemption => exemption.Subject).ToArray();
        var people = await db.Set<PersonRow>().Where(person => keys.Contains(person.Key)).ToDictionaryAsync(person => person.Key, person => person.Number, StringComparer.OrdinalIgnoreCase, cancel);
        var byRegister = approved.ToLookup(exemption => exemption.IsShielded, exemption => exemption.ToExemption());
        return new(stamp, [.. byRegister[false]], [.. byRegister[true]], people);
    }
}
