using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations;

/// <summary>Writes everything of an organisation as it is at one moment, while the server goes on.</summary>
public sealed class BackUpOrganisation(IDatabases databases, TimeProvider clock)
{
    /// <summary>Writes it.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="to">Where to.</param>
    /// <param name="cancel">Gives up; what was written then is no backup.</param>
    public async Task<Outcome<BackupSummary>> Handle(OrganisationId id, Stream to, CancellationToken cancel)
    {
        if (await Head(id, databases, clock.GetUtcNow(), cancel) is not { } head)
            return Vacancy.Unknown(id);
        await using var db = databases.Open(id);
        // First, so that a backup tells of itself: who restores it sees which one it was.
        new AuditTrail(db, Actor.Operator, clock).Record("organisation.backed-up", $"organisation:{id}");
        await db.SaveChangesAsync(cancel);
        await using var moment = await db.BeginSnapshot(cancel);
        return await BackupWriter.Write(to, head, db, cancel);
    }

    /// <summary>What the directory says of an organisation, as the first line of a backup; null when it does not know it.</summary>
    internal static async Task<BackupHead?> Head(OrganisationId id, IDatabases databases, DateTimeOffset now, CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        if (await directory.Organisations.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } organisation)
            return null;
        var grants = await directory.RoleGrants.AsNoTracking().Where(grant => grant.Organisation == id).OrderBy(grant => grant.Id).ToListAsync(cancel);
        await using var db = databases.Open(id);
        return new BackupHead(
            BackupForm.Version, SchemaName.Newest(db), now, id.Value, organisation.Name, organisation.Parent?.Value, organisation.IsDemo, organisation.CreatedAt,
            [.. grants.Select(grant => new BackupGrant(grant.Provider, grant.Group, grant.Role.Name()))]);
    }
}
