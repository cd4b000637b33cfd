using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations;

/// <summary>Changes the name by which people know an organisation; its permanent name stays.</summary>
public sealed class RenameOrganisation(IDatabases databases, OrganisationDb db, AuditTrail audit)
{
    /// <summary>Changes it; what is so already is left alone.</summary>
    public Task<Outcome<Organisation>> Handle(string name, CancellationToken cancel) => db.InTurn<Outcome<Organisation>>(async () =>
    {
        name = name.Trim();
        if (name.Length is 0 or > Organisation.LongestName || name.Any(char.IsControl))
            return new Refusal("organisation.name", $"De naam is 1 tot {Organisation.LongestName} tekens lang.", $"The name is 1 to {Organisation.LongestName} characters long.", "naam");
        await using var directory = databases.OpenDirectory();
        var organisation = await directory.Organisations.SingleAsync(known => known.Id == db.Organisation, cancel);
        if (organisation.Name == name)
            return organisation;
        organisation.Name = name;
        audit.Record("organisation.renamed", $"organisation:{db.Organisation}");
        await db.SaveChangesAsync(cancel);
        // Within the turn: when this fails, the trail does not tell of it.
        await directory.SaveChangesAsync(cancel);
        return organisation;
    }, cancel);
}
