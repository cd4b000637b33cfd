using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations;

/// <summary>Gives roles to groups of a sign-in provider, and takes them back. Somebody who can do that always stays.</summary>
/// <param name="databases">Where the directory is.</param>
/// <param name="db">The organisation; its turn keeps two who change roles from each taking what the other left.</param>
/// <param name="audit">Its trail.</param>
/// <param name="providers">The providers that there are: a role of another is nobody's.</param>
public sealed class ChangeRoles(IDatabases databases, OrganisationDb db, AuditTrail audit, IReadOnlyCollection<string> providers)
{
    /// <summary>The role that can give roles.</summary>
    private const Role Gives = Role.Ciso;

    /// <summary>Who has which role, by provider and group.</summary>
    public static async Task<IReadOnlyList<RoleGrant>> Of(IDatabases databases, OrganisationId organisation, CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        var grants = await directory.RoleGrants.AsNoTracking().Where(grant => grant.Organisation == organisation).ToListAsync(cancel);
        return [.. grants.OrderBy(grant => grant.Role).ThenBy(grant => grant.Provider, StringComparer.Ordinal).ThenBy(grant => grant.Group, StringComparer.Ordinal)];
    }

    /// <summary>Gives a role.</summary>
    public Task<Outcome<RoleGrant>> Grant(string provider, string group, Role? role, CancellationToken cancel) => db.InTurn<Outcome<RoleGrant>>(async () =>
    {
        group = group.Trim();
        Refusal[] why = [.. WhyNot(provider, group, role)];
        if (why.Length > 0)
            return why;
        await using var directory = databases.OpenDirectory();
        var given = new RoleGrant { Organisation = db.Organisation, Provider = provider, Group = group, Role = role.GetValueOrDefault() };
        if (await directory.RoleGrants.AnyAsync(grant => grant.Organisation == given.Organisation && grant.Provider == provider && grant.Group == group && grant.Role == given.Role, cancel))
            return new Refusal("grant.exists", "Deze groep heeft deze rol al.", "This group has this role already.", "groep");
        directory.Add(given);
        await Save(directory, "role.granted", given, cancel);
        return given;
    }, cancel);

    /// <summary>Takes a role back.</summary>
    /// <param name="number">Which (<see cref="RoleGrant.Id"/>).</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<RoleGrant>> Revoke(long number, CancellationToken cancel) => db.InTurn<Outcome<RoleGrant>>(async () =>
    {
        await using var directory = databases.OpenDirectory();
        var grants = await directory.RoleGrants.Where(grant => grant.Organisation == db.Organisation).ToListAsync(cancel);
        if (grants.Find(grant => grant.Id == number) is not { } taken)
            return new Refusal("grant.not-found", "Deze rol is er niet meer.", "This role is not there any more.");
        if (!grants.Exists(grant => grant != taken && grant.Role == Gives && providers.Contains(grant.Provider)))
            return new Refusal("grant.last", "Dit is de laatste groep die rollen kan geven. Geef eerst een andere groep de rol CISO.", "This is the last group that can give roles. Give another group the role CISO first.");
        directory.Remove(taken);
        await Save(directory, "role.revoked", taken, cancel);
        return taken;
    }, cancel);

    private IEnumerable<Refusal> WhyNot(string provider, string group, Role? role)
    {
        if (!providers.Contains(provider))
            yield return new("grant.provider", "Kies een aanmeldvoorziening.", "Choose a sign-in provider.", "voorziening");
        if (group.Length is 0 or > RoleGrant.LongestGroup || group.Any(char.IsControl))
            yield return new("grant.group", $"De groep is 1 tot {RoleGrant.LongestGroup} tekens lang.", $"The group is 1 to {RoleGrant.LongestGroup} characters long.", "groep");
        if (role is null)
            yield return new("grant.role", "Kies een rol.", "Choose a role.", "rol");
    }

    /// <summary>The group itself is in the directory only: what a provider calls it may be a sentence, or say somebody's name.</summary>
    private async Task Save(DirectoryDb directory, string action, RoleGrant grant, CancellationToken cancel)
    {
        // Within the turn, and first what gets the number that the trail refers to.
        await directory.SaveChangesAsync(cancel);
        audit.Record(action, $"role:{grant.Role.Name()}", new { grant = grant.Id });
        await db.SaveChangesAsync(cancel);
    }
}
