using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations;

/// <summary>A role that a group of a sign-in provider gets.</summary>
/// <param name="Provider">The provider, by its name in the settings.</param>
/// <param name="Group">The group as the provider says it.</param>
/// <param name="Role">The role.</param>
public sealed record NewGrant(string Provider, string Group, Role Role);

/// <summary>Makes an organisation, with who gets which role in it.</summary>
public sealed class CreateOrganisation(IDatabases databases, TimeProvider clock)
{
    /// <summary>Makes it.</summary>
    public async Task<Outcome<Organisation>> Handle(OrganisationId id, string name, OrganisationId? parent, IReadOnlyCollection<NewGrant> grants, CancellationToken cancel)
    {
        if (await Vacancy.WhyNot(id, databases, cancel) is { } taken)
            return taken;
        await using var directory = databases.OpenDirectory();
        var isParentKnown = parent is null || await directory.Organisations.AnyAsync(known => known.Id == parent, cancel);
        Refusal[] why = [.. WhyNot(id, name, parent, isParentKnown, grants)];
        if (why.Length > 0)
            return why;

        var made = new Organisation { Id = id, Name = name, Parent = parent, CreatedAt = clock.GetUtcNow() };
        await databases.Create(id, cancel);
        await using (var db = databases.Open(id))
        {
            new AuditTrail(db, Actor.Operator, clock).Record("organisation.created", $"organisation:{id}", new { grants = grants.Count });
            await db.SaveChangesAsync(cancel);
        }

        // Last, so that nobody comes in before it is whole.
        directory.Add(made);
        directory.AddRange(grants.Distinct().Select(grant => new RoleGrant { Organisation = id, Provider = grant.Provider, Group = grant.Group, Role = grant.Role }));
        await directory.SaveChangesAsync(cancel);
        return made;
    }

    private static IEnumerable<Refusal> WhyNot(OrganisationId id, string name, OrganisationId? parent, bool isParentKnown, IReadOnlyCollection<NewGrant> grants)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > Organisation.LongestName)
            yield return new("organisation.name", $"Geef een naam van hoogstens {Organisation.LongestName} tekens.", $"Give a name of at most {Organisation.LongestName} characters.", "name");
        if (!isParentKnown || parent == id)
            yield return new("organisation.parent", $"Er is geen organisatie `{parent}` waaronder deze kan vallen.", $"There is no organisation `{parent}` that this one can be under.", "parent");
        if (grants.Any(grant => grant.Provider.Length is 0 or > RoleGrant.LongestProvider || grant.Group.Length is 0 or > RoleGrant.LongestGroup))
            yield return new("organisation.grant", "Geef bij een rol de aanbieder en de groep.", "Give the provider and the group with a role.", "grant");
    }
}
