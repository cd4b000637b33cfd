using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations;

/// <summary>Removes an organisation for good: who has a role in it, and all its data.</summary>
public sealed class DeleteOrganisation(IDatabases databases)
{
    /// <summary>Removes it, or what is left of it.</summary>
    public async Task<Outcome<OrganisationId>> Handle(OrganisationId id, CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        var isStored = (await databases.Stored(cancel)).Contains(id);
        if (!isStored && !await directory.Organisations.AnyAsync(known => known.Id == id, cancel))
            return Vacancy.Unknown(id);
        if (await directory.Organisations.Where(known => known.Parent == id).Select(known => known.Name).FirstOrDefaultAsync(cancel) is { } child)
            return new Refusal("organisation.has-children", $"`{child}` valt onder deze organisatie.", $"`{child}` is under this organisation.");
        await Remove(id, cancel);
        return id;
    }

    /// <summary>Removes it without asking anything.</summary>
    internal async Task Remove(OrganisationId id, CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        // First, so that nobody comes in any more. If it is cut off after this, the data is found as left over and can be deleted still.
        directory.RemoveRange(await directory.RoleGrants.Where(grant => grant.Organisation == id).ToListAsync(cancel));
        directory.RemoveRange(await directory.Organisations.Where(known => known.Id == id).ToListAsync(cancel));
        await directory.SaveChangesAsync(cancel);
        await databases.Delete(id, cancel);
    }
}
